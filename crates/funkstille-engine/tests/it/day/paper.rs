//! Letters on paper, faxes by mail, and the links of tasks.

use std::io::Write;
use std::process::Command;

use funkstille_core::case::FollowOn;
use funkstille_core::client::Reach;
use funkstille_core::explain::Explain;
use funkstille_core::playbook::Action;
use funkstille_engine::letters::{self, Printed};
use funkstille_engine::tasks::{self, LinkKind, Script};
use funkstille_engine::words::Language;
use funkstille_engine::{Error, Problem};
use jiff::civil::date;

use super::desk::Desk;
use super::ways::sent_again;

async fn print(desk: &mut Desk, letter: &str) -> Printed {
    letters::print(&desk.engine, &mut desk.moment, (letter, None)).await.expect("pages")
}

/// The number of the letter that went by several ways.
fn number(sent: &[funkstille_engine::sending::Delivered]) -> String {
    letters::LetterGroup::number_of(&sent[0].letter).to_owned()
}

/// The text of the pages; `None`, and a word about it, where nothing reads them.
fn read(pdf: &[u8]) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let output = Command::new("pdftotext").arg("-raw").arg(file.path()).arg("-").output();
    let Ok(output) = output else {
        let told = "pdftotext is not installed (poppler-utils): the pages are not read\n";
        std::io::stderr().write_all(told.as_bytes()).expect("told");
        return None;
    };
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

#[tokio::test]
async fn a_posted_letter_is_printed_as_it_was_written() {
    let (mut desk, _, sent) = sent_again().await;
    let number = number(&sent);
    let printed = print(&mut desk, &number).await;
    assert_eq!(print(&mut desk, &number).await.pdf, printed.pdf, "the same bytes");
    assert!(printed.pdf.starts_with(b"%PDF-"));
    assert!(printed.sheet.is_registered);
    let Some(text) = read(&printed.pdf) else { return };
    let lines: Vec<&str> = text.lines().collect();
    let address = ["Einschreiben", "Mira Lang", "Seestr. 4", "10115 Berlin"];
    assert!(lines.windows(4).any(|four| four == address), "{text}");
    for line in sent[0].text.lines().filter(|line| !line.is_empty()) {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert!(bare(&text).contains(&bare(line)), "{line} in {text}");
    }
}

#[tokio::test]
async fn a_letter_that_cannot_be_printed_says_which_sign() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    desk.set(|business| business.phone = "\u{1f4de} 5550123".to_owned()).await;
    let error = letters::print(&desk.engine, &mut desk.moment, ("1", None)).await;
    assert!(matches!(error, Err(Error::Paper(_))), "{error:?}");
    let error = letters::print(&desk.engine, &mut desk.moment, ("99", None)).await;
    assert!(matches!(error, Err(Error::Problem(Problem::UnknownLetter { .. }))), "{error:?}");
}

#[tokio::test]
async fn a_fax_goes_to_the_gateway_where_there_is_one() {
    let (mut desk, _, sent) = sent_again().await;
    let number = number(&sent);
    let fax_to = print(&mut desk, &number).await.fax_to;
    assert_eq!(fax_to.as_deref(), Some("49305550100@fax.example"));
    desk.set(|business| business.fax_gateway = String::new()).await;
    assert_eq!(print(&mut desk, &number).await.fax_to, None);
}

#[tokio::test]
async fn each_way_has_its_own_pages() {
    let (mut desk, _, sent) = sent_again().await;
    let number = number(&sent);
    let mut by = async |channel| {
        let printed = letters::print(&desk.engine, &mut desk.moment, (&number, channel)).await;
        printed.map(|printed| (printed.channel, printed.is_registered(), printed.pdf))
    };
    let posted = by(None).await.expect("pages");
    assert_eq!((posted.0, posted.1), (Action::Letter, true));
    assert_eq!(by(Some(Action::Letter)).await.as_ref(), Ok(&posted));
    let faxed = by(Some(Action::Fax)).await.expect("pages");
    assert_eq!((faxed.0, faxed.1), (Action::Fax, false));
    let no_call = by(Some(Action::Call)).await.expect_err("no way of a letter");
    assert_eq!(no_call.key(), "problem-letter-not-by-channel");
    let Some(text) = read(&faxed.2) else { return };
    assert!(text.contains("Fax") && !text.contains("Einschreiben"), "{text}");
}

async fn script_of(desk: &Desk, task: &str) -> Script {
    let now = desk.moment.now;
    let open = tasks::one(&desk.engine, task, now).await.expect("open");
    let script = tasks::script(&desk.engine, &open, Language::En).await.expect("a text");
    script.expect("the task has one")
}

#[tokio::test]
async fn a_call_has_a_link_for_each_number_that_can_be_dialled() {
    let (mut desk, case, _) = sent_again().await;
    for number in ["030 5550188", "ask at the desk"] {
        let reach = Reach::Number(number.to_owned());
        let learned = funkstille_engine::clients::learn;
        learned(&desk.engine, &mut desk.moment, ("1", None), reach).await.expect("learned");
    }
    desk.open_follow_on(&case, FollowOn::Call).await;
    let script = script_of(&desk, &format!("{case}/call")).await;
    let links: Vec<_> = script.links.iter().map(|link| (link.kind, link.url.as_str())).collect();
    assert_eq!(links, [(LinkKind::Call, "tel:+49305550188")]);
    assert_eq!(script.links[0].name, "Mira Lang");
}
