//! Dates in what people and robots write: found, read, and told apart by the words around them.

pub(crate) mod away;
pub(crate) mod find;
pub(crate) mod holding;
pub(crate) mod words;

use jiff::civil::Date;

/// When and where a text was written, which decides how its dates are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    /// The civil date of the mail.
    pub on: Date,
    /// Minutes east of Greenwich, as the mail's `Date` says.
    pub zone_minutes: Option<i32>,
}

/// The sentence around `start..end`, as far as 160 bytes reach on either side.
///
/// A full stop ends it after a word of letters, not after a number: `12. August`.
pub(crate) fn sentence(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    const REACH_BYTES: usize = 160;
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'!' | b'?' | b';' => true,
        b'.' => {
            let rest = &bytes[at + 1..];
            let spaced = rest.first().is_none_or(u8::is_ascii_whitespace);
            let next = rest.iter().take(40).find(|byte| !byte.is_ascii_whitespace());
            // `einschl. 28.8.`, `Aug. 12`
            let abbreviates = next.is_some_and(u8::is_ascii_digit);
            spaced
                && !abbreviates
                && at > 1
                && !bytes[at - 1].is_ascii_digit()
                && !bytes[at - 2].is_ascii_whitespace()
        }
        b'\n' => {
            let rest = &bytes[at + 1..];
            let blank = rest.iter().take(200).position(|b| !matches!(b, b' ' | b'\t' | b'\r'));
            blank.is_none_or(|next| rest[next] == b'\n')
        }
        _ => false,
    };
    let low = start.saturating_sub(REACH_BYTES);
    let high = (end + REACH_BYTES).min(text.len());
    let mut from = (low..start).rev().find(|at| ends(*at)).map_or(low, |at| at + 1);
    let mut to = (end..high).find(|at| ends(*at)).unwrap_or(high);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    from.min(start)..to.max(end)
}

#[cfg(test)]
mod tests {
    use super::{Written, away, holding, sentence};
    use crate::mail::classify::signals::Signals;
    use jiff::civil::date;

    /// Mails of Wednesday 2026-08-05, written in Germany.
    fn berlin() -> Written {
        Written { on: date(2026, 8, 5), zone_minutes: Some(120) }
    }

    fn away_until(text: &str, written: Written, robot: bool) -> String {
        let found = away::read(text, written, &Signals::builtin().dates, robot);
        let until = found.until.map(|(until, _)| until.to_string());
        let ambiguous = found.ambiguous.map(|_| "ambiguous".to_owned());
        until.or(ambiguous).unwrap_or_else(|| "-".to_owned())
    }

    #[test]
    fn german_absence_notes_say_until_when() {
        for (text, until) in [
            ("Ich bin bis 12.08. nicht im Büro.", "2026-08-12"),
            ("Ich bin bis einschließlich 20. August im Urlaub.", "2026-08-20"),
            ("Ich bin bis zum 20. im Urlaub.", "2026-08-20"),
            ("Vom 3. bis 14. August bin ich im Urlaub.", "2026-08-14"),
            ("Ich bin vom 03.08. bis 14.08.2026 abwesend.", "2026-08-14"),
            ("Abwesend 3.-14.8.", "2026-08-14"),
            ("Ich bin im Urlaub (03.08. – 21.08.2026).", "2026-08-21"),
            ("Ab dem 20. August bin ich wieder erreichbar.", "2026-08-19"),
            ("Ich bin ab dem 20.08.2026 wieder für Sie da.", "2026-08-19"),
            ("Derzeit im Urlaub. Am Montag, den 17. August, bin ich zurück.", "2026-08-16"),
            ("Ich bin derzeit nicht im Büro und ab Montag wieder erreichbar.", "2026-08-09"),
            ("Wegen Betriebsurlaub geschlossen bis einschl. 28.8.", "2026-08-28"),
            ("Ich bin in Elternzeit und kehre am 1. September zurück.", "2026-08-31"),
            ("Ich bin in KW 33 im Urlaub.", "2026-08-14"),
            ("Rückkehr: 20.08.2026", "2026-08-19"),
            ("Ich bin heute nicht im Büro.", "2026-08-05"),
            ("Ich bin am 12.08. nicht im Büro.", "2026-08-12"),
        ] {
            let found = away_until(text, berlin(), true);
            assert_eq!(found, until, "{text}");
        }
    }

    #[test]
    fn english_absence_notes_say_until_when() {
        for (text, until) in [
            ("I am out of the office until August 12.", "2026-08-12"),
            ("I am out of the office until Monday, 10 August 2026.", "2026-08-10"),
            ("I will be out of the office through August 14th, 2026.", "2026-08-14"),
            ("I'm on vacation from August 3 to August 14.", "2026-08-14"),
            ("I am on leave August 3 - 14.", "2026-08-14"),
            ("Out of office. Back on the 20th.", "2026-08-19"),
            ("I'm away and will be back in the office on Monday 17 August.", "2026-08-16"),
            ("I am currently away, returning 2026-08-24.", "2026-08-23"),
            ("I will return to the office on the 12th of August.", "2026-08-11"),
            ("I am away and won't be back until August 20.", "2026-08-19"),
            ("I'm out today and back tomorrow.", "2026-08-05"),
            ("I'm on holiday until Friday.", "2026-08-07"),
            ("I'm out of office next week.", "2026-08-14"),
            // Two readings, and nothing to decide between them, see below for what does.
            ("I am out of office until 13/08/2026.", "2026-08-13"),
            // The day that comes last as one away is named as that of the return, too.
            ("Out until 17 August. Returning 17 August.", "2026-08-16"),
            ("Ich bin morgen wieder da.", "2026-08-05"),
            ("Montag bin ich wieder im Büro.", "2026-08-09"),
            ("Ab nächster Woche Dienstag bin ich wieder erreichbar.", "2026-08-10"),
            ("I'm away and back on Tuesday next week.", "2026-08-10"),
            ("Ich bin bis Ende August im Urlaub.", "2026-08-31"),
            ("Ich bin bis Mitte September nicht im Büro.", "2026-09-20"),
            ("I'm on leave until the end of September.", "2026-09-30"),
            ("Ich bin im September im Urlaub.", "2026-09-30"),
            ("Ich bin Montag bis Mittwoch nicht im Büro.", "2026-08-12"),
            // Another date does not beat that of the absence.
            ("Ich bin bis 12.8. abwesend. Messe: vom 20.10. bis 24.10. in Halle 3.", "2026-08-12"),
            ("We exhibit in Basel from 20 to 24 October. I am away until 12 August.", "2026-08-12"),
            // Other languages.
            ("Je suis en congés jusqu'au 20 août inclus.", "2026-08-20"),
            ("Absente du 2 au 14 août. De retour le 15 août.", "2026-08-14"),
            ("Estaré fuera de la oficina hasta el 14 de agosto de 2026.", "2026-08-14"),
            ("Sono fuori ufficio fino al 14 agosto 2026 compreso.", "2026-08-14"),
            ("Ik ben afwezig tot en met 14 augustus.", "2026-08-14"),
            ("Jag är på semester till och med 14 augusti.", "2026-08-14"),
            ("Jestem na urlopie do 14.08.2026.", "2026-08-14"),
            // Over, and working hours.
            ("Ich war bis 4.8. im Urlaub.", "-"),
            ("I was on vacation until August 4.", "-"),
            ("Ich bin montags bis mittwochs erreichbar.", "-"),
            ("I work Tuesday to Thursday.", "-"),
            ("Bürozeiten: Montag – Freitag, 9 bis 17 Uhr", "-"),
            ("Freitags bin ich nicht im Büro.", "-"),
            // Past, and more than a year ahead.
            ("I am out of office until 1 August 2026.", "-"),
            ("Ich bin bis 12.08.2030 nicht im Büro.", "-"),
            // Not an absence, or no date.
            ("Ich bin ab dem 10. August im Urlaub.", "-"),
            ("I am out of office with limited access to mail.", "-"),
            ("", "-"),
        ] {
            let found = away_until(text, berlin(), true);
            assert_eq!(found, until, "{text}");
        }
    }

    #[test]
    fn slashes_are_read_where_something_decides() {
        let text = "I am out of office until 09/08/2026.";
        for (zone_minutes, until) in [
            (Some(120), "2026-08-09"),
            (Some(-300), "2026-09-08"),
            (Some(0), "ambiguous"),
            (None, "ambiguous"),
        ] {
            let written = Written { zone_minutes, ..berlin() };
            assert_eq!(away_until(text, written, true), until, "{zone_minutes:?}");
        }
        let german = "Ich bin bis 09/08/2026 nicht im Haus.";
        let nowhere = Written { zone_minutes: None, ..berlin() };
        assert_eq!(away_until(german, nowhere, true), "2026-08-09");
    }

    #[test]
    fn persons_dates_need_an_absence() {
        for (text, until) in [
            ("Gerne! Ich bin aber noch bis 12.8. im Urlaub.", "2026-08-12"),
            ("Ich bin bis Freitag auf Dienstreise.", "2026-08-07"),
            ("Das Angebot gilt bis 12.8.", "-"),
            ("Bitte liefern Sie bis zum 20.", "-"),
            ("We need it until Friday.", "-"),
            ("Ich war bis 4.8. im Urlaub, sorry. Version B bitte.", "-"),
            ("Schönen Urlaub bis zum 20.8.!", "-"),
            ("Ich sehe, dass Sie bis 12.8. im Urlaub sind.", "-"),
            ("Enjoy your vacation until August 20!", "-"),
            ("Erreichbar Montag bis Mittwoch, freitags nicht im Büro.", "-"),
            ("I'm travelling until 14 August, let's talk after that.", "2026-08-14"),
        ] {
            assert_eq!(away_until(text, berlin(), false), until, "{text}");
        }
    }

    #[test]
    fn missing_years_are_the_next_occurrence() {
        let december = Written { on: date(2026, 12, 22), zone_minutes: Some(60) };
        let text = "Ich bin bis 6. Januar im Urlaub.";
        assert_eq!(away_until(text, december, true), "2027-01-06");
        let text = "I'm out of the office until January 4th.";
        assert_eq!(away_until(text, december, true), "2027-01-04");
    }

    #[test]
    fn holding_replies_put_us_off() {
        for (text, until) in [
            ("Thanks, I'll get back to you next week.", "2026-08-14"),
            ("I'll get back to you by Friday.", "2026-08-07"),
            ("I will let you know next Tuesday.", "2026-08-11"),
            ("I'll get back to you on August 20.", "2026-08-20"),
            ("I'll get back to you in two weeks.", "2026-08-19"),
            ("We'll be in touch by the end of the month.", "2026-08-31"),
            ("Danke, ich melde mich bis Freitag.", "2026-08-07"),
            ("Ich melde mich nächste Woche bei Ihnen.", "2026-08-14"),
            ("Wir melden uns Ende des Monats.", "2026-08-31"),
            ("Ich gebe Ihnen bis zum 20. Bescheid.", "2026-08-20"),
            ("Ich schaue es mir in zwei Wochen an.", "2026-08-19"),
            ("Ich komme Anfang nächster Woche auf Sie zu.", "2026-08-12"),
            ("Ich melde mich nach Ostern.", "no date"),
            ("Bin gerade im Stress, ich melde mich.", "no date"),
            ("Please bear with me.", "no date"),
            ("I'll get back to you by 09/08.", "2026-08-09"),
            ("Sie hören bis Ende des Monats von uns.", "2026-08-31"),
            ("Ich komme nächsten Mittwoch darauf zurück.", "2026-08-12"),
            ("Ich werde Ihnen bis zum 18. August antworten.", "2026-08-18"),
            ("Sie bekommen diese Woche noch eine Rückmeldung.", "2026-08-07"),
            ("Ich kümmere mich bis Freitag darum.", "2026-08-07"),
            ("We will have feedback for you on August 18.", "2026-08-18"),
            ("We will respond within 10 days.", "2026-08-15"),
            ("Will revert next Tuesday.", "2026-08-11"),
            ("Give me two weeks and I'll have comments.", "2026-08-19"),
            ("Let me get back to you in a month.", "2026-09-05"),
            ("Das wird erst im September entschieden, wir melden uns dann.", "2026-09-30"),
            ("Ich sage Ihnen Anfang September Bescheid.", "2026-09-10"),
            ("The board meets on 25 August; expect an answer after that.", "2026-08-25"),
            // Answers, requests and courtesies.
            ("We will revert to the old logo.", "-"),
            ("Give me a call next week.", "-"),
            ("We'll decide next time, this time it is B.", "-"),
            ("Wie war Ihr Urlaub? Version B bitte.", "-"),
            ("Passt so, bitte starten Sie am Montag.", "-"),
            ("The offer is fine, let's start on August 20.", "-"),
            ("Bitte melden Sie sich bis Freitag.", "-"),
            ("Let me know by Friday.", "-"),
            ("Sorry for not getting back to you earlier. Yes, go ahead.", "-"),
            ("Ich melde mich nur kurz: alles gut.", "-"),
        ] {
            let found = holding::read(text, Some(berlin()), &Signals::builtin().dates);
            let found = found.map_or_else(
                || "-".to_owned(),
                |holding| holding.until.map_or("no date".to_owned(), |until| until.to_string()),
            );
            assert_eq!(found, until, "{text}");
        }
    }

    #[test]
    fn sentences_end_after_words() {
        let text = "Erst das. Am 12. August geht es. Dann das!";
        let at = text.find("August").unwrap();
        assert_eq!(&text[sentence(text, at, at + 6)], " Am 12. August geht es");
    }
}
