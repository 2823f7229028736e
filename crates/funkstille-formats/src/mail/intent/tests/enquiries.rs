use crate::mail::intent::read_client;

fn check(table: &[(&str, bool)]) {
    let differs = |(text, expected): &&(&str, bool)| read_client(text, "").enquires != *expected;
    let wrong: Vec<_> = table.iter().filter(differs).collect();
    assert!(wrong.is_empty(), "{} of {} wrong: {wrong:#?}", wrong.len(), table.len());
}

#[test]
fn clients_who_ask_for_an_offer_a_price_or_time() {
    check(&[
        ("Was würde ein Flyer mit sechs Seiten bei Ihnen kosten?", true),
        ("Könnten Sie mir dafür ein Angebot machen?", true),
        ("Haben Sie im Herbst noch Kapazität?", true),
        ("Hättest du Lust auf ein kleines Projekt ab Juni?", true),
        ("Wir suchen eine Fotografin für unser Sommerfest.", true),
        ("Bitte um Kostenvoranschlag für 45 Seiten.", true),
        ("Wie viel verlangst du für eine Zeichnung in Farbe?", true),
        ("Wir planen für den Herbst einen neuen Katalog.", true),
        ("Eine Kollegin hat Sie mir empfohlen. Machen Sie auch Untertitel?", true),
        ("Sind Sie am 3. September noch frei?", true),
        ("Mit welchen Kosten müssten wir rechnen?", true),
        ("Ich bräuchte für die Botschaft eine Übersetzung meines Zeugnisses.", true),
        ("Bitte erstellen Sie uns eine Offerte für vier Wandbilder.", true),
        ("Was nehmen Sie pro Normzeile?", true),
        ("Nennen Sie uns bitte Ihren Tagessatz.", true),
        ("We are looking for somebody to shoot our new menu.", true),
        ("Could you quote for a set of twelve portraits?", true),
        ("Are you available in the second week of March?", true),
        ("What would you charge for a one-day workshop?", true),
        ("How much would an extra page cost?", true),
        ("I came across your portfolio and love the botanical pieces.", true),
        ("Do you have capacity for a small React job?", true),
        ("Could you send me a quote for the signage?", true),
        ("We need a freelance editor for a cookbook.", true),
        ("I got your name from a friend at the gallery.", true),
        ("What are your rates for subtitling?", true),
        ("We'd like to commission a series of maps.", true),
        ("Would you be interested in a possible collaboration?", true),
        ("Did you get my invoice?", false),
        ("Thanks for the quote, we'll discuss it on Monday.", false),
        ("Danke für das Angebot, wir melden uns nächste Woche.", false),
        ("Wir haben Ihr Angebot bekommen und besprechen es am Montag.", false),
        ("Haben Sie meine Überweisung bekommen?", false),
        ("Anbei die Texte für die Startseite.", false),
        ("Die zweite Skizze gefällt uns am besten.", false),
        ("Können Sie das Logo etwas größer machen?", false),
        ("Wann ist der Entwurf fertig?", false),
        ("Could you move the button to the left?", false),
        ("The second crop works best, thanks!", false),
        ("Your invoice has been passed on to accounts.", false),
        ("Approved, please send the print files.", false),
        ("When will the build be ready?", false),
        ("Thank you, that was quick!", false),
        ("", false),
    ]);
}

#[test]
fn a_subject_that_opens_says_it_too() {
    for (subject, expected) in [
        ("Anfrage Hochzeit im Mai", true),
        ("Projektanfrage: neue Website", true),
        ("Quote request – museum guide", true),
        ("Enquiry: portraits for the team page", true),
        ("Angebotsanfrage Lektorat", true),
        ("AW: Anfrage Hochzeit im Mai", false),
        ("Re: Enquiry", false),
        ("Ihre Anfrage vom Montag", false),
        ("Rückfrage zur Startseite", false),
        ("Rechnung 14", false),
        ("", false),
    ] {
        let enquires = read_client("Guten Tag, Näheres anbei.", subject).enquires;
        assert_eq!(enquires, expected, "{subject}");
    }
}
