//! The words of `bank/words.toml`, folded so that heads and cells can be compared with them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use funkstille_core::money::Currency;
use serde::Deserialize;

/// The longest head that is compared.
const MAX_HEAD_BYTES: usize = 256;

/// Letters of a word that counts inside a longer one.
const LONG_WORD: usize = 5;

static FILE: &str = include_str!("../../../../bank/words.toml");

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    Booked,
    Valued,
    /// A day of value, or a currency: the cells say which.
    DayOrCurrency,
    Direction,
    /// A word for the direction, or the kind of the entry: the cells say which.
    DirectionOrKind,
    Incoming,
    Outgoing,
    Amount,
    Currency,
    Balance,
    /// The account of whoever pays, beside one of whoever is paid.
    PayerAccount,
    PayeeAccount,
    TheirAccount,
    OwnAccount,
    /// Of this account or of the other side.
    SomeAccount,
    Payer,
    Payee,
    Counterparty,
    /// Who is paid, beside a column for who pays; alone, the other side.
    PayeeOrCounterparty,
    EndToEnd,
    BankId,
    /// What of an entry was paid back.
    Refunded,
    Status,
    Reference,
    Note,
    /// Nothing that a payer has written.
    Other,
}

/// All words, folded.
#[derive(Deserialize)]
pub(super) struct Words {
    currencies: Vec<String>,
    pub months: Vec<Vec<String>>,
    /// The heads of each kind of column, the best first.
    pub heads: BTreeMap<Role, Vec<String>>,
    /// A word in a head that no list has.
    #[serde(rename = "words_in_heads")]
    pub in_heads: BTreeMap<Role, Vec<String>>,
    pub no_amounts: NoAmounts,
    /// Words of heads under which credit and debit are no directions, folded.
    pub no_direction: Vec<String>,
    cells: Cells,
    pub labels: Labels,
}

/// Words of heads under which amounts stand that are not those of the entries, folded.
#[derive(Deserialize)]
pub(super) struct NoAmounts {
    words: Vec<String>,
    but_for: Vec<String>,
    net: Vec<String>,
    foreign: Vec<String>,
}

#[derive(Deserialize)]
struct Cells {
    incoming: Vec<String>,
    outgoing: Vec<String>,
    pending: Vec<String>,
    void: Vec<String>,
    partly: Vec<String>,
    booked: Vec<String>,
    sums: Vec<String>,
    balances: Vec<String>,
    returned: Vec<String>,
    given_back: Vec<String>,
}

/// Labels in a text, as they are written.
#[derive(Deserialize)]
pub(super) struct Labels {
    pub counterparty: Vec<String>,
    pub their_account: Vec<String>,
    pub reference: Vec<String>,
    pub other: Vec<String>,
    /// Folded.
    pub account_lines: Vec<String>,
}

/// The words that come with the program.
pub(super) fn builtin() -> &'static Words {
    static BUILTIN: LazyLock<Words> = LazyLock::new(|| {
        let words: Words = toml::from_str(FILE).expect("a test reads bank/words.toml");
        words.folded()
    });
    &BUILTIN
}

impl NoAmounts {
    /// Whether a head, folded, names a fee, a tax, a balance and the like.
    pub(super) fn has(&self, head: &str) -> bool {
        let mut before = "";
        head.split(' ').any(|word| {
            let is_beside = self.but_for.iter().any(|it| it == before);
            before = word;
            !is_beside && self.words.iter().any(|it| it == word)
        })
    }

    /// Whether a head, folded, names an amount of which something was taken.
    pub(super) fn is_net(&self, head: &str) -> bool {
        head.split(' ').any(|word| self.net.iter().any(|it| it == word))
    }

    /// Whether a head, folded, is of another account or currency.
    pub(super) fn is_foreign(&self, head: &str) -> bool {
        head.split(' ').any(|word| self.foreign.iter().any(|it| it == word))
    }
}

impl Words {
    fn folded(mut self) -> Self {
        let cells = &mut self.cells;
        let lists = self.months.iter_mut();
        let lists = lists.chain([&mut cells.pending, &mut cells.void, &mut cells.returned]);
        let lists = lists.chain([&mut cells.partly, &mut cells.booked, &mut cells.sums]);
        let lists = lists.chain([&mut cells.given_back, &mut self.labels.account_lines]);
        let lists = lists.chain([&mut self.no_direction, &mut cells.balances]);
        for word in lists.flatten() {
            *word = fold(word);
        }
        for word in [&mut cells.incoming, &mut cells.outgoing].into_iter().flatten() {
            *word = fold_sign(word);
        }
        for head in self.heads.values_mut().flatten() {
            *head = self::head(head, &self.currencies).0;
        }
        for word in self.in_heads.values_mut().flatten() {
            *word = fold(word);
        }
        let NoAmounts { words, but_for, net, foreign } = &mut self.no_amounts;
        for word in [words, but_for, net, foreign].into_iter().flatten() {
            *word = fold(word);
        }
        self
    }

    /// A head as it is compared, and the currency that stands in it; nothing for what is too long
    /// to be one.
    pub(super) fn head(&self, text: &str) -> (String, Option<Currency>) {
        if text.len() > MAX_HEAD_BYTES {
            return (String::new(), None);
        }
        head(text, &self.currencies)
    }

    /// The currency that a cell names, and nothing else.
    pub(super) fn currency(&self, cell: &str) -> Option<Currency> {
        code(cell.trim(), &self.currencies)
    }

    /// The currency that a word in a sentence names: in capitals, or by its sign.
    pub(super) fn currency_in_words(&self, word: &str) -> Option<Currency> {
        code_in_words(word, &self.currencies)
    }

    /// Whether a word, folded, is one for currency.
    pub(super) fn is_word_for_currency(&self, word: &str) -> bool {
        let of = |lists: &BTreeMap<Role, Vec<String>>| {
            lists.get(&Role::Currency).is_some_and(|words| words.iter().any(|it| it == word))
        };
        of(&self.heads) || of(&self.in_heads)
    }

    /// Whether a cell says that money came in (`true`) or went out; `None` where it says neither.
    pub(super) fn came_in(&self, cell: &str) -> Option<bool> {
        let word = fold_sign(cell);
        let is_in = self.cells.incoming.contains(&word);
        (is_in || self.cells.outgoing.contains(&word)).then_some(is_in)
    }

    /// Whether a cell says that the entry may yet not come.
    pub(super) fn is_pending(&self, cell: &str) -> bool {
        let cell = fold(cell);
        self.cells.pending.iter().any(|word| cell.contains(word.as_str()))
    }

    /// Whether words say that a debit came back.
    pub(super) fn is_returned(&self, said: &str) -> bool {
        let said = fold(said);
        self.cells.returned.iter().any(|word| said.contains(word.as_str()))
    }

    /// Whether the bank's own words for the kind of an entry say that it gives something back.
    pub(super) fn is_given_back(&self, note: &str) -> bool {
        let note = fold(note);
        self.cells.given_back.iter().any(|word| note.contains(word.as_str()))
    }

    /// Whether a cell says that the entry is booked.
    pub(super) fn is_booked(&self, cell: &str) -> bool {
        let cell = format!(" {} ", fold(cell));
        self.cells.booked.iter().any(|word| cell.contains(&format!(" {word} ")))
    }

    /// Whether a cell says that a part of the entry did not last.
    pub(super) fn is_partly_void(&self, cell: &str) -> bool {
        let cell = fold(cell);
        self.cells.partly.iter().any(|word| cell.contains(word.as_str())) && self.is_void(&cell)
    }

    /// Whether a cell begins with a word for a sum.
    pub(super) fn is_sum(&self, cell: &str) -> bool {
        let cell = fold(cell);
        let first = cell.split(' ').next().unwrap_or_default();
        self.cells.sums.iter().any(|word| word == first)
    }

    /// Whether a cell says that what stands beside it is a balance, and nothing else.
    pub(super) fn is_balance(&self, cell: &str) -> bool {
        self.cells.balances.contains(&fold(cell))
    }

    /// Whether a cell says that the entry moves nothing.
    pub(super) fn is_void(&self, cell: &str) -> bool {
        let cell = fold(cell);
        self.cells.void.iter().any(|word| cell.contains(word.as_str()))
    }
}

/// Whether a head has one of these words in it, all of them folded.
pub(super) fn has_word(head: &str, names: &[String]) -> bool {
    names.iter().any(|name| {
        let is_whole = head.split(' ').any(|word| word == name);
        is_whole || (name.len() >= LONG_WORD && head.contains(name.as_str()))
    })
}

fn head(text: &str, currencies: &[String]) -> (String, Option<Currency>) {
    let mut currency = None;
    let is_between = |c: char| !(c.is_alphanumeric() || matches!(c, '€' | '$' | '£'));
    let tokens = text.split(is_between).filter(|token| !token.is_empty());
    let kept: Vec<&str> = tokens
        .filter(|token| match code_in_words(token, currencies) {
            Some(found) => {
                currency = Some(found);
                false
            }
            None => true,
        })
        .collect();
    let folded = fold(&kept.join(" "));
    let folded = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    // `Umsatz in EUR`, but not `Money in`.
    let bare = folded.strip_suffix(" in").filter(|_| currency.is_some());
    (bare.unwrap_or(folded).to_owned(), currency)
}

/// As [`code`], but for codes that are not in capitals: `Ron` is a name.
fn code_in_words(token: &str, currencies: &[String]) -> Option<Currency> {
    let is_small = token.len() == 3 && token.bytes().any(|byte| byte.is_ascii_lowercase());
    code(token, currencies).filter(|_| !is_small)
}

fn code(token: &str, currencies: &[String]) -> Option<Currency> {
    let code = match token {
        "€" | "euro" | "euros" | "Euro" => "EUR",
        "$" => "USD",
        "£" => "GBP",
        code => code,
    };
    // Some banks write codes small; a word of three letters that is none is not in the list.
    let code = code.to_ascii_uppercase();
    currencies.contains(&code).then(|| Currency::parse(&code)).flatten()
}

/// Letters and digits alone, small and without accents, with single blanks.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None if c.is_alphanumeric() => folded.push(c),
            None if folded.ends_with(' ') || folded.is_empty() => {}
            None => folded.push(' '),
        }
    }
    let folded = folded.trim_end();
    folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// As [`fold`], for words that may be a sign alone.
fn fold_sign(text: &str) -> String {
    match text.trim() {
        sign @ ("+" | "-") => sign.to_owned(),
        word => fold(word),
    }
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ą' | 'æ' => "a",
        'č' | 'ć' | 'ç' => "c",
        'ď' => "d",
        'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ň' | 'ñ' | 'ń' => "n",
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ő' => "o",
        'ř' => "r",
        'š' | 'ś' => "s",
        'ß' => "ss",
        'ť' => "t",
        'ü' | 'ú' | 'ù' | 'û' | 'ů' | 'ű' => "u",
        'ý' => "y",
        'ž' | 'ź' | 'ż' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_compared_without_what_differs_from_bank_to_bank() {
        for (text, head, currency) in [
            ("Betrag (EUR)", "betrag", "EUR"),
            ("Betrag (€)", "betrag", "EUR"),
            ("Umsatz in EUR", "umsatz", "EUR"),
            ("Amount CZK", "amount", "CZK"),
            ("Betrag (Fremdwährung)", "betrag fremdwahrung", ""),
            ("Amount in", "amount in", ""),
            ("Waehrung", "wahrung", ""),
            ("WÄHRUNG:", "wahrung", ""),
            ("VWZ14", "vwz", ""),
            ("Omschrijving-3", "omschrijving", ""),
            ("  Zahlungsempfänger*in ", "zahlungsempfanger in", ""),
        ] {
            let (found, code) = builtin().head(text);
            let head_of_list = builtin().head(head).0;
            let code = code.map(|code| code.to_string()).unwrap_or_default();
            assert_eq!((found, code.as_str()), (head_of_list, currency), "{text}");
        }
    }

    #[test]
    fn cells_say_which_way_an_amount_went() {
        for (cell, came_in) in [
            ("Haben", Some(true)),
            ("bij", Some(true)),
            ("+", Some(true)),
            (" s ", Some(false)),
            ("debit", Some(false)),
            ("-", Some(false)),
            ("", None),
            ("Miete", None),
        ] {
            assert_eq!(builtin().came_in(cell), came_in, "{cell}");
        }
        assert!(builtin().is_pending("Umsatz vorgemerkt"));
        assert!(builtin().is_void("Abgelehnt"));
    }

    #[test]
    fn the_lists_are_complete() {
        assert_eq!(builtin().months.len(), 12);
        assert!(builtin().heads.values().flatten().all(|head| !head.is_empty()));
    }
}
