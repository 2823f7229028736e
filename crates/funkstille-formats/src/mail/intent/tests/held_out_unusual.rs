//! Requests, follow-ups and answers in unusual words, written before the signal files were widened
//! for them, with sentences that sound alike and ask for nothing.

use super::Is;
use super::Is::{Accepted, Ask, FollowUp, NoAsk, NoFollowUp, NoHint, Running};
use super::check;
use crate::mail::intent::Asks::{Invoice, Material, Quote, Request};
use crate::mail::intent::FollowUp::{CheckIn, FinalNotice, LastCheckIn, ReceiptCheck, Resend};

const ASKS: &[(&str, Is)] = &[
    ("Was mir noch fehlt, ist die Kapitelübersicht.", Ask(Request)),
    ("Dafür bräuchte ich allerdings die Seriennummer der Anlage.", Ask(Material)),
    ("Offen sind noch die Bildunterschriften auf Seite 12.", Ask(Material)),
    ("Hört mal rein und schreibt mir, ob die Lautstärke stimmt.", Ask(Request)),
    ("Blätter das mal durch und gib mir ein Zeichen.", Ask(Request)),
    ("Für einen kurzen Hinweis, welche Farbe es wird, wäre ich dankbar.", Ask(Request)),
    ("Ein knappes Ja per Mail reicht mir völlig.", Ask(Request)),
    ("Würden Sie beim Vermieter nachfragen, wann der Strom abgestellt wird", Ask(Request)),
    ("Die Maße der Vitrine wolltest du mir noch durchgeben.", Ask(Material)),
    ("You were going to send me the seating plan.", Ask(Request)),
    ("I'm short of the captions for spreads 4 and 5.", Ask(Material)),
    ("I'd need the serial numbers before I can order the parts.", Ask(Material)),
    ("Have a play with it and tell me where it sticks.", Ask(Request)),
    ("I'd be thankful for a pointer as to which map you prefer.", Ask(Request)),
    ("A one-word answer will do.", Ask(Request)),
    ("Das Plakat könnte ich Ihnen um 240 Franken zeichnen.", Ask(Quote)),
    ("Alles zusammen wären das dann 1'150 CHF.", Ask(Quote)),
    ("Meine Offerte für die Wandtafel liegt bei.", Ask(Quote)),
    ("My fee note for the hearing is attached.", Ask(Invoice)),
    ("Ich ersuche um Begleichung meiner Gebührennote binnen 14 Tagen.", Ask(Invoice)),
    ("Ich brauche noch zwei Tage, dann ist alles fertig.", NoAsk),
    ("I need a bit more time for the last chapter.", NoAsk),
    ("Gut, dass wir darüber gesprochen haben.", NoAsk),
    ("Mir fehlt jetzt nichts mehr, danke für alles.", NoAsk),
    ("I'd be happy to do this again.", NoAsk),
];

#[test]
fn asks() {
    check(ASKS);
}

const THE_REST: &[(&str, Is)] = &[
    ("Ich klopfe noch einmal an wegen der Druckfahnen.", FollowUp(CheckIn)),
    ("Kurzer Stups: wie steht es um die Texte?", FollowUp(CheckIn)),
    ("Floating this back to the top of your pile.", FollowUp(CheckIn)),
    ("Falls meine letzte Mail im Trubel unterging, hier noch einmal die Frage.", FollowUp(CheckIn)),
    ("I'll take your silence as a no and archive the enquiry.", FollowUp(LastCheckIn)),
    ("Ich hefte die Sache dann ab und frage kein weiteres Mal nach.", FollowUp(LastCheckIn)),
    (
        "Hiermit setze ich Ihnen eine letzte Frist, danach folgt die Betreibung.",
        FollowUp(FinalNotice),
    ),
    ("Ist meine Honorarnote bei Ihnen eingelangt?", FollowUp(ReceiptCheck)),
    ("Bei der Märzrechnung ist vermutlich etwas liegen geblieben.", FollowUp(Resend)),
    ("Ich klopfe die Maße noch einmal ab und schicke sie dir.", NoFollowUp),
    ("Passt alles, bitte so umsetzen.", Accepted),
    ("Anbei der unterzeichnete Werkvertrag zurück.", Accepted),
    ("Wir überlegen noch, ob wir das so machen.", NoHint),
    ("Ich habe den Build auf Staging deployt.", Running),
    ("The contact sheet from Tuesday's shoot is in the gallery.", Running),
];

#[test]
fn follow_ups_answers_and_stages() {
    check(THE_REST);
}
