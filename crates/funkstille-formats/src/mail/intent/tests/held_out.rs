//! Sentences written after the signal files were first tuned.

use super::Is;
use super::Is::{
    Accepted, Ask, Closing, Declined, Enquiry, FollowUp, Neither, NoAsk, NoFollowUp, NoHint,
    Payment, Running,
};
use super::check;
use crate::mail::intent::Asks::{Invoice, Material, Question, Quote, Request};
use crate::mail::intent::FollowUp::{
    CheckIn, Demand, FinalNotice, LastCheckIn, ReceiptCheck, Resend, WorkPaused,
};

const ASKS: &[(&str, Is)] = &[
    ("Ist der Oktober als Starttermin für Sie noch realistisch?", Ask(Question)),
    ("Who will be looking after the site once it is online?", Ask(Question)),
    ("Which paper weight did you have in mind for the business cards?", Ask(Question)),
    ("Hättest du am Dienstag eine halbe Stunde Zeit für ein Telefonat?", Ask(Question)),
    ("Hey Tom, hope you had a good trip! Do we need the French version after all?", Ask(Question)),
    ("Would be great to get your sign-off on page four by Wednesday.", Ask(Request)),
    (
        "Please have a look at the attached sketches and tell me which one you like best.",
        Ask(Request),
    ),
    ("Can you give me a quick call when you're back in the office?", Ask(Request)),
    ("I can't continue without your okay on the colours.", Ask(Request)),
    (
        "Schauen Sie sich die Vorschau gerne in Ruhe an und geben Sie mir dann Rückmeldung.",
        Ask(Request),
    ),
    ("Sagst du mir bis Ende der Woche, welche Variante es werden soll?", Ask(Request)),
    ("Sobald ich Ihr Okay habe, geht alles in den Druck.", Ask(Request)),
    ("Um die Seite fertigzustellen, bräuchte ich noch ein paar Fotos vom Team.", Ask(Material)),
    ("Würdest du mir den Zugang zum alten Server geben?", Ask(Material)),
    ("Do you happen to have the logo as a vector file?", Ask(Material)),
    ("Just a heads-up that the product descriptions are still missing on my side.", Ask(Material)),
    ("To set up the mailbox I need your DNS login.", Ask(Material)),
    ("Für das Booklet fehlt mir nach wie vor der Text von Frau Brandt.", Ask(Material)),
    ("You'll find my offer for the packaging design attached as a PDF.", Ask(Quote)),
    ("For both flyers together I'd ask 650 euros net.", Ask(Quote)),
    ("Gerne unterbreite ich Ihnen folgendes Angebot:", Ask(Quote)),
    ("Für die Übersetzung der 40 Seiten komme ich auf 1.850 Euro zzgl. MwSt.", Ask(Quote)),
    ("Hier der versprochene Kostenvoranschlag für das Messevideo.", Ask(Quote)),
    ("My invoice for the illustrations is attached, payable within 30 days.", Ask(Invoice)),
    ("Kindly settle the invoice at your earliest convenience.", Ask(Invoice)),
    (
        "Für die erbrachten Leistungen erlaube ich mir, Ihnen folgende Rechnung zu stellen.",
        Ask(Invoice),
    ),
    ("Die Abschlussrechnung hänge ich an.", Ask(Invoice)),
    ("All finished! The final artwork is in the shared folder.", Ask(Invoice)),
    ("Hope all is well with you!", NoAsk),
    ("Na, alles fit?", NoAsk),
    ("Give me a shout if anything is unclear.", NoAsk),
    ("Sollte noch etwas unklar sein, rufen Sie mich gerne an.", NoAsk),
    ("I'll get back to you by Thursday with a revised schedule.", NoAsk),
    ("Ich kümmere mich heute Abend darum und melde mich morgen.", NoAsk),
    ("You can find the site at the old address until Monday.", NoAsk),
    ("Wow, who would have thought that it snows in May?", NoAsk),
];

#[test]
fn what_our_messages_ask() {
    check(ASKS);
}

const CLOSINGS_AND_FOLLOW_UPS: &[(&str, Is)] = &[
    ("Brilliant, cheers Anna!", Closing),
    ("Freut mich, dass es Ihnen gefällt. Schönen Feierabend!", Closing),
    ("Wonderful, then we're all set. Enjoy your holidays!", Closing),
    ("Überweisung ist da, herzlichen Dank!", Closing),
    ("I moved the button to the left.", Neither),
    ("Wollte mal hören, ob du schon zum Lesen gekommen bist.", FollowUp(CheckIn)),
    ("Have you come to a decision yet?", FollowUp(CheckIn)),
    ("I wanted to see whether my email from last Tuesday reached you.", FollowUp(CheckIn)),
    ("Ich möchte mich noch einmal wegen des Angebots bei Ihnen melden.", FollowUp(CheckIn)),
    ("I don't want to clutter your inbox, so I'll leave it at this.", FollowUp(LastCheckIn)),
    ("Dies ist mein letzter Versuch, Sie zu erreichen.", FollowUp(LastCheckIn)),
    ("Did everything arrive, the files as well as the invoice?", FollowUp(ReceiptCheck)),
    ("Sind die Reinzeichnung und die Rechnung bei Ihnen eingegangen?", FollowUp(ReceiptCheck)),
    ("I'm sending invoice 77 once more in case it got lost.", FollowUp(Resend)),
    ("Unsere Rechnung vom 2. April ist seit zwei Wochen fällig.", FollowUp(Resend)),
    ("I must insist on payment by 1 June, otherwise I will go to court.", FollowUp(Demand)),
    ("Nach Ablauf der Frist übergebe ich die Sache einem Anwalt.", FollowUp(Demand)),
    ("This is my last letter about this invoice.", FollowUp(FinalNotice)),
    ("Until the open points are settled I'm putting the project on hold.", FollowUp(WorkPaused)),
    ("Die Weiterarbeit ruht, bis Ihre Freigabe vorliegt.", FollowUp(WorkPaused)),
    ("Reminder: our call is tomorrow at three.", NoFollowUp),
    ("Die letzte Rechnung habt ihr ja schon bezahlt, danke!", NoFollowUp),
];

#[test]
fn what_closes_and_what_follows_up() {
    check(CLOSINGS_AND_FOLLOW_UPS);
}

const STAGES_AND_ANSWERS: &[(&str, Is)] = &[
    ("Lovely to hear from you, thank you for getting in touch about the album cover.", Enquiry),
    ("Ich habe deine Anmerkungen umgesetzt, Version 3 liegt im Ordner.", Running),
    ("Milestone two is finished.", Running),
    ("Die Rechnung Nr. 12 liegt bei.", Payment),
    ("After some discussion we've chosen another designer.", Declined),
    ("Das Projekt wird bei uns leider nicht weiterverfolgt.", Declined),
    ("That's more than we can spend at the moment, so we'll pass.", Declined),
    ("Your proposal looks good, please start as soon as you can.", Accepted),
    ("Das Angebot passt so, bitte legen Sie los.", Accepted),
    ("We'd be happy to hire you for this.", Accepted),
    ("We'll discuss your proposal on Monday.", NoHint),
    ("Wir prüfen Ihr Angebot und melden uns.", NoHint),
];

#[test]
fn what_tells_the_stage_and_the_answer() {
    check(STAGES_AND_ANSWERS);
}
