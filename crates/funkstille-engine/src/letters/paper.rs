//! A letter on paper: the pages of what was written, ready to be printed.

use funkstille_core::client::{Client, Contact};
use funkstille_core::evidence::Digest;
use funkstille_core::playbook::Action;
use funkstille_documents::{Closing, Form, Paper, Sender};
use funkstille_store::{Letter, OutboxState, Reading};

use super::compose::SIGNATURE_MARK;
use super::file::digits;
use super::prepare::step_of;
use super::{LetterFile, LetterGroup, Sheet, Written, fax, listed, recipients, statement_pdf};
use crate::business::Business;
use crate::change::Known;
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};

/// A letter that is ready to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The letter as a person reads it.
    pub sheet: Sheet,
    /// The way whose pages these are.
    pub channel: Action,
    /// To whom they go by this way.
    pub recipient: String,
    /// Its pages, as PDF.
    pub pdf: Vec<u8>,
    /// The pages of the statement of claim that goes with it, as PDF.
    pub statement: Option<Vec<u8>>,
    /// The address of the gateway that faxes them, where there is one and the number is dialled.
    pub fax_to: Option<String>,
}

/// The pages of a letter by one of its ways. Without a way: of what goes by post, else of what is
/// faxed, else of the mail. One that waits and names days which are no longer right is written anew
/// first; what a person is to send is printed as it was approved.
///
/// # Errors
/// As [`super::copy`]; [`LetterProblem::NotByChannel`] where it goes by other ways only;
/// [`Error::Paper`] where it holds a sign that cannot be printed.
pub async fn print(
    engine: &Engine,
    moment: &mut Moment,
    (letter, channel): (&str, Option<Action>),
) -> Result<Printed, Error> {
    let sheet = super::copy(engine, moment, letter).await?;
    let mut reading = engine.read().await?;
    let group = LetterGroup::load(&mut reading, letter).await?;
    let mut known = Known::of(engine, &mut reading, moment.now).await?;
    known.load_cases(&mut reading, &group.cases()).await?;
    let by = |way: Action| group.channels.iter().find(|row| row.channel == way.as_str());
    let row = if let Some(channel) = channel {
        by(channel).ok_or_else(|| not_by(&group.number, channel))?
    } else {
        let unknown = || Problem::UnknownLetter { given: letter.to_owned() };
        let on_paper = by(Action::Letter).or(by(Action::Fax));
        on_paper.or(group.channels.first()).ok_or_else(unknown)?
    };
    // A number that no machine dials is one that a person dials.
    let fax_to = by(Action::Fax).and_then(|row| fax::gateway(&known.business, &row.recipient));
    let file = LetterFile::read(&row.facts)?;
    let ways = (row.channel.as_str(), row.recipient.as_str(), row.client.as_str());
    let written = Written::of(ways, &row.draft, (&file, &group.keys));
    let (pdf, statement) = match approved_files(&mut reading, row, &file).await? {
        Some(files) => files,
        None => (pdf(&known, written)?, statement_pdf(&known, written)?),
    };
    let channel = Action::parse(&row.channel).unwrap_or(Action::Email);
    Ok(Printed { sheet, channel, recipient: row.recipient.clone(), pdf, statement, fax_to })
}

fn not_by(letter: &str, channel: Action) -> Error {
    let (letter, channel) = (letter.to_owned(), channel.as_str().to_owned());
    Problem::Letter(LetterProblem::NotByChannel { letter, channel }).into()
}

impl Printed {
    /// Whether these pages go as registered mail.
    pub fn is_registered(&self) -> bool {
        self.sheet.is_registered && self.channel == Action::Letter
    }

    /// Whether a person sends them as a fax.
    pub fn is_faxed_by_hand(&self) -> bool {
        self.channel == Action::Fax && self.fax_to.is_none()
    }

    /// Whether the same letter has other pages, which a person sends as a fax.
    pub fn has_fax_by_hand_too(&self) -> bool {
        let is_faxed = self.sheet.channels.iter().any(|(channel, _)| *channel == Action::Fax);
        self.channel != Action::Fax && is_faxed && self.fax_to.is_none()
    }
}

/// The pages that were approved, and those of the statement of claim beside them, of a letter that
/// a person sends; `None` for any other.
async fn approved_files(
    reading: &mut Reading,
    row: &Letter,
    file: &LetterFile,
) -> Result<Option<(Vec<u8>, Option<Vec<u8>>)>, Error> {
    let waits_or_left = matches!(row.draft.state, OutboxState::WithPerson | OutboxState::Sent);
    let Some(approved) = row.draft.approved.filter(|_| waits_or_left) else { return Ok(None) };
    let list = reading.blob(&approved).await?.unwrap_or_default();
    let listed = listed::digests(&list);
    let Some((pages, with)) = listed.split_first() else { return Ok(None) };
    // The invoices and forms are known by what it was written from; the statement is the other one.
    let is_statement = |digest: &&Digest| !file.attachments.contains(&digits(digest));
    let statement = match with.iter().find(is_statement) {
        Some(digest) => reading.blob(digest).await?,
        None => None,
    };
    Ok(reading.blob(pages).await?.map(|pages| (pages, statement)))
}

/// The pages of a letter as it goes by its channel, as PDF: the same bytes whenever they are made
/// from the same letter and the same data of business and client.
///
/// # Errors
/// [`Error::Paper`] where it holds a sign that cannot be printed; where its case is not loaded.
pub(crate) fn pdf(known: &Known<'_>, written: Written<'_>) -> Result<Vec<u8>, Error> {
    Ok(paper(known, written)?.pdf()?)
}

fn paper(known: &Known<'_>, written: Written<'_>) -> Result<Paper, Error> {
    let Written { channel, recipient, subject, text, file, keys, client } = written;
    let (case, step) = keys.first().map_or(("", ""), |key| (key.case.as_str(), key.step.as_str()));
    let unknown = || Problem::UnknownClient { given: client.to_owned() };
    let client = &known.client(client)?.state.as_ref().ok_or_else(unknown)?.client;
    let stage = known.case(case)?.0.opening.stage;
    let is_posted = channel == Action::Letter.as_str() && !recipient.is_empty();
    let on_file = recipients::recipient(Action::Letter, client, stage);
    let address = match on_file {
        _ if is_posted => lines(recipient),
        Some(address) => lines(address),
        None => names(client, recipients::contact(client, stage)),
    };
    let words = known.engine.written.words(client.language);
    let day = known.engine.written.day(client.language, file.letter_on);
    let remark = match Action::parse(channel) {
        Some(Action::Fax) => Some(words.say("letter-by-fax", &[("number", recipient.into())])),
        Some(Action::Letter) if step_of(known, case, step)?.registered => {
            Some(words.say("letter-registered", &[]))
        }
        _ => None,
    };
    let business = &known.business;
    let (body, closing, below) = parts(text, &business.name);
    Ok(Paper {
        form: Form::of_address(&address),
        language: client.language,
        sender: sender(business),
        remark,
        recipient: address,
        day: file.letter_on,
        place_and_day: match place(&business.postal_address) {
            Some(place) => format!("{place}, {day}"),
            None => day,
        },
        subject: subject.to_owned(),
        body,
        closing,
        below,
        page: words.say("letter-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
    })
}

fn sender(business: &Business) -> Sender {
    let filled = |texts: [&String; 2]| -> Vec<String> {
        texts.into_iter().filter(|text| !text.is_empty()).cloned().collect()
    };
    Sender {
        name: business.name.clone(),
        address: address_lines(&business.postal_address, &business.name),
        ways: filled([&business.phone, &business.email]),
        foot: filled([&business.bank_account, &business.tax_number]),
    }
}

/// The lines of an address without the name, which stands above it already.
pub(crate) fn address_lines(address: &str, name: &str) -> Vec<String> {
    let mut address = lines(address);
    let is_name = |line: &String| line.to_lowercase() == name.trim().to_lowercase();
    if address.first().is_some_and(is_name) {
        address.remove(0);
    }
    address
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Whom a letter is for where no postal address is on file.
fn names(client: &Client, contact: Option<&Contact>) -> Vec<String> {
    let person = contact.map(|contact| contact.name.as_str()).unwrap_or_default();
    let person = Some(person).filter(|name| !name.is_empty() && *name != client.name);
    std::iter::once(client.name.as_str()).chain(person).map(str::to_owned).collect()
}

/// The place of an address: what follows the postcode in the last line that begins with one, such
/// as `10115 Berlin` or `D-10115 Berlin`.
fn place(address: &str) -> Option<&str> {
    address.lines().rev().find_map(|line| {
        let (code, place) = line.trim().split_once(' ')?;
        let digits = code.split_once('-').map_or(code, |(_, digits)| digits);
        let is_code =
            digits.len() >= SHORTEST_POSTCODE && digits.bytes().all(|sign| sign.is_ascii_digit());
        Some(place.trim()).filter(|place| is_code && !place.is_empty())
    })
}

/// Digits of the shortest postcodes, those of Austria and Switzerland (docs/letters.md).
const SHORTEST_POSTCODE: usize = 4;

/// A text as paragraphs, how it ends, and what stands below the name. What a mail has below its
/// text stands elsewhere on paper. A text that does not end with the name is all paragraphs.
fn parts(text: &str, name: &str) -> (Vec<String>, Option<Closing>, Vec<String>) {
    let signature = format!("\n{SIGNATURE_MARK}\n");
    let text = text.split_once(&signature).map_or(text, |(text, _)| text);
    let mut body: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim_end) {
        match body.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line);
            }
            _ => body.push(String::new()),
        }
    }
    body.retain(|paragraph| !paragraph.is_empty());
    let ends_with_name = |paragraph: &String| paragraph.lines().last() == Some(name);
    let Some(at) = body.iter().rposition(ends_with_name) else { return (body, None, vec![]) };
    let below = body.split_off(at + 1);
    let last = body.pop().unwrap_or_default();
    let words = last.rsplit_once('\n').map_or("", |(words, _)| words).to_owned();
    (body, Some(Closing { words, name: name.to_owned() }), below)
}

#[cfg(test)]
mod tests {
    use funkstille_core::client::Language;

    use super::*;

    #[test]
    fn the_name_of_the_sender_stands_once() {
        for (address, rest) in [
            ("Jonas Weber\nKastanienallee 12", &["Kastanienallee 12"][..]),
            ("JONAS WEBER\nKastanienallee 12", &["Kastanienallee 12"]),
            ("Kastanienallee 12\n10435 Berlin", &["Kastanienallee 12", "10435 Berlin"]),
            ("Weber Design\nKastanienallee 12", &["Weber Design", "Kastanienallee 12"]),
            ("", &[]),
        ] {
            let business = Business {
                name: "Jonas Weber".to_owned(),
                postal_address: address.to_owned(),
                ..Business::default()
            };
            assert_eq!(sender(&business).address, rest, "{address}");
        }
    }

    #[test]
    fn a_letter_ends_with_room_to_sign() {
        let check = |text: &str, expected: (&[&str], Option<(&str, &str)>, &[&str])| {
            let (body, closing, below) = parts(text, "Jonas Weber");
            let closing = closing.as_ref();
            let closing = closing.map(|it| (it.words.as_str(), it.name.as_str()));
            let texts = |texts: &[&str]| -> Vec<String> {
                texts.iter().map(|text| (*text).to_owned()).collect()
            };
            let (expected_body, expected_closing, expected_below) = expected;
            assert_eq!(body, texts(expected_body), "{text}");
            assert_eq!(closing, expected_closing, "{text}");
            assert_eq!(below, texts(expected_below), "{text}");
        };
        check(
            "Guten Tag,\n\n\none\ntwo  \n\nFreundliche Grüße\nJonas Weber\n\nAnlagen: 7\n\n-- \nWeb\n",
            (
                &["Guten Tag,", "one\ntwo"],
                Some(("Freundliche Grüße", "Jonas Weber")),
                &["Anlagen: 7"],
            ),
        );
        check("Guten Tag,\n\nJonas Weber\n", (&["Guten Tag,"], Some(("", "Jonas Weber")), &[]));
        check("Hier Jonas Weber\nund mehr\n", (&["Hier Jonas Weber\nund mehr"], None, &[]));
        check("", (&[], None, &[]));
    }

    #[test]
    fn the_place_stands_behind_the_postcode() {
        for (address, expected) in [
            ("Werkstraße 5\n10115 Berlin", Some("Berlin")),
            ("Gasse 1\nA-1010 Wien\nÖsterreich", Some("Wien")),
            ("Bahnhofstrasse 1\n8001 Zürich", Some("Zürich")),
            ("12 Harbor St\nAustin, TX 78701", None),
            ("1 Weg", None),
            ("", None),
        ] {
            assert_eq!(place(address), expected, "{address}");
        }
    }

    #[test]
    fn without_an_address_the_names_stand_there() {
        let client = Client {
            name: "Kerber GmbH".to_owned(),
            contacts: vec![],
            language: Language::German,
            debtor: None,
            do_not_contact: false,
            zone: None,
        };
        assert_eq!(names(&client, None), ["Kerber GmbH"]);
    }
}
