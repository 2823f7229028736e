//! Amounts as people and banks write them: `1.234,56`, `1'234.56`, `-12,00 €`, `12.00 CR`.

use funkstille_core::money::Currency;

/// The sign between whole and fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Dot,
    Comma,
}

impl Point {
    fn sign(self) -> char {
        match self {
            Self::Dot => '.',
            Self::Comma => ',',
        }
    }

    fn of(sign: char) -> Self {
        if sign == ',' { Self::Comma } else { Self::Dot }
    }

    fn other(self) -> Self {
        match self {
            Self::Dot => Self::Comma,
            Self::Comma => Self::Dot,
        }
    }
}

/// An amount as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Hundredths; negative where the text says so.
    pub minor: i64,
    /// Whether cents, a sign or a currency were written: a bare number can be anything.
    pub is_plain_number: bool,
    /// The currency beside it.
    pub currency: Option<Currency>,
}

/// The digits of an amount, and what stood around them.
struct Stripped<'a> {
    digits: &'a str,
    is_negative: bool,
    has_sign: bool,
    currency: Option<Currency>,
}

/// Longer texts are no amounts.
const MAX_BYTES: usize = 64;

/// The most digits before the point: what follows still fits into 64 bits.
const MAX_WHOLE_DIGITS: usize = 15;

/// Digits of a group: a point with so many behind it may as well part groups.
const GROUP_DIGITS: usize = 3;

/// Digits of a fraction.
const FRACTION_DIGITS: usize = 2;

/// Words behind an amount that say which way it went.
const OUT: [&str; 4] = ["S", "D", "DR", "-"];
const IN: [&str; 4] = ["H", "C", "CR", "+"];

/// Signs of currencies.
const SIGNS: [(&str, &str); 5] =
    [("€", "EUR"), ("£", "GBP"), ("US$", "USD"), ("$", "USD"), ("Fr.", "CHF")];

/// Signs that part groups in every country.
fn parts_groups(c: char) -> bool {
    matches!(c, '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Reads an amount; `None` for anything else, and where it is finer than a cent.
pub(super) fn parse(text: &str, point: Point) -> Option<Written> {
    let stripped = strip(text)?;
    let (whole, fraction) = match stripped.digits.rsplit_once(point.sign()) {
        Some((whole, fraction)) => (whole, fraction),
        None => (stripped.digits, ""),
    };
    let is_group = |c: char| parts_groups(c) || c == point.other().sign();
    if !whole.chars().all(|c| c.is_ascii_digit() || is_group(c)) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let rest = fraction.get(FRACTION_DIGITS..).unwrap_or_default();
    let is_exact = fraction.bytes().all(|b| b.is_ascii_digit()) && rest.bytes().all(|b| b == b'0');
    if !is_exact || whole.len() > MAX_WHOLE_DIGITS || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let cents = fraction.get(..FRACTION_DIGITS).unwrap_or(fraction);
    let minor: i64 = format!("{whole}{cents:0<2}").parse().ok()?;
    Some(Written {
        minor: if stripped.is_negative { -minor } else { minor },
        is_plain_number: fraction.is_empty() && !stripped.has_sign && stripped.currency.is_none(),
        currency: stripped.currency,
    })
}

/// Takes signs, currencies and words away from the digits.
fn strip(text: &str) -> Option<Stripped<'_>> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut digits = text.trim_matches(|c: char| c.is_whitespace() || c == '"');
    let (mut is_negative, mut has_sign, mut currency) = (false, false, None);
    if let Some(inside) = digits.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (digits, is_negative, has_sign) = (inside, true, true);
    }
    // Sign, currency and direction stand in any order on both sides.
    for _ in 0..4 {
        digits = digits.trim();
        if let Some(rest) = digits.strip_prefix(['-', '−', '–']) {
            (digits, is_negative, has_sign) = (rest, !is_negative, true);
        } else if let Some(rest) = digits.strip_prefix('+') {
            (digits, has_sign) = (rest, true);
        } else if let Some((rest, found)) = without_currency(digits) {
            (digits, currency) = (rest, Some(found));
        } else if let Some(rest) = without_word(digits, OUT) {
            (digits, is_negative, has_sign) = (rest, true, true);
        } else if let Some(rest) = without_word(digits, IN) {
            (digits, has_sign) = (rest, true);
        }
    }
    let is_begun = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    is_begun.then_some(Stripped { digits, is_negative, has_sign, currency })
}

fn without_word<'a>(text: &'a str, words: [&str; 4]) -> Option<&'a str> {
    let rest = words.iter().find_map(|word| text.strip_suffix(word))?;
    rest.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' ')).then_some(rest)
}

fn without_currency(text: &str) -> Option<(&str, Currency)> {
    for (sign, code) in SIGNS {
        let rest = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign));
        if let (Some(rest), Some(currency)) = (rest, Currency::parse(code)) {
            return Some((rest, currency));
        }
    }
    let is_code = |code: &str| code.bytes().all(|byte| byte.is_ascii_uppercase());
    let before = text.split_at_checked(3).filter(|(code, _)| is_code(code));
    let after = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at));
    let after = after.filter(|(_, code)| is_code(code)).map(|(rest, code)| (code, rest));
    let (code, rest) = before.or(after)?;
    Some((rest, Currency::parse(code)?))
}

/// Which sign is the point in a column of amounts: what one value leaves open, the others may say.
pub(super) fn point_of(values: impl Iterator<Item = impl AsRef<str>>) -> Option<Point> {
    let (mut sure, mut weak) = ([0_usize; 2], [0_usize; 2]);
    for value in values {
        if let Some((point, is_sure)) = point_in(value.as_ref()) {
            let votes = if is_sure { &mut sure } else { &mut weak };
            votes[usize::from(point == Point::Comma)] += 1;
        }
    }
    let votes = if sure == [0, 0] { weak } else { sure };
    match votes {
        [0, 0] => None,
        [dots, commas] if dots >= commas => Some(Point::Dot),
        _ => Some(Point::Comma),
    }
}

/// What one value says about the point, and whether that is sure.
fn point_in(value: &str) -> Option<(Point, bool)> {
    let digits = strip(value)?.digits;
    let mut signs = digits.char_indices().filter(|(_, c)| matches!(c, '.' | ','));
    let (at, last) = signs.next_back()?;
    let point = Point::of(last);
    let before: Vec<char> = signs.map(|(_, c)| c).collect();
    let digits_behind = digits.len() - at - 1;
    Some(match &before[..] {
        [] if digits_behind == GROUP_DIGITS => (point.other(), false),
        [] => (point, true),
        before if before.contains(&last) => (point.other(), true),
        _ => (point, true),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i64, &str)>) {
        let point = point_of(std::iter::once(text)).unwrap_or(Point::Dot);
        let read = parse(text, point);
        let currency = |written: &Written| written.currency.map(|it| it.to_string());
        let found = read.map(|it| (it.minor, currency(&it).unwrap_or_default()));
        assert_eq!(found, expected.map(|(minor, code)| (minor, code.to_owned())), "{text:?}");
    }

    #[test]
    fn amounts_in_every_hand() {
        check("1.234,56", Some((123_456, "")));
        check("1,234.56", Some((123_456, "")));
        check("1'234.56", Some((123_456, "")));
        check("1\u{a0}234,5", Some((123_450, "")));
        check("1.234.567", Some((123_456_700, "")));
        check("1.234", Some((123_400, "")));
        check("12,5", Some((1250, "")));
        check("12,", Some((1200, "")));
        check(",50", Some((50, "")));
        check("-99,80", Some((-9980, "")));
        check("99,80-", Some((-9980, "")));
        check("−1", Some((-100, "")));
        check("(12.00)", Some((-1200, "")));
        check("+31070,11", Some((3_107_011, "")));
        check("$20.00", Some((2000, "USD")));
        check("-$20.00", Some((-2000, "USD")));
        check("12,00 €", Some((1200, "EUR")));
        check("CHF 12.00", Some((1200, "CHF")));
        check("12,00 S", Some((-1200, "")));
        check("12,00 EUR H", Some((1200, "EUR")));
        check("8.85000", Some((885, "")));
        for none in ["", "-", "abc", "12.345,678", "1e5", "12:30", "99999999999999999999", "1/2"] {
            check(none, None);
        }
        check("8.8512", None);
    }

    #[test]
    fn one_value_helps_another() {
        let point = |values: &[&str]| point_of(values.iter().copied());
        assert_eq!(point(&["1.234", "12,50"]), Some(Point::Comma));
        assert_eq!(point(&["1.234", "12.50"]), Some(Point::Dot));
        assert_eq!(point(&["12", "x"]), None);
        assert_eq!(parse("1.234", Point::Dot), None, "finer than a cent");
    }
}
