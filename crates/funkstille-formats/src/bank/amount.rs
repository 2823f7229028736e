//! Amounts as people and banks write them: `1.234,56`, `1'234.56`, `-12,00 €`, `12.00 CR`.

use funkstille_core::money::Currency;

use super::words;

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

/// Digits of the groups before the last in the Indian form: `12,34,567`.
const INDIAN_DIGITS: usize = 2;

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

/// Reads an amount; `None` for anything else, where it is finer than a cent, and where the point is
/// not known (`None`) and the text leaves it open.
pub(super) fn parse(text: &str, point: Option<Point>) -> Option<Written> {
    let stripped = strip(text)?;
    let point = match point.map_or_else(|| point_in(stripped.digits), Said::Surely) {
        Said::Surely(point) => point,
        Said::Nothing => Point::Dot,
        Said::Perhaps(_) => return None,
    };
    let (whole, fraction) = match stripped.digits.rsplit_once(point.sign()) {
        Some((whole, fraction)) => (whole, fraction),
        None => (stripped.digits, ""),
    };
    if !are_groups(whole, point) {
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

/// Whether a text was meant as an amount, be it understood or not.
pub(super) fn is_meant(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || parts_groups(c);
    strip(text).is_some_and(|stripped| stripped.digits.chars().all(is_part))
}

/// Reads an amount beside which no other stands: what it leaves open is guessed. It says whether
/// something is an amount, and not which.
pub(super) fn guess(text: &str) -> Option<Written> {
    let point = match point_in(strip(text)?.digits) {
        Said::Surely(point) | Said::Perhaps(point) => point,
        Said::Nothing => Point::Dot,
    };
    parse(text, Some(point))
}

/// Whether digits before the point are whole, or parted into groups of three, or in the Indian
/// form: what is parted otherwise was meant otherwise.
fn are_groups(whole: &str, point: Point) -> bool {
    let is_group = |c: char| parts_groups(c) || c == point.other().sign();
    let mut signs = whole.chars().filter(|c| !c.is_ascii_digit());
    let Some(sign) = signs.next() else { return true };
    let is_alike = |c: char| c == sign || (c.is_whitespace() && sign.is_whitespace());
    if !is_group(sign) || !signs.all(is_alike) {
        return false;
    }
    let lengths: Vec<usize> = whole.split(|c: char| !c.is_ascii_digit()).map(str::len).collect();
    let (Some((first, behind)), Some((last, _))) = (lengths.split_first(), lengths.split_last())
    else {
        return false;
    };
    let (_, middle) = behind.split_last().unwrap_or((&0, &[]));
    let of = |digits: usize| (1..=digits).contains(first) && middle.iter().all(|it| *it == digits);
    let is_indian = sign == ',' && of(INDIAN_DIGITS);
    *last == GROUP_DIGITS && (of(GROUP_DIGITS) || is_indian)
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
    // `INV-1` is the number of something.
    Some((rest, words::builtin().currency(code)?))
}

/// What a text says about the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Surely(Point),
    /// It may as well part groups.
    Perhaps(Point),
    /// It has none.
    Nothing,
}

/// Which sign is the point in a column of amounts: what one value leaves open, the others may say.
/// `None` where none of them says it.
pub(super) fn point_of(values: impl Iterator<Item = impl AsRef<str>>) -> Option<Point> {
    let (mut sure, mut open, mut has_whole) = ([0_usize; 2], [0_usize; 2], false);
    for value in values {
        let Some(stripped) = strip(value.as_ref()) else { continue };
        match point_in(stripped.digits) {
            Said::Surely(point) => sure[usize::from(point == Point::Comma)] += 1,
            Said::Perhaps(point) => open[usize::from(point == Point::Comma)] += 1,
            // A zero fills the column that is not meant.
            Said::Nothing => has_whole |= stripped.digits.bytes().any(|it| it != b'0'),
        }
    }
    match (sure, open) {
        // Who writes `50` has no three digits behind the point of `1.190`.
        ([0, 0], [(1..), 0]) if has_whole => Some(Point::Dot),
        ([0, 0], [0, (1..)]) if has_whole => Some(Point::Comma),
        ([0, 0], _) => None,
        ([dots, commas], _) if dots >= commas => Some(Point::Dot),
        _ => Some(Point::Comma),
    }
}

/// What the digits of one amount say about the point.
fn point_in(digits: &str) -> Said {
    let mut signs = digits.char_indices().filter(|(_, c)| matches!(c, '.' | ','));
    let Some((at, last)) = signs.next_back() else { return Said::Nothing };
    let point = Point::of(last);
    let before: Vec<char> = signs.map(|(_, c)| c).collect();
    let (whole, behind) = (&digits[..at], digits.len() - at - 1);
    let may_be_group = (1..=GROUP_DIGITS).contains(&whole.len())
        && whole.bytes().all(|byte| byte.is_ascii_digit())
        && !whole.starts_with('0');
    match &before[..] {
        [] if behind == GROUP_DIGITS && may_be_group => Said::Perhaps(point.other()),
        before if before.contains(&last) => Said::Surely(point.other()),
        _ => Said::Surely(point),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i64, &str)>) {
        let read = parse(text, None);
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
        check("1.234", None);
        check("1234.000", Some((123_400, "")));
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
        assert_eq!(point(&["1.234"]), None);
        assert_eq!(point(&["1.234", "0"]), None);
        assert_eq!(point(&["1.234", "5"]), Some(Point::Comma));
        assert_eq!(parse("1.234", Some(Point::Dot)), None, "finer than a cent");
    }
}
