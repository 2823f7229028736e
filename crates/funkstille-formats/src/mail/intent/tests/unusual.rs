//! The families of unusual words that the signal files were widened for.

use super::Is::{Accepted, Ask, Closing, FollowUp, NoAsk, NoFollowUp, NoHint, Payment, Running};
use super::check;
use crate::mail::intent::Asks::{Invoice, Material, Question, Quote, Request};
use crate::mail::intent::FollowUp::{CheckIn, Demand, LastCheckIn, ReceiptCheck, Resend};

#[test]
fn needs_and_duties_are_requests() {
    check(&[
        ("Ich brauch dafür den Zugangscode vom alten Anbieter.", Ask(Material)),
        ("Damit ich rechnen kann, benötige ich die ungefähre Wortzahl.", Ask(Material)),
        ("Ich bräuchte dazu eine kurze Auskunft von Ihnen.", Ask(Request)),
        ("Ich bräuchte noch die Zustimmung der Erben.", Ask(Request)),
        ("Das Datenblatt wollten Sie uns noch zukommen lassen.", Ask(Request)),
        ("Die Preisliste wollten Sie mir noch zukommen lassen.", Ask(Material)),
        ("Offen ist noch, wie viele Etiketten gedruckt werden.", Ask(Question)),
        ("I'd need the glossary and the old version before I start.", Ask(Material)),
        ("I'm still missing the third paragraph.", Ask(Request)),
        ("You said you'd check with the landlord.", Ask(Request)),
        ("Für das Kapitel brauche ich noch eine Woche.", NoAsk),
        ("I'll need another two days for this.", NoAsk),
        ("I still need to fix the footer.", NoAsk),
        ("Von Ihnen brauche ich nichts weiter.", NoAsk),
        ("Sie wollten wissen, wie der Server heißt: er heißt Anton.", NoAsk),
    ]);
}

#[test]
fn soft_commands_and_polite_conditionals() {
    check(&[
        ("Ist online. Guck mal durch und sag mir, was fehlt.", Ask(Request)),
        ("Spielt es mal zu viert und schreibt mir, wo es hakt.", Ask(Request)),
        ("Give it a read and tell me what jars.", Ask(Request)),
        ("I'd be grateful for a steer on the crop.", Ask(Request)),
        ("Ich wäre froh um das GzD bis morgen Mittag.", Ask(Request)),
        ("Wenn Sie einverstanden sind, genügt ein kurzes Okay.", Ask(Request)),
        ("Über einen kurzen Hinweis wäre ich dankbar.", Ask(Request)),
        ("A quick yes or no is enough.", Ask(Request)),
        ("könnten Sie beim Lieferanten erfragen, ob es auch ohne Kabel geht", Ask(Request)),
        ("Feedback gern bis Mittwoch.", Ask(Request)),
        ("Ich setze mich gleich dran und melde mich morgen.", NoAsk),
        ("Ich kümmere mich darum und schicke dir das Ergebnis am Abend.", NoAsk),
        ("I'm glad you like it.", NoAsk),
        ("I'll give it a try tomorrow.", NoAsk),
        ("I'll think it over.", NoAsk),
        ("I'm grateful for your help.", NoAsk),
        ("I'll need the weekend for that.", NoAsk),
        ("Dann ist am Freitag alles fertig.", NoAsk),
        ("Das freut mich sehr, danke! Die Rechnung folgt im Mai.", Closing),
    ]);
}

#[test]
fn prices_and_papers_of_three_countries() {
    check(&[
        ("Im Anhang finden Sie mein Offert über EUR 2.150,–.", Ask(Quote)),
        ("Dann sind es 80 Euro, abholbereit am Montag.", Ask(Quote)),
        ("Das kann ich dir für 350 Euro bauen.", Ask(Quote)),
        ("My fee would be £450 for the half day.", Ask(Quote)),
        ("Über Ihren Auftrag würde ich mich freuen.", Ask(Quote)),
        ("In der Beilage übermittle ich meine Gebührennote.", Ask(Invoice)),
        ("Ich ersuche um Anweisung auf das angeführte Konto.", Ask(Invoice)),
        ("Please find my fee note attached.", Ask(Invoice)),
        ("Leider ist weiterhin keine Zahlung zur Rechnung 7 eingegangen.", Ask(Invoice)),
        ("Ich mahne Sie hiermit und setze Ihnen eine Frist bis 20. Juli.", Ask(Invoice)),
        ("Trotz Erinnerung kam kein Geld. Danach folgt die Betreibung.", Payment),
        ("Die Zahlung zur Rechnung 7 ist eingegangen, vielen Dank!", Closing),
        ("Der Zug hat 90 Euro gekostet, den zahle ich selbst.", NoAsk),
    ]);
}

#[test]
fn follow_ups_in_passing() {
    check(&[
        ("Kleiner Schubser wegen der Zugangsdaten.", FollowUp(CheckIn)),
        ("Ich wollte nur kurz nachhören.", FollowUp(CheckIn)),
        ("Did this get buried?", FollowUp(CheckIn)),
        ("Any joy with the venue?", FollowUp(CheckIn)),
        ("Ich melde mich noch einmal wegen der Fotos.", FollowUp(CheckIn)),
        ("Falls meine Mail untergegangen ist: es geht um die Maße.", FollowUp(CheckIn)),
        ("Ich bin gespannt, ob Sie schon etwas herausfinden konnten.", FollowUp(CheckIn)),
        ("Hatten Sie schon Gelegenheit, nach den Plänen zu sehen?", FollowUp(CheckIn)),
        ("Ich wollte mich erkundigen, ob mein Angebot angekommen ist.", FollowUp(CheckIn)),
        ("Ich lasse das Thema jetzt ruhen.", FollowUp(LastCheckIn)),
        ("Ich lege die Anfrage zu den Akten.", FollowUp(LastCheckIn)),
        ("I'll assume plans have changed and close the file.", FollowUp(LastCheckIn)),
        ("I won't chase you again.", FollowUp(LastCheckIn)),
        ("Darf ich fragen, ob meine Honorarnote angekommen ist?", FollowUp(ReceiptCheck)),
        ("Bei meiner Rechnung ist wohl etwas durchgerutscht.", FollowUp(Resend)),
        ("Ich fordere Sie auf, den Betrag zu zahlen.", FollowUp(Demand)),
        ("Ich mahne Sie hiermit.", FollowUp(Demand)),
        ("Ich melde mich dann nächste Woche mit dem Entwurf.", NoFollowUp),
        ("Die Datei lege ich in den Ordner.", NoFollowUp),
        ("Ich lege die Konten dann an.", NoFollowUp),
        ("I'll close the ticket once it is deployed.", NoFollowUp),
        ("Bump maps are included in the export.", NoFollowUp),
        ("Haben Sie schon Fotos vom Team?", NoFollowUp),
        ("Die Frist für den Druck ist der 4. Mai.", NoFollowUp),
        ("Ich klage nicht, das Wetter ist gut.", NoFollowUp),
        ("Dann lege ich die Dateien dort ab.", NoFollowUp),
        ("I'll take the photos over the weekend.", NoFollowUp),
        ("Die Rechnung ist am 3. Mai fällig.", NoFollowUp),
        ("I'm checking whether it works on a phone.", NoFollowUp),
        ("Anbei die Klage zur Übersetzung.", NoFollowUp),
        ("Erinnerung an früher: so sah das Logo 1998 aus.", NoFollowUp),
    ]);
}

#[test]
fn a_clients_yes_and_work_that_runs() {
    check(&[
        ("Passt, machen wir so.", Accepted),
        ("Auftrag erteilt, wie im Angebot.", Accepted),
        ("Anbei das unterschriebene Exemplar.", Accepted),
        ("Approved with the changes we discussed.", Accepted),
        ("Der Vertrag ist unterschrieben zurück.", Accepted),
        ("Beauftragt! Die Anzahlung ist überwiesen.", Accepted),
        ("Wir nehmen Variante 2!", Accepted),
        ("Passt Ihnen Dienstag um zehn?", NoHint),
        ("Den Vertrag haben wir noch nicht unterschrieben.", NoHint),
        ("Could you explain the quote?", NoHint),
        ("The budget has to be approved by the board.", NoHint),
        ("Wir müssen erst klären, ob wir das so machen.", NoHint),
        ("Die Kapitel 1 bis 3 sind durch, das Glossar wächst.", Running),
        ("Der neue Build liegt auf Staging.", Running),
        ("The retouched selects are in the gallery.", Running),
        ("Die Reinzeichnung kommt nach dem GzD.", Running),
    ]);
}
