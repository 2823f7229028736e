use super::Is::{Ask, Closing, Neither, NoAsk};
use super::check;
use crate::mail::intent::Asks::{Invoice, Material, Question, Quote, Request};

#[test]
fn questions() {
    check(&[
        ("Does Thursday at 10 work for you?", Ask(Question)),
        ("Hi Anna, which of the two colours do you prefer?", Ask(Question)),
        ("Is the newsletter part of the relaunch as well?", Ask(Question)),
        ("I was wondering whether the shop should ship to Austria, too.", Ask(Question)),
        ("I have two quick questions about the sitemap.", Ask(Question)),
        ("Passt Ihnen Donnerstag um 10 Uhr?", Ask(Question)),
        ("Soll die Seite auch auf Englisch erscheinen?", Ask(Question)),
        ("Hallo Herr Maier, an wen soll ich die Rechnung schicken?", Ask(Question)),
        ("Ich wollte noch fragen, ob das Logo auch auf die Tassen soll.", Ask(Question)),
        ("Kurze Frage zum Impressum: wer ist verantwortlich", Ask(Question)),
        ("How are you, and which date suits you best?", Ask(Question)),
        ("Wie geht's? Nehmen wir Blau oder Grün?", Ask(Question)),
        ("Freitag oder Montag?", Ask(Question)),
        ("Where should I send the invoice?", Ask(Question)),
        ("Passt das? :)", Ask(Question)),
    ]);
}

#[test]
fn requests() {
    check(&[
        ("Please let me know what you think of the second page.", Ask(Request)),
        ("Could you confirm the date by Friday?", Ask(Request)),
        ("Please approve the layout so that I can go to print.", Ask(Request)),
        ("I look forward to your feedback.", Ask(Request)),
        ("Looking forward to hearing from you.", Ask(Request)),
        ("Let me know if you'd like any changes.", Ask(Request)),
        ("Here is the first draft; I'd love to hear your thoughts.", Ask(Request)),
        ("If you could sign the form and return it, that would be great.", Ask(Request)),
        ("I'm waiting for your approval before I go on.", Ask(Request)),
        ("Geben Sie mir bitte bis Freitag Bescheid.", Ask(Request)),
        ("Gib mir doch kurz Bescheid, ob das so passt.", Ask(Request)),
        ("Anbei der Entwurf mit der Bitte um Freigabe.", Ask(Request)),
        ("Ich freue mich auf Ihre Rückmeldung.", Ask(Request)),
        ("Ich freue mich auf Ihre Rueckmeldung.", Ask(Request)),
        ("Könnten Sie den Termin kurz bestätigen?", Ask(Request)),
        ("Bitte prüfen Sie die Korrekturfahne bis Mittwoch.", Ask(Request)),
        ("Schau bitte mal drüber und sag mir, was dir nicht gefällt.", Ask(Request)),
        ("Über ein kurzes Feedback würde ich mich freuen.", Ask(Request)),
        ("Ich warte noch auf Ihre Freigabe.", Ask(Request)),
        ("Bitte wählen Sie eine der drei Varianten aus.", Ask(Request)),
        ("Es wäre toll, wenn Sie mir bis Montag antworten könnten.", Ask(Request)),
        (
            "Please let me know by Friday whether the draft works, and if you have any questions, \
          just call.",
            Ask(Request),
        ),
        ("Wie gefällt Ihnen der neue Entwurf?", Ask(Request)),
    ]);
}

#[test]
fn material() {
    check(&[
        ("Could you please send me the final texts by Friday?", Ask(Material)),
        ("I still need the photos of your team.", Ask(Material)),
        ("Please share the login for the old website.", Ask(Material)),
        ("I'm still waiting for the logo files.", Ask(Material)),
        ("When can I expect the copy for the about page?", Ask(Material)),
        ("Do you have the brand guidelines as a PDF?", Ask(Material)),
        ("All I need is your billing address.", Ask(Material)),
        ("Bitte schicken Sie mir noch die Texte für die Startseite.", Ask(Material)),
        ("Könntest du mir die Bilder in hoher Auflösung schicken?", Ask(Material)),
        ("Mir fehlen noch die Zugangsdaten zum Hosting.", Ask(Material)),
        ("Ich brauche von Ihnen bis Montag das Logo als Vektordatei.", Ask(Material)),
        ("Für den nächsten Schritt benötige ich Ihre Texte und Fotos.", Ask(Material)),
        ("Schick mir bitte die Liste der Ansprechpartner.", Ask(Material)),
        (
            "Wann kann ich mit den Texten rechnen? Bitte senden Sie die Bilder gleich mit.",
            Ask(Material),
        ),
        ("Koennten Sie mir bitte Ihre Rechnungsadresse mitteilen?", Ask(Material)),
    ]);
}

#[test]
fn quotes() {
    check(&[
        ("Attached is my quote for the new website.", Ask(Quote)),
        ("Please find attached our proposal for the brochure.", Ask(Quote)),
        ("Here's the estimate we talked about.", Ask(Quote)),
        ("I would charge 2,400 euros for the five pages.", Ask(Quote)),
        ("My fee for the translation would be £900.", Ask(Quote)),
        ("Have you had a chance to look at my quote?", Ask(Quote)),
        ("Anbei finden Sie unser Angebot für die Website.", Ask(Quote)),
        ("Im Anhang der Kostenvoranschlag für die Broschüre.", Ask(Quote)),
        ("Das Logo würde ich Ihnen für 1.200 € anbieten.", Ask(Quote)),
        ("Der Preis für alles zusammen liegt bei 2.400 Euro.", Ask(Quote)),
        ("Anbei mein Angebot, zahlbar innerhalb von 14 Tagen nach Abschluss.", Ask(Quote)),
        ("Konnten Sie mein Angebot schon prüfen?", Ask(Quote)),
        ("Wenn Ihnen das Angebot zusagt, reicht eine kurze Antwort.", Ask(Quote)),
    ]);
}

#[test]
fn invoices_and_deliveries() {
    check(&[
        ("Attached is the invoice for March.", Ask(Invoice)),
        ("Please find enclosed our invoice no. 2026-014.", Ask(Invoice)),
        ("Please transfer the amount within 14 days.", Ask(Invoice)),
        ("Invoice 2026-014 is now overdue.", Ask(Invoice)),
        ("Did you receive my invoice?", Ask(Invoice)),
        ("The site is live and all work is done; please confirm receipt.", Ask(Invoice)),
        ("Attached are the final files of the logo.", Ask(Invoice)),
        ("Anbei die Rechnung für den März.", Ask(Invoice)),
        ("Im Anhang finden Sie meine Rechnung Nr. 2026-014.", Ask(Invoice)),
        ("Bitte überweisen Sie den Betrag bis zum 15. Mai.", Ask(Invoice)),
        ("Die Rechnung 2026-014 ist leider noch offen.", Ask(Invoice)),
        ("Ist meine Rechnung vom 3. Mai bei Ihnen angekommen?", Ask(Invoice)),
        ("Hier die finalen Druckdaten, damit ist das Projekt abgeschlossen.", Ask(Invoice)),
        ("Das Honorar ist zahlbar innerhalb von 14 Tagen.", Ask(Invoice)),
        // Handed over, but for a judgement: not the end.
        ("Attached is the final version of the draft for your approval.", Ask(Request)),
    ]);
}

#[test]
fn courtesies_ask_for_nothing() {
    check(&[
        ("How are you?", NoAsk),
        ("Hi Anna, how are you doing?", NoAsk),
        ("Wie geht's?", NoAsk),
        ("Hallo Anna, wie geht es dir?", NoAsk),
        ("Alles klar bei dir?", NoAsk),
        ("Alles gut bei Ihnen?", NoAsk),
        ("How was your holiday?", NoAsk),
        ("Hattest du ein schönes Wochenende?", NoAsk),
        ("If you have any questions, please let me know.", NoAsk),
        ("Let me know if you have any questions.", NoAsk),
        ("Please don't hesitate to contact me if you have any further questions.", NoAsk),
        ("Any questions? Just ask!", NoAsk),
        ("Bei Fragen melden Sie sich gerne.", NoAsk),
        ("Wenn Sie noch Fragen haben, melden Sie sich bitte jederzeit bei mir.", NoAsk),
        ("Für Rückfragen stehe ich Ihnen gerne zur Verfügung.", NoAsk),
        ("Melden Sie sich gerne, falls Sie weitere Fragen haben.", NoAsk),
        ("No need to reply.", NoAsk),
        ("Please note that I am out of the office on Friday.", NoAsk),
        ("Bitte beachten Sie, dass ich am Freitag nicht da bin.", NoAsk),
        ("I hope you are well.", NoAsk),
        ("Please find the minutes of our call below.", NoAsk),
        ("I will send you the images tomorrow.", NoAsk),
        ("Die Rechnung schicke ich Ihnen nächste Woche.", NoAsk),
        ("Ich schicke dir morgen das Angebot.", NoAsk),
        ("I'll send you the quote next week.", NoAsk),
        ("Vielen Dank für die Rechnung, sie ist gerade bezahlt worden.", NoAsk),
        ("The changes you asked for are online.", NoAsk),
        ("Wie besprochen habe ich die Farben geändert.", NoAsk),
        ("", NoAsk),
    ]);
}

#[test]
fn closings() {
    check(&[
        ("Thanks!", Closing),
        ("Great, thank you so much!", Closing),
        ("Perfect, thanks. Have a nice weekend!", Closing),
        ("You're welcome!", Closing),
        ("Thanks, payment received.", Closing),
        ("Sounds good, see you on Thursday.", Closing),
        ("Enjoy the new site!", Closing),
        ("Danke, passt!", Closing),
        ("Hallo Anna,\n\nsuper, vielen Dank!\n\nViele Grüße\nFreya Sommer\nStudio Sommer", Closing),
        ("Geld ist da, danke", Closing),
        ("Viel Spaß damit!", Closing),
        ("Gern geschehen und ein schönes Wochenende!", Closing),
        ("Alles klar, dann bis Montag.", Closing),
        ("Ihre Zahlung ist eingegangen, vielen Dank für die gute Zusammenarbeit.", Closing),
        ("Vielen Dank für Ihre Anfrage.", Neither),
        ("Thank you for your enquiry.", Neither),
        ("Thanks in advance.", Neither),
        ("Vielen Dank im Voraus.", Neither),
        ("The server is being moved tonight.", Neither),
        ("Danke! Und bis wann brauchst du das?", Ask(Question)),
        ("Thanks! Could you send the logo as well?", Ask(Material)),
    ]);
}
