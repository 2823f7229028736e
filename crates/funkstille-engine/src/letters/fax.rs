//! A fax goes as an e-mail to a gateway, at an address with the number in it.

use funkstille_core::playbook::Action;
use funkstille_store::Letter;

use crate::business::Business;
use crate::clients::read_address;
use crate::dialling::international;
use crate::error::{Error, LetterProblem, Problem};

/// What stands for the number in the address of a gateway.
pub(crate) const NUMBER: &str = "{number}";

/// To which address a fax to `number` goes: `49405550188@fax.example`. `None` where the business
/// has no gateway, so that the fax is a task.
///
/// # Errors
/// [`LetterProblem::NoFaxNumber`] where the text is no number, or its country is not known.
pub(crate) fn to(business: &Business, number: &str) -> Result<Option<String>, Error> {
    if business.fax_gateway.is_empty() {
        return Ok(None);
    }
    let bad = || Problem::Letter(LetterProblem::NoFaxNumber { given: number.to_owned() });
    let digits = international(number, &business.region).ok_or_else(bad)?;
    read_address(&business.fax_gateway.replace(NUMBER, &digits)).map(Some)
}

/// The address of the gateway that takes a fax to this number; `None` where a person sends it:
/// there is no gateway, or no machine can dial the number.
pub(crate) fn gateway(business: &Business, number: &str) -> Option<String> {
    to(business, number).ok().flatten()
}

/// By which way a person sends a letter; `None` where the program does.
pub(crate) fn by_hand(business: &Business, letter: &Letter) -> Option<Action> {
    match Action::parse(&letter.channel)? {
        Action::Letter => Some(Action::Letter),
        Action::Fax if gateway(business, &letter.recipient).is_none() => Some(Action::Fax),
        _ => None,
    }
}

/// Whether an address belongs to the business's gateway: what comes from there says what a machine
/// did, and is no answer of the client's.
pub(crate) fn is_of_gateway(business: &Business, address: &str) -> bool {
    let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
    let gateway = domain(&business.fax_gateway);
    gateway.is_some() && gateway == domain(address)
}

/// The gateway as a person writes it: one address with [`NUMBER`] in it, once. Whatever would make
/// it another address than one to which a mail can go is refused here, and not with a letter.
///
/// # Errors
/// [`LetterProblem::BadGateway`].
pub(crate) fn read_gateway(text: &str) -> Result<String, Error> {
    let bad = || Problem::Letter(LetterProblem::BadGateway { given: text.to_owned() });
    if text.matches(NUMBER).count() != 1 {
        return Err(bad().into());
    }
    let address = text.replace(NUMBER, "0");
    if !is_plain(&address) {
        return Err(bad().into());
    }
    read_address(&address).map_err(|_| bad())?;
    Ok(text.to_owned())
}

/// Whether a text is an address without anything that a header or an envelope could read otherwise
/// (RFC 5322, 3.2.3: an atom; braces belong to [`NUMBER`] alone).
fn is_plain(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else { return false };
    let is_of_local = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`|~".contains(c);
    let is_of_domain = |c: char| c.is_alphanumeric() || c == '-';
    let is_dotted = |text: &str, is_of: &dyn Fn(char) -> bool| {
        text.split('.').all(|part| !part.is_empty() && part.chars().all(is_of))
    };
    is_dotted(local, &is_of_local) && is_dotted(domain, &is_of_domain)
}

#[cfg(test)]
mod tests {
    use funkstille_core::explain::Explain;

    use super::*;

    #[test]
    fn a_fax_goes_to_the_gateway() {
        for (gateway, number, expected) in [
            ("", "+49 40 5550189", "nowhere"),
            ("{number}@fax.example", "+49 40 5550189", "49405550189@fax.example"),
            ("{number}@fax.example", "040 5550189", "49405550189@fax.example"),
            ("fax+{number}@gate.example", "0043 1 5550189", "fax+4315550189@gate.example"),
            ("{number}@fax.example", "5550189", "problem-no-fax-number"),
            ("{number}@fax.example", "x@y.example,z", "problem-no-fax-number"),
        ] {
            let business = Business {
                region: "DE-BE".to_owned(),
                fax_gateway: gateway.to_owned(),
                ..Business::default()
            };
            let told = match to(&business, number) {
                Ok(address) => address.unwrap_or_else(|| "nowhere".to_owned()),
                Err(error) => error.key(),
            };
            assert_eq!(told, expected, "{gateway} {number}");
        }
    }

    #[test]
    fn reports_of_the_gateway_are_known_by_its_domain() {
        let business =
            Business { fax_gateway: "{number}@Fax.example".to_owned(), ..Business::default() };
        assert!(is_of_gateway(&business, "report@fax.example"));
        assert!(!is_of_gateway(&business, "mira@kunde.example"));
        assert!(!is_of_gateway(&Business::default(), "mira"));
    }

    #[test]
    fn a_gateway_has_a_place_for_the_number() {
        for (text, is_one) in [
            ("{number}@fax.example", true),
            ("fax+{number}@gate.example", true),
            ("fax@gate.example", false),
            ("{number}{number}@gate.example", false),
            ("{number}", false),
            ("{number}@fax.example, boss@kerber.example", false),
            ("{number}@fax.example,evil@x.test", false),
            ("<{number}@fax.example>", false),
            ("Fax <{number}@fax.example>", false),
            ("{number}+user{number2}@fax.example", false),
            ("{number}}@fax.example", false),
            ("{number}@fax.example>", false),
            ("{number}@@fax.example", false),
            ("{number}@fax..example", false),
            ("\"{number}\"@fax.example", false),
            ("{number};x@fax.example", false),
            ("fax@{number}.fax.example", true),
            ("studio-weber.{number}@fax-gate.example", true),
        ] {
            assert_eq!(read_gateway(text).is_ok(), is_one, "{text}");
        }
    }
}
