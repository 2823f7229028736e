use super::Is::{Accepted, Declined, Enquiry, NoHint, NoStage, Payment, Running};
use super::check;
use crate::mail::intent::{StageHint, is_closing};

#[test]
fn stages() {
    check(&[
        ("Thank you for your enquiry about a new website.", Enquiry),
        ("Attached is my quote; two rounds of revisions are included.", Enquiry),
        ("Vielen Dank für Ihre Anfrage und Ihr Interesse.", Enquiry),
        ("Anbei das Angebot.", Enquiry),
        ("Here is the second draft of the layout.", Running),
        ("I have made the changes from your feedback on the home page.", Running),
        ("Anbei der überarbeitete Entwurf zur Freigabe.", Running),
        ("Die Korrekturen sind eingearbeitet.", Running),
        ("Attached is invoice 2026-014.", Payment),
        ("Bitte überweisen Sie den Betrag.", Payment),
        ("See you on Thursday!", NoStage),
    ]);
}

#[test]
fn a_stage_is_told_with_the_words_that_say_so() {
    let hint = super::intent("Hallo,\nanbei der neue Entwurf.").stage_hint;
    assert_eq!(hint, Some(StageHint::Running("neue Entwurf".to_owned())));
}

#[test]
fn what_clients_say() {
    check(&[
        ("We've decided to go with someone else.", Declined),
        ("Sorry, we won't be moving forward with this.", Declined),
        ("Thanks, but your quote is out of our budget.", Declined),
        ("Wir haben uns leider für einen anderen Anbieter entschieden.", Declined),
        ("Derzeit haben wir keinen Bedarf.", Declined),
        ("Leider müssen wir Ihnen absagen.", Declined),
        ("Please go ahead!", Accepted),
        ("We accept your offer and look forward to working with you.", Accepted),
        ("Let's do it, when can you start?", Accepted),
        ("Wir nehmen das Angebot an.", Accepted),
        ("Hiermit ist der Auftrag erteilt.", Accepted),
        ("Sie können loslegen.", Accepted),
        ("Could you explain the second item?", NoHint),
        ("Wir melden uns nächste Woche.", NoHint),
    ]);
}

#[test]
fn clients_close_too() {
    for (text, expected) in [
        ("Thanks, got it!", true),
        ("Super, danke dir!", true),
        ("Danke, aber die Farbe stimmt noch nicht. Können Sie das ändern?", false),
        ("We need it by Friday.", false),
    ] {
        assert_eq!(is_closing(text), expected, "{text}");
    }
}
