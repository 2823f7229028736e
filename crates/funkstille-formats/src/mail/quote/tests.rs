use super::{first_part, new_text, new_text_of_plain};
use crate::mail::message::Message;

fn check(text: &str, expected: &str) {
    assert_eq!(new_text_of_plain(text), expected, "{text}");
}

fn check_html(html: &str, expected: &str) {
    let message = Message {
        html: Some(html.to_owned()),
        text: "(plain part)".to_owned(),
        ..Message::default()
    };
    assert_eq!(new_text(&message), expected, "{html}");
}

#[test]
fn introductions_in_many_words() {
    for introduction in [
        "On Mon, 5 Jan 2026 at 10:12, Freya <freya@studio.example> wrote:",
        "On Mon, 5 Jan 2026 at 10:12, Freya Very-Long-Name <\nfreya@studio.example> wrote:",
        "On Mon, 5 Jan 2026 at 10:12, Freya\n<freya@studio.example>\nwrote:",
        "Am 05.01.2026 um 10:12 schrieb Freya:",
        "Am Mo., 5. Jan. 2026 um 10:12 Uhr schrieb Freya\n<freya@studio.example>:",
        "Freya <freya@studio.example> schrieb am Mo., 5. Jan. 2026, 10:12:",
        "Am Montag, dem 05. Januar 2026 um 10:12 +0100 hat Freya\ngeschrieben:",
        "Le lun. 5 janv. 2026 à 10:12, Freya <freya@studio.example> a écrit :",
        "El lun, 5 ene 2026 a las 10:12, Freya (<freya@studio.example>) escribió:",
        "Il giorno lun 5 gen 2026 alle ore 10:12 Freya <freya@studio.example> ha scritto:",
        "Op ma 5 jan 2026 om 10:12 schreef Freya <freya@studio.example>:",
        "Den 5. jan. 2026 kl. 10.12 skrev Freya <freya@studio.example>:",
        "W dniu 5.01.2026 o 10:12 Freya <freya@studio.example> napisał(a):",
        "2026-01-05 10:12 GMT+01:00 Freya <freya@studio.example>:",
        "Freya wrote:",
    ] {
        check(&format!("Gern.\n\n{introduction}\n\n> Geht das bis Freitag?\n"), "Gern.");
    }
}

#[test]
fn an_unquoted_message_below_an_introduction_goes_too() {
    check("Yes.\n\nOn 5 Jan 2026 at 10:12, Freya wrote:\n\nPay by Friday.\n", "Yes.");
}

#[test]
fn replies_between_and_below_quotes_stay() {
    check(
        "Am 05.01.2026 um 10:12 schrieb Freya:\n> Welche Farbe?\nBlau.\n\n> Bis wann?\nBis Mai.\n",
        "Blau.\n\nBis Mai.",
    );
    check("> Welche Farbe?\n> Bis wann?\n\nBlau, bis Mai.\n\n-- \nAnna", "Blau, bis Mai.");
    check("Hallo,\nOn 5 Jan 2026, Freya wrote:\n> A?\nYes.\n> B?\nNo.", "Hallo,\nYes.\nNo.");
}

#[test]
fn copied_heads_end_the_text() {
    for head in [
        "Von: Freya <freya@studio.example>\nGesendet: Montag, 5. Januar 2026 10:12\nAn: Anna\n\
         Betreff: Entwurf",
        "From: Freya\nSent: Monday, January 5, 2026 10:12 AM\nTo: Anna\nSubject: Draft",
        "*From:* Freya\n*Sent:* Monday, January 5, 2026\n*To:* Anna\n*Subject:* Draft",
        "Von: Freya\n\nDatum: 5. Januar 2026\n\nAn: Anna\n\nBetreff: Entwurf",
        "De : Freya\nEnvoyé : lundi 5 janvier 2026\nÀ : Anna\nObjet : Projet",
        "________________________________\nFrom: Freya\nSent: Monday\nTo: Anna; Otto; a long list\n \
         of others\nSubject: Draft",
        "-----Original Message-----\nFrom: Freya",
        "-----Ursprüngliche Nachricht-----\nVon: Freya",
        "-------- Weitergeleitete Nachricht --------\nBetreff: x",
        "Anfang der weitergeleiteten Nachricht:\n\nVon: Freya\nBetreff: x\nDatum: y",
    ] {
        check(&format!("Danke!\n\n{head}\n\nBitte bis Freitag freigeben.\n"), "Danke!");
        check(&format!("{head}\n\nBitte bis Freitag freigeben.\n"), "");
    }
}

#[test]
fn the_first_part_ends_where_a_quote_is_announced() {
    for (text, expected) in [
        ("Ja.\n\nAm 12.08.2026 schrieb Freya:\n> bis 20.8.?", "Ja.\n\n"),
        ("Yes.\nOn Mon, Aug 10, 2026 at 9:00 AM Freya Sommer\n<f@s.example> wrote:\n> x", "Yes.\n"),
        ("Ok\n-----Original Message-----\nFrom: x", "Ok\n"),
        ("Ok\n\nVon: Freya\nGesendet: Montag\nAn: Otto", "Ok\n\n"),
        ("Ok\r\n\r\n2026-01-05 10:12 Freya\r\n<f@s.example>:\r\n\r\nOld", "Ok\r\n\r\n"),
        ("> quoted\nanswer", ""),
        ("On Monday I will call.", "On Monday I will call."),
        ("no quote", "no quote"),
    ] {
        assert_eq!(first_part(text), expected, "{text}");
    }
    let ordinary = "I wrote it.\nThey said so.\n\nFrom: here\n\n| a |\n";
    assert_eq!(first_part(ordinary), ordinary);
}

#[test]
fn signatures_go() {
    check("Passt.\n-- \nAnna\nKunde GmbH", "Passt.");
    check("Passt.\n\nVon meinem iPhone gesendet\n", "Passt.");
    check("OK\n\nSent from my iPhone\n\nOn 5 Jan 2026, at 10:12, Freya wrote:\n> a", "OK");
    check("a -- b\nc", "a -- b\nc");
}

#[test]
fn nothing_new_is_empty() {
    check("", "");
    check("> a\n> b\n", "");
    check("\n\nAm 05.01.2026 um 10:12 schrieb Freya:\n> a\n", "");
}

#[test]
fn ordinary_text_stays() {
    for text in [
        "On Monday I wrote to the printer: they need 3 days.",
        "Am 5.1. schrieb ich dem Drucker, er braucht drei Tage.",
        "Von: Hamburg\nNach: Berlin\nPreis: 90 Euro",
        "One question I had:\n\nWhere is it?",
        "| a | b |\n| 1 | 2 |",
        "First\n--\nthen\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm",
        "An: alle\nwie besprochen",
    ] {
        check(text, text);
    }
}

#[test]
fn marked_quotes_in_html_go() {
    check_html(
        "<div>Gern, passt!<br></div><div class=\"gmail_quote\"><div class=\"gmail_attr\">Am Mo. \
         schrieb Freya:<br></div><blockquote class=\"gmail_quote\">bis Freitag</blockquote></div>",
        "Gern, passt!",
    );
    check_html(
        "<p>Yes &amp; no &uuml;</p><div id=\"appendonsend\"></div><hr><div \
         id=\"divRplyFwdMsg\"><b>From:</b> Freya</div><p>old</p>",
        "Yes & no ü",
    );
    check_html(
        "<p>On 5 Jan 2026, at 10:12, Freya wrote:</p><blockquote type=\"cite\">A?</blockquote>\
         <p>Answer A</p><blockquote type='cite'>B? <blockquote>C</blockquote></blockquote>\
         <p>Answer B</p>",
        "Answer A\n\nAnswer B",
    );
    check_html("<div>New</div><div id=\"x_divRplyFwdMsg\">From: x</div>old", "New");
    check_html(
        "<p>My <span>own</span></p><blockquote>indent</blockquote><p>x<span \
         class=gmail_signature_prefix>-- </span></p><DIV title='>' CLASS=\"a yahoo_quoted\"><div>old\
         </div>old</DIV>&#160;end",
        "My own\nindent\nx\n\n end",
    );
    check_html("<style>p {}</style><!-- x --><blockquote type=cite>a</blockquote>", "");
}

#[test]
fn html_without_marks_leaves_it_to_the_plain_part() {
    check_html("<p>a</p><blockquote>my own indent</blockquote>", "(plain part)");
}

#[test]
fn hostile_input_ends_soon_and_without_a_panic() {
    for piece in [
        "<div",
        "<div a=\"",
        "<div a=\">\"",
        "<div a=b ",
        "<blockquote type=cite>",
        "<script>",
        "&#x",
        "<!--",
        "<!",
        "</",
        "< ",
    ] {
        let html = piece.repeat(30_000);
        new_text(&Message { html: Some(html), ..Message::default() });
    }
    for piece in [
        "On ",
        "Am 1.1.2026 ",
        "From: a\n",
        "> ",
        "-- \n",
        "wrote:\n",
        "On x\n",
        "| \n",
        "--\n",
        "From: a\nDate: b\nFoo\n",
        "\n",
        "Sent from my ",
        "@ wrote ",
        "---",
    ] {
        let text = piece.repeat(30_000);
        new_text_of_plain(&text);
        first_part(&text);
    }
}

/// Expected outputs of another stripper, for as far as it follows the same rules: quoted lines that
/// it keeps above a reply are left out of both sides.
#[test]
#[expect(clippy::disallowed_methods, reason = "the samples of others are not part of the project")]
fn agrees_with_the_samples_of_others() {
    let Some(samples) = std::env::var_os("FUNKSTILLE_SAMPLES") else {
        eprintln!("skipped: FUNKSTILLE_SAMPLES names no folder of samples");
        return;
    };
    let folder = std::path::Path::new(&samples).join("mail/email_reply_trimmer-discourse/test");
    let lines = |text: &str| -> Vec<String> {
        let new = text.lines().map(str::trim).filter(|line| !line.starts_with('>'));
        new.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (mut all, mut equal) = (0, 0);
    for entry in std::fs::read_dir(folder.join("trimmed")).unwrap() {
        let name = entry.unwrap().file_name();
        let read = |part: &str| std::fs::read_to_string(folder.join(part).join(&name)).unwrap();
        let (found, expected) =
            (lines(&new_text_of_plain(&read("emails"))), lines(&read("trimmed")));
        all += 1;
        if found == expected {
            equal += 1;
        } else {
            eprintln!("{}: {found:?} instead of {expected:?}", name.display());
        }
    }
    eprintln!("{equal} of {all} as expected");
    assert!(equal * 100 >= all * 85, "{equal} of {all}");
}
