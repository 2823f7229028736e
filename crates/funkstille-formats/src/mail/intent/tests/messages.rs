use crate::mail::intent::{Ask, Asks, FollowUp, Lexicon, read};
use crate::mail::message::{Attachment, Message};

fn message(subject: &str, files: &[&str]) -> Message {
    let file = |name: &&str| Attachment {
        name: Some((*name).to_owned()),
        content_type: "application/pdf".to_owned(),
        size_bytes: 1000,
    };
    Message {
        subject: subject.to_owned(),
        attachments: files.iter().map(file).collect(),
        ..Message::default()
    }
}

fn check(message: &Message, text: &str, expected: Option<(Asks, &str)>) {
    let expected = expected.map(|(kind, sentence)| Ask { kind, sentence: sentence.to_owned() });
    assert_eq!(read(message, text, Lexicon::builtin()).ask, expected, "{text:?}");
}

#[test]
fn the_names_of_files_are_evidence() {
    let anbei = "Hallo,\n\nanbei wie besprochen.\n\nViele Grüße\nFreya";
    let sentence = "anbei wie besprochen.";
    for (file, kind) in [
        ("Rechnung_2026-014.pdf", Some(Asks::Invoice)),
        ("invoice-0815.pdf", Some(Asks::Invoice)),
        ("RE-2026-14.pdf", Some(Asks::Invoice)),
        ("RE20260014.pdf", Some(Asks::Invoice)),
        ("2026-03_Schlussrechnung_Kunde.pdf", Some(Asks::Invoice)),
        ("Angebot_Website.pdf", Some(Asks::Quote)),
        ("Quote 2026-03.pdf", Some(Asks::Quote)),
        ("Proposal_Relaunch.pdf", Some(Asks::Quote)),
        ("Kostenvoranschlag.pdf", Some(Asks::Quote)),
        ("Protokoll.pdf", None),
        ("Rechnungsadresse.pdf", None),
        ("reading-list.pdf", None),
    ] {
        check(&message("", &[file]), anbei, kind.map(|kind| (kind, sentence)));
    }
    check(&message("", &["invoice-1.pdf"]), "", Some((Asks::Invoice, "invoice-1.pdf")));
    let mut picture = message("", &["invoice-1.png"]);
    picture.attachments[0].content_type = "image/png".to_owned();
    check(&picture, anbei, None);
    check(&message("", &["Rechnung_1.pdf"]), "Danke, Ihre Zahlung ist eingegangen!", None);
}

#[test]
fn a_subject_counts_where_it_opens_and_the_text_bears_it_out() {
    let text = "Hello Anna,\n\nplease see attached.";
    let ask = Some((Asks::Invoice, "please see attached."));
    check(&message("Invoice 2026-014", &["scan.pdf"]), text, ask);
    check(&message("Re: Invoice 2026-014", &["scan.pdf"]), text, None);
    check(&message("Invoice 2026-014", &[]), "See you on Monday.", None);
}

#[test]
fn the_strongest_sentence_is_quoted() {
    check(
        &Message::default(),
        "Hi Anna,\n\nhow are you? Attached is the quote for\nthe shop. Could you tell me by \
         Friday whether it works?\n\nBest regards\nFreya\n\nThink before you print?",
        Some((Asks::Quote, "Attached is the quote for the shop.")),
    );
    check(
        &Message::default(),
        "Is blue fine? Please send the logo.\nAnd could you please confirm the date?",
        Some((Asks::Material, "Please send the logo.")),
    );
}

#[test]
fn a_postscript_below_the_name_counts() {
    let text = "The draft is online.\n\nBest regards\nFreya\n\nPS: Could you send me the logo?";
    check(&Message::default(), text, Some((Asks::Material, "PS: Could you send me the logo?")));
}

#[test]
fn the_subject_of_a_reminder_makes_it_one() {
    let text = "Hello Anna,\n\nthe amount is open.";
    let follow_up = |subject| read(&message(subject, &[]), text, Lexicon::builtin()).follow_up;
    assert_eq!(follow_up("Zahlungserinnerung Rechnung 14"), Some(FollowUp::Resend));
    assert_eq!(follow_up("Final notice: invoice 14"), Some(FollowUp::FinalNotice));
    assert_eq!(follow_up("AW: Zahlungserinnerung Rechnung 14"), None);
}

#[test]
fn hostile_text_ends_soon_and_without_a_panic() {
    for piece in
        ["bitte ", "please could you ", "wenn sie ", "?", "a.", "ä\u{308}", "haben sie ", "1. "]
    {
        let text = piece.repeat(5_000);
        read(&Message::default(), &text, Lexicon::builtin());
    }
}
