//! Sentences written after those of `held_out` had been fixed.

use super::Is;
use super::Is::{Accepted, Ask, Closing, Declined, FollowUp, NoAsk, NoFollowUp, NoHint};
use super::check;
use crate::mail::intent::Asks::{Invoice, Material, Question, Quote, Request};
use crate::mail::intent::FollowUp::{
    CheckIn, Demand, FinalNotice, LastCheckIn, Resend, WorkPaused,
};

const SECOND_ROW: &[(&str, Is)] = &[
    (
        "Hallo Herr Lindner,\n\nder Rohschnitt ist fertig, Sie finden ihn unter dem Link. Was \
      soll noch geändert werden?\n\nBeste Grüße\nFreya",
        Ask(Question),
    ),
    (
        "Moin Kai,\n\nich hab die Karten umgestellt. Wirf mal einen Blick drauf und sag, ob's \
      so in den Druck kann.\n\nLG Freya",
        Ask(Request),
    ),
    (
        "Dear Ms Boyd,\n\nmany thanks for the pleasant call. As promised, here is my quotation. \
      It is valid until the end of April.\n\nKind regards\nFreya",
        Ask(Quote),
    ),
    (
        "Hi Sam,\n\nchapters one to three are done. Before I translate the rest, could you \
      confirm the spelling of the place names?",
        Ask(Request),
    ),
    ("Hi Lea,\nthe page is up. Have fun with it!", Closing),
    (
        "Guten Tag Frau Petersen,\n\nfür den Versand der Kataloge fehlt noch Ihre Adressliste.\n\n\
      Freundliche Grüße",
        Ask(Material),
    ),
    (
        "Hello,\n\nplease find my invoice attached. Thank you for the great collaboration!",
        Ask(Invoice),
    ),
    (
        "Hallo Jens,\n\ndanke für deine Überweisung, damit ist alles erledigt. Bis zum nächsten \
      Mal!",
        Closing,
    ),
    ("How many languages will the app support?", Ask(Question)),
    ("Let's talk on Monday then.", NoAsk),
    ("Ich habe die Schrift jetzt etwas größer gesetzt.", NoAsk),
    ("Kein Problem, ich warte gern bis nach Ihrem Urlaub.", NoAsk),
    ("I'd be grateful for a short reply.", Ask(Request)),
    ("Could we move our call to Wednesday?", Ask(Question)),
    ("Ihr Einverständnis vorausgesetzt, würde ich am Montag beginnen.", Ask(Request)),
    ("Bitte laden Sie die Fotos in den Ordner hoch.", Ask(Material)),
    ("Who can give me access to the analytics account?", Ask(Material)),
    ("Ob Sie lieber Variante A oder B möchten, müsste ich bis Freitag wissen.", Ask(Request)),
    ("Thanks a million, that's exactly what I was looking for.", Closing),
    ("Kein Ding, gerne!", Closing),
    ("Für das Lektorat berechne ich 6 Euro pro Normseite.", Ask(Quote)),
    ("The total for the three illustrations comes to 1,350 dollars.", Ask(Quote)),
    ("Please remit 900 euros to the account below.", Ask(Invoice)),
    ("Rechnung anbei :)", Ask(Invoice)),
    (
        "Ich hatte Ihnen letzte Woche geschrieben und wollte sichergehen, dass die Mail nicht im \
      Spam gelandet ist.",
        FollowUp(CheckIn),
    ),
    ("Did my last message get through?", FollowUp(CheckIn)),
    (
        "Since I haven't had any reply, I take it that the project is no longer a priority.",
        FollowUp(LastCheckIn),
    ),
    ("Noch einmal melde ich mich in dieser Sache nicht.", FollowUp(LastCheckIn)),
    ("Second reminder: invoice 31 remains unpaid.", FollowUp(Resend)),
    (
        "Anbei nochmals die Rechnung, vermutlich ist sie in Ihrem Posteingang untergegangen.",
        FollowUp(Resend),
    ),
    (
        "Please pay within seven days to avoid further costs and court proceedings.",
        FollowUp(Demand),
    ),
    ("Dies ist meine letzte Zahlungsaufforderung.", FollowUp(FinalNotice)),
    ("I've stopped work on the app for now.", FollowUp(WorkPaused)),
    ("The music stops at 0:45 in the second draft.", NoFollowUp),
    ("I checked the last email of the campaign.", NoFollowUp),
    ("Unfortunately the board decided against the redesign.", Declined),
    ("Vielen Dank für das Angebot, wir haben uns intern anders entschieden.", Declined),
    ("Super Angebot, das machen wir!", Accepted),
    ("You have our approval for the budget, go ahead.", Accepted),
    ("The price seems a bit high, is there any room?", NoHint),
];

#[test]
fn a_second_row() {
    check(SECOND_ROW);
}

/// Written after that row had been fixed: asks or does not ask, whatever it asks for.
#[test]
fn a_third_row() {
    let asks = [
        "Magst du mir noch verraten, wer die Zielgruppe ist?",
        "Ich bräuchte dann nur noch Ihr Go.",
        "Sobald die Texte da sind, geht es weiter.",
        "Let me have the measurements when you get round to it.",
        "Pick whichever you like and I'll prepare the print files.",
        "I've put three options on page two, tell me your favourite.",
        "Kannst du das bitte mit eurer Technik klären?",
        "Anbei die Schlussrechnung, ich bitte um Ausgleich bis Monatsende.",
        "Mein Vorschlag liegt bei, inklusive Preis und Zeitplan.",
        "Happy to jump on a call this week, what suits you?",
        "Deine Meinung dazu würde mich interessieren.",
        "We need a decision on the domain before the weekend.",
        "Please see my quote below: 12 hours at 80 pounds.",
        "Wären Sie so nett, die Fahnen bis Montag durchzusehen?",
        "Was meinen Sie, reicht uns ein Drehtag?",
        "Attached you'll find invoice no. 3 for the second half.",
    ];
    let does_not = [
        "Alles Gute für die Eröffnung!",
        "The proofs are on their way to you by post.",
        "Hope your move went well.",
        "Das habe ich gerne für Sie gemacht.",
        "I'll take care of it today.",
        "Wenn etwas ist: einfach anrufen.",
        "Sorry for the delay, I was ill last week.",
        "Wie versprochen ist der Fehler jetzt behoben.",
        "Nur zur Info: der Server war gestern kurz nicht erreichbar.",
        "Thanks for the texts, they are exactly what I needed.",
        "Take your time, there's no hurry.",
        "Die Bilder sind angekommen, vielen Dank.",
        "I have forwarded your question to the printer.",
        "Schön, dass wir uns endlich kennengelernt haben!",
    ];
    let asked = |text: &&&str| super::intent(text).ask.is_some();
    let missed: Vec<_> = asks.iter().filter(|text| !asked(text)).collect();
    let wrong: Vec<_> = does_not.iter().filter(asked).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed: {missed:#?}\nwrong: {wrong:#?}");
}
