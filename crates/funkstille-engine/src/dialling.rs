//! Telephone numbers as people write them, and as machines dial them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// How a country dials.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    code: String,
    #[serde(default)]
    trunk: String,
    #[serde(default = "usual_abroad")]
    abroad: String,
    whole: Option<usize>,
}

fn usual_abroad() -> String {
    "00".to_owned()
}

static COUNTRIES: LazyLock<BTreeMap<String, Country>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../signals/dialling.toml"))
        .expect("a test reads the embedded file")
});

/// Fewest digits of a number with its country code: the shortest numbers of people in any country
/// (docs/letters.md).
const FEWEST: usize = 7;
/// Most digits of a number with its country code (ITU-T E.164, § 6.1).
const MOST: usize = 15;

/// Before a slash, so many digits are a number that can be dialled as it stands; fewer may be no
/// more than country and area code (docs/letters.md, *Faxes*).
const IS_WHOLE: usize = 9;
/// An area code has at most as many digits, the trunk prefix counted; what has more is a number
/// (docs/letters.md, *Faxes*).
const AREA_CODE: usize = 6;
/// Most digits of another extension behind a slash (docs/letters.md, *Faxes*).
const EXTENSION: usize = 4;

/// Signs that people write between digits, and that mean nothing.
const BETWEEN: &[char] = &['-', '/', '.', '(', ')', '\u{2010}', '\u{2011}', '\u{2013}'];

/// The digits of a number with its country code and nothing before: `49405550188` of
/// `+49 (0)40 / 555 01 88` and, dialled in `region` (`DE-BE`), of `040 5550188`. `None` where the
/// text is no number, or may be one of any place.
pub(crate) fn international(number: &str, region: &str) -> Option<String> {
    let number = number.trim();
    let home = COUNTRIES.get(region.split('-').next().unwrap_or_default());
    if has_two_extensions(number) {
        return None;
    }
    let mut digits = String::new();
    for sign in number.replace("(0)", "").strip_prefix('+').unwrap_or(number).chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            _ if sign.is_whitespace() || BETWEEN.contains(&sign) => {}
            _ => return None,
        }
    }
    let whole = if number.starts_with('+') { Some(digits) } else { home?.dialled(&digits) };
    whole.filter(|digits| (FEWEST..=MOST).contains(&digits.len()) && !digits.starts_with('0'))
}

/// Whether a number names another extension behind a slash, as in `+49 40 5550199 / 98`: these are
/// two numbers. A slash behind an area code divides one.
fn has_two_extensions(number: &str) -> bool {
    let count = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let number = number.replace("(0)", "");
    let number = number.strip_prefix("00").unwrap_or(&number);
    let parts: Vec<usize> = number.split('/').map(count).collect();
    let mut before = 0;
    parts.windows(2).any(|pair| {
        before += pair[0];
        let is_number = before >= IS_WHOLE && pair[0] > AREA_CODE;
        is_number && (1..=EXTENSION).contains(&pair[1])
    })
}

/// A link that calls a number (RFC 3966).
pub(crate) fn link(number: &str, region: &str) -> Option<String> {
    international(number, region).map(|digits| format!("tel:+{digits}"))
}

impl Country {
    /// What is dialled here, with its country code.
    fn dialled(&self, digits: &str) -> Option<String> {
        if let Some(rest) = digits.strip_prefix(&self.abroad) {
            return Some(rest.to_owned());
        }
        let is_whole = self.whole == Some(digits.len());
        let rest = if is_whole { digits } else { digits.strip_prefix(&self.trunk)? };
        Some(format!("{}{rest}", self.code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (region, number, expected) in [
            ("DE-BE", "+49 40 5550188", Some("49405550188")),
            ("DE-BE", "+49 (0)40 / 555-01-88", Some("49405550188")),
            ("DE-BE", "(040) 555\u{a0}01\u{2013}88", Some("49405550188")),
            ("DE-BE", "0049 40 5550188", Some("49405550188")),
            ("DE-BE", "+49 40 5550199 / 98", None),
            ("DE-BE", "040 5550199/98", None),
            ("DE-BE", "040/5550199/98", None),
            ("DE-BE", "+49 (0)40 / 5550199 / -98 / -97", None),
            ("DE-BE", "+49 40 5550199-98", Some("4940555019998")),
            ("DE-BE", "033203/123", Some("4933203123")),
            ("DE-BE", "0049 33203/123", Some("4933203123")),
            ("GB", "+44 20 7946/0958", Some("442079460958")),
            ("DE-BE", "+49 33203 / 1234", Some("49332031234")),
            ("DE-BE", "0171/5550188", Some("491715550188")),
            ("BE", "0475/55/01/88", Some("32475550188")),
            ("DE-BE", "+1 512 555 0100", Some("15125550100")),
            ("DE-BE", "5550188", None),
            ("DE-BE", "040 5550188 App. 3", None),
            ("DE-BE", "040 5550188; rm -r", None),
            ("DE-BE", "+0 40 5550188", None),
            ("DE-BE", "+49 1", None),
            ("DE-BE", "+49 40 5550188 5550188 5550188", None),
            ("DE-BE", "", None),
            ("AT-9", "01 555 01 88", Some("4315550188")),
            ("CH", "044 555 01 88", Some("41445550188")),
            ("DK", "32 55 01 88", Some("4532550188")),
            ("HU", "06 1 555 0188", Some("3615550188")),
            ("IT", "06 5550 1888", Some("390655501888")),
            ("US-TX", "(512) 555-0100", Some("15125550100")),
            ("US-TX", "1-512-555-0100", Some("15125550100")),
            ("US-TX", "011 49 40 5550188", Some("49405550188")),
            ("XX", "040 5550188", None),
            ("XX", "+49 40 5550188", Some("49405550188")),
        ] {
            let expected = expected.map(str::to_owned);
            assert_eq!(international(number, region), expected, "{region} {number}");
        }
        assert_eq!(link("040 5550188", "DE").as_deref(), Some("tel:+49405550188"));
    }
}
