# Was `client` zeigt. Schreiben sind in der Sprache des Kunden.

cli-client = Wer Ihre Kunden sind, und wie sie zu erreichen sind
cli-client-add = Einen Kunden aufnehmen
cli-client-add-name = Der Name, der in Schreiben steht
cli-client-add-contact = Die Person, an die geschrieben wird [sonst: der Name des Kunden]
cli-client-add-letters = Die Sprache der Schreiben: de oder en [sonst: Ihre eigene]
cli-client-add-du = Deutsche Schreiben duzen
cli-client-add-greeting = Die ganze Anrede in Schreiben, wo die übliche falsch wäre
cli-client-add-debtor = Was für ein Schuldner: business (Unternehmen), consumer (Verbraucher) oder public-body (Behörde)
cli-client-add-time-zone = Die Zeitzone des Kunden: dort geht nichts vor 08:00 oder nach 18:00 hinaus
cli-client-add-email = Eine E-Mail-Adresse; auch mehrmals
cli-client-add-phone = Eine Telefonnummer; auch mehrmals
cli-client-add-fax = Eine Faxnummer
cli-client-add-address = Eine Postanschrift; „;“ beginnt eine neue Zeile
cli-client-add-profile = Eine Seite, auf der die Person zu finden ist: Website, Profil
cli-client-list = Alle Kunden auflisten
cli-client-show = Einen Kunden zeigen, mit Ansprechpartnern, Projekten und Fällen
cli-client-show-client = Nummer, Name oder Adresse
cli-client-set = Name, Sprache, Art des Schuldners oder Zeitzone ändern
cli-client-set-client = Nummer, Name oder Adresse
cli-client-set-name = Der neue Name, der in Schreiben steht
cli-client-set-letters = Die Sprache der Schreiben: de oder en
cli-client-set-debtor = Was für ein Schuldner: business (Unternehmen), consumer (Verbraucher) oder public-body (Behörde)
cli-client-set-time-zone = Die Zeitzone des Kunden
cli-client-contact = Einen Ansprechpartner aufnehmen oder ändern
cli-client-contact-client = Nummer, Name oder Adresse des Kunden
cli-client-contact-name = Die Person: wer unter diesem Namen oder dieser Adresse bekannt ist, wird geändert
cli-client-contact-billing = Schreiben über Geld gehen an diese Person
cli-client-contact-project = Schreiben über die Arbeit gehen an diese Person
cli-client-contact-du = Deutsche Schreiben duzen
cli-client-contact-sie = Deutsche Schreiben siezen
cli-client-contact-greeting = Die ganze Anrede in Schreiben; "" für die übliche
cli-client-contact-rename = Der neue Name der Person
cli-client-contact-email = Eine E-Mail-Adresse; auch mehrmals
cli-client-contact-phone = Eine Telefonnummer; auch mehrmals
cli-client-contact-fax = Eine Faxnummer
cli-client-contact-address = Eine Postanschrift; „;“ beginnt eine neue Zeile
cli-client-contact-profile = Eine Seite, auf der die Person zu finden ist: Website, Profil
cli-client-address = Einen Weg aufnehmen, einen Kunden zu erreichen
cli-client-address-client = Nummer, Name oder Adresse des Kunden
cli-client-address-value = Die Adresse, Nummer oder Seite
cli-client-address-contact = Die Person, zu der sie gehört [sonst: die erste]
cli-client-address-email = Es ist eine E-Mail-Adresse
cli-client-address-phone = Es ist eine Telefonnummer
cli-client-address-fax = Es ist eine Faxnummer
cli-client-address-post = Es ist eine Postanschrift; „;“ beginnt eine neue Zeile
cli-client-address-profile = Es ist eine Seite, auf der die Person zu finden ist
cli-client-address-good-again = Trotzdem nehmen, obwohl dort niemand zu erreichen war: Es gilt wieder, aus diesem Grund
cli-client-forget = Einen Weg streichen, einen Kunden zu erreichen
cli-client-forget-client = Nummer, Name oder Adresse des Kunden
cli-client-forget-value = Die Adresse, Nummer oder Seite
cli-client-do-not-contact = Einem Kunden nichts mehr senden; das tun nur noch Sie, von Hand
cli-client-do-not-contact-client = Nummer, Name oder Adresse des Kunden
cli-client-do-not-contact-reason = Warum; das bleibt in der Akte
cli-client-do-not-contact-clear = Dem Kunden darf wieder geschrieben werden

value-client = KUNDE
value-debtor = ART
value-greeting = ANREDE
value-reason = GRUND
value-url = SEITE
value-way = WEG
value-key = SCHLÜSSEL
value-value = WERT

client-added = Kunde { $client }: { $name }
client-next =
    Als Nächstes: funkstille project add { $client } "Website", dann funkstille case open --project …
client-none = Es gibt noch keine Kunden. So nehmen Sie einen auf: funkstille client add "Mira Lang" --email mira@example.org
client-changed = Kunde { $client } wurde geändert. Schreiben, die warteten, werden neu geschrieben.
client-contact-added = Kunde { $client }: { $name } ist jetzt Ansprechpartner.
client-contact-changed = Kunde { $client }: { $name } wurde geändert.
client-learned = Kunde { $client }: { $value } ist jetzt hinterlegt und kommt zuerst.
client-forgotten = Kunde { $client }: { $value } ist nicht mehr hinterlegt.
client-marked = Kunde { $client } bekommt nichts mehr, außer was Sie von Hand senden.
client-mark-cleared = Kunde { $client } darf wieder angeschrieben werden.

client-head = Kunde { $client }: { $name }
client-about = { $language } · { $debtor }
client-zone = Zeitzone: { $zone }
client-do-not-contact = NICHT ANSCHREIBEN: { $reason }
client-last-message = Ihre letzte Nachricht: { $day }
client-no-message = Noch keine Nachricht von Ihnen
client-writes = Schreibt auf { $language } ({ $count ->
    [one] eine Nachricht
   *[other] { $count } Nachrichten
})
client-writes-other = Schreibt auf { $language } ({ $count ->
    [one] eine Nachricht
   *[other] { $count } Nachrichten
}). Für Schreiben in dieser Sprache: funkstille client set { $client } --letters { $code }
client-answers = Die Hälfte der Antworten kam { $days ->
    [0] am selben Tag
    [one] binnen eines Tages
   *[other] binnen { $days } Tagen
} ({ $count } Antworten)
client-signs = Schreibt als „{ $name }“ von { $address }. Den Namen übernehmen: funkstille client contact { $client } { $address } --rename "{ $name }"
client-contact = { "  " }{ $name }{ $role ->
    [billing] , für Geld
    [project] , für die Arbeit
   *[other] {""}
}{ $form ->
    [familiar] , du
   *[formal] {""}
}
client-email = E-Mail: { $value }
client-phone = Telefon: { $value }
client-fax = Fax: { $value }
client-post = Post: { $value }
client-profile = Seite: { $value }
client-greeting = Anrede: { $value }
client-project = Projekt { $project }, „{ $title }“: { $stage }

letters-de = Schreiben auf Deutsch
letters-en = Schreiben auf Englisch
language-de = Deutsch
language-en = Englisch
debtor-business = Unternehmen
debtor-consumer = Verbraucher
debtor-public-body = Behörde
debtor-unknown = Art des Schuldners unbekannt

head-number = Nr.
head-client = Kunde
head-reach = E-Mail
head-debtor = Schuldner
head-open-cases = Offen
