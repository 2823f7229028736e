# Was `invoice`, `claim` und `receivables` zeigen.

cli-invoice = Rechnungen: was wofür geschuldet wird
cli-invoice-add = Eine Rechnung eintragen; ihr Fall beginnt von selbst, wenn sie fällig war und nicht bezahlt ist
cli-invoice-add-client = Nummer, Name oder Adresse des Kunden
cli-invoice-add-number = Ihre Nummer, wie sie darauf steht
cli-invoice-add-date = Ihr Datum, wie es darauf steht
cli-invoice-add-amount = Wie viel geschuldet wird, mit Steuer, etwa 1190.00
cli-invoice-add-currency = Die Währung, etwa EUR oder CHF [sonst: EUR]
cli-invoice-add-project = Nummer oder Name des Projekts
cli-invoice-add-due = Wann sie fällig ist, wie es darauf steht
cli-invoice-add-part = Ein Teil mit eigener Fälligkeit: Tag und Betrag; auch mehrmals
cli-invoice-add-terms = In wie vielen Tagen ab Rechnungsdatum zu zahlen ist, so wie es vereinbart wurde
cli-invoice-add-agreed = Die Fälligkeit wurde vereinbart und steht nicht nur auf der Rechnung
cli-invoice-add-vat = Die Steuer darin, etwa 190.00
cli-invoice-add-order = Die Bestellnummer des Kunden
cli-invoice-add-delivered = Wann die Arbeit geliefert wurde
cli-invoice-add-received = Wann der Kunde die Rechnung bekommen hat, wenn das sicher ist
cli-invoice-add-gives-notice = Die Rechnung sagt, dass nach 30 Tagen Verzug eintritt
cli-invoice-add-skonto = Skonto als Prozent und Tage ab Rechnungsdatum, etwa 2:10
cli-invoice-add-rate = Der vereinbarte Zinssatz in Prozent im Jahr
cli-invoice-add-contract-date = Wann der Vertrag geschlossen wurde
cli-invoice-add-file = Die Kopie der Rechnung, die jeder Mahnung beiliegt
cli-invoice-list = Offene Rechnungen auflisten
cli-invoice-list-all = Auch die bezahlten und die stornierten
cli-invoice-show = Zeigen, was über eine Rechnung bekannt ist
cli-invoice-show-invoice = Die Nummer der Rechnung
cli-invoice-set = Nachtragen oder berichtigen, was eine Rechnung sagt oder was vereinbart wurde
cli-invoice-set-invoice = Die Nummer der Rechnung
cli-invoice-set-amount = Was geschuldet wird, mit Steuer, wenn es doch eine andere Summe ist, etwa durch eine Gutschrift
cli-invoice-set-project = Nummer oder Name des Projekts
cli-invoice-set-due = Wann sie fällig ist, wie es darauf steht
cli-invoice-set-part = Ein Teil mit eigener Fälligkeit: Tag und Betrag; auch mehrmals
cli-invoice-set-terms = In wie vielen Tagen ab Rechnungsdatum zu zahlen ist, so wie es vereinbart wurde
cli-invoice-set-agreed = Die Fälligkeit wurde vereinbart und steht nicht nur auf der Rechnung
cli-invoice-set-vat = Die Steuer darin, etwa 190.00
cli-invoice-set-order = Die Bestellnummer des Kunden
cli-invoice-set-delivered = Wann die Arbeit geliefert wurde
cli-invoice-set-received = Wann der Kunde die Rechnung bekommen hat, wenn das sicher ist
cli-invoice-set-gives-notice = Die Rechnung sagt, dass nach 30 Tagen Verzug eintritt
cli-invoice-set-skonto = Skonto als Prozent und Tage ab Rechnungsdatum, etwa 2:10
cli-invoice-set-rate = Der vereinbarte Zinssatz in Prozent im Jahr
cli-invoice-set-contract-date = Wann der Vertrag geschlossen wurde
cli-invoice-set-file = Die Kopie der Rechnung, die jeder Mahnung beiliegt
cli-invoice-costs = Weitere Kosten eintragen, etwa für eine Rücklastschrift
cli-invoice-costs-invoice = Die Nummer der Rechnung
cli-invoice-costs-amount = Wie viel, etwa 5.00
cli-invoice-costs-what = Wofür
cli-invoice-costs-on = Wann sie entstanden sind [sonst: heute]
cli-invoice-refused = Festhalten, dass der Kunde die Zahlung ernsthaft und endgültig verweigert hat
cli-invoice-refused-invoice = Die Nummer der Rechnung
cli-invoice-refused-on = An welchem Tag
cli-invoice-cancel = Eine Rechnung stornieren: sie ist nicht mehr zu bezahlen
cli-invoice-cancel-invoice = Die Nummer der Rechnung
cli-invoice-cancel-reason = Warum; das bleibt in der Akte
cli-claim = Zeigen, was für eine Rechnung heute geschuldet wird, Zeile für Zeile
cli-claim-matter = Die Nummer der Rechnung oder des Falls; case/7 und invoice/7 sagen, welche von beiden
cli-claim-provisional = Für ein Halbjahr, dessen Satz noch nicht bekannt ist, den letzten bekannten nehmen
cli-receivables = Zeigen, was Ihnen alle Kunden heute schulden, nach Alter

value-skonto = PROZENT:TAGE
value-days = TAGE
value-order = BESTELLUNG
value-invoice = RECHNUNG
value-case-or-invoice = FALL-ODER-RECHNUNG

head-invoice = Rechnung
head-amount = Betrag
head-open = Offen
head-unpaid = Unbezahlt
head-standing = Stand
head-due = Fällig
head-overdue = Überfällig
head-interest-and-fees = Zinsen, Kosten
head-total = Zusammen

invoice-none = Es gibt keine offenen Rechnungen. So tragen Sie eine ein: funkstille invoice add KUNDE --number 2026-014 --date 2026-03-02 --amount 1190.00 --terms 14
invoice-open = offen
invoice-paid = bezahlt
invoice-cancelled = storniert
invoice-line = Rechnung { $number }, { $client }: { $amount }, { $state ->
    [open] unbezahlt { $unpaid }
    [cancelled] storniert
   *[paid] bezahlt
}{ $due ->
    [none] { "" }
   *[other] , fällig { $due }
}
invoice-asked-by = Nach Rechnung { $number } fragt schon der Fall { $case }.
invoice-perhaps-asked = Dieser Kunde hat schon einen Fall, der nach Geld fragt und keine Rechnung nennt: { $cases }. Solange das so ist, beginnt für Rechnung { $number } kein eigener Fall. Fragt er nach ihr: funkstille case invoice { $case } --number { $number } --invoiced-on { $date }. Fragt er nach einer anderen, geben Sie ihm auf dieselbe Weise deren Nummer und Datum.
invoice-freed = Die { $amount }, die am { $day } für { $number } kamen ({ $payment }), sind wieder frei. Eine Rechnung, die unter derselben Nummer eingetragen wird, bekommt sie; nach einer anderen werden Sie gefragt: funkstille bank match
invoice-freed-by-hand = Die { $amount }, die Sie am { $day } für { $number } erfasst haben ({ $payment }), zählen für eine Rechnung dieses Kunden, die unter derselben Nummer eingetragen wird. Sind sie für eine andere, erfassen Sie sie dort: funkstille payment add RECHNUNG { $plain } --on { $date }
invoice-issued = Ausgestellt: { $day }
invoice-part = { $amount } fällig am { $day }
invoice-due-agreed = Die Fälligkeit wurde vereinbart
invoice-delivered = Geliefert: { $day }
invoice-received = Beim Kunden angekommen: { $day }
invoice-contract = Vertrag vom { $day }
invoice-refused = Zahlung verweigert: { $day }
invoice-last-day = Verjährt nach dem { $day }
invoice-vat = Darin Steuer: { $amount }
invoice-order = Bestellnummer: { $order }
invoice-skonto = Skonto: { $percent } % bis { $day }
invoice-rate = Vereinbarter Zinssatz: { $rate } % im Jahr
invoice-file = Die Kopie ist hinterlegt
invoice-no-file = Eine Kopie ist nicht hinterlegt; so legen Sie sie ab: funkstille invoice set NUMMER --file DATEI
invoice-paid-by = Eingegangen: { $amount } am { $day } ({ $payment })
invoice-costs = Weitere Kosten: { $amount } vom { $day } ({ $what })
invoice-case = Fall { $case }

claim-cancelled = Die Rechnung wurde storniert: Für sie wird nichts geschuldet, und kein Brief verlangt, was hier berechnet ist.
claim-paid = Sie gilt als bezahlt.
claim-paid-beside = Sie gilt als bezahlt: Kein Schreiben fordert mehr, was hier noch berechnet ist, und unter den Forderungen (`receivables`) steht sie nicht mehr.
claim-open = Offen: { $amount }
claim-nothing-else = Daneben wird nichts gefordert:
claim-due-by-law = Rechnung { $number } nennt keine Fälligkeit: Nach dem Gesetz war sie am { $day } fällig ({ $basis }{ $unverified ->
        [yes] , ungeprüft
       *[no] { "" }
    }).{ $case ->
        [yes] { "" }
       *[no] { " " }Von selbst beginnt für sie kein Fall, bis Sie sagen, wann sie fällig ist.
    } Gilt etwas anderes: funkstille invoice set { $number } --due TAG, oder --terms TAGE
claim-last-day = Verjährt nach dem { $day }
claim-default = In Verzug seit { $day }: { $ground } ({ $basis })
claim-ground-agreed-date = die vereinbarte Fälligkeit war vorbei
claim-ground-after-invoice = die Frist nach Fälligkeit und Zugang der Rechnung war um
claim-ground-reminder = eine Mahnung nach Fälligkeit war zugegangen
claim-ground-refusal = die Zahlung war endgültig verweigert

no-claim-no-amount = Es ist nicht bekannt, wie viel geschuldet wird. Sagen Sie es mit: funkstille case invoice FALL --amount BETRAG
no-claim-debtor-unknown = Es ist nicht bekannt, ob der Kunde ein Unternehmen, eine Verbraucherin oder eine Behörde ist. Sagen Sie es mit: funkstille client set KUNDE --debtor business
no-claim-no-law = Für das Land Ihrer Region kennt das Programm kein Recht der Verzugszinsen. Ergänzen Sie eine Datei in jurisdictions/.
no-claim-no-rate = Weder Gesetz noch Vertrag geben einen Zinssatz. Wurde einer vereinbart, sagen Sie es mit: funkstille invoice set NUMMER --rate PROZENT
no-claim-no-ground = Der Kunde ist noch nicht in Verzug: Eine Fälligkeit wurde nicht vereinbart, die Frist nach Zugang der Rechnung ist nicht um oder der Zugang nicht bekannt, und keine Mahnung ist zugegangen. Was Sie wissen, sagen Sie mit: funkstille invoice set NUMMER --agreed (oder --received TAG)
no-claim-no-ground-at-all = Der Kunde ist noch nicht in Verzug: Eine Fälligkeit wurde nicht vereinbart, und die Frist nach Zugang der Rechnung ist nicht um oder der Zugang nicht bekannt. Was Sie wissen, sagen Sie mit: funkstille invoice set NUMMER --agreed (oder --received TAG)
no-claim-not-yet = Der Verzug beginnt erst am { $day }.

receivables-none = Niemand schuldet Ihnen etwas.
receivables-all = Alle zusammen
receivables-age-not-due = Nicht fällig
receivables-age-1-30 = 1–30
receivables-age-31-60 = 31–60
receivables-age-61-90 = 61–90
receivables-age-over-90 = Über 90
receivables-left-out = * Der Zinssatz ab { $day } ist noch nicht bekannt: Zinsen von diesem Tag an kommen hinzu. `claim --provisional` rechnet sie mit dem letzten bekannten Satz.
receivables-time-barred = { $past ->
        [past] Rechnung { $number } ist seit dem Ende des { $day } verjährt.
       *[soon] Rechnung { $number } verjährt nach dem { $day }.
    } Was das aufhält, steht in docs/interest.md.
receivables-too-large = Die Summen in { $currency } sind zu groß, um gezählt zu werden: Es wird mehr geschuldet, als hier steht. Prüfen Sie die Beträge.

statement-title = Forderungsaufstellung
# The statement of claim for the client: no word of where the program looked a number up.
statement-interest = Zinsen auf die Hauptforderung, Tage gezählt nach { $count }
statement-creditor = Gläubiger: { $name }
statement-debtor = Schuldner: { $name }
statement-invoice = Rechnung { $number }{ $issued ->
        [none] { "" }
       *[other] { " " }vom { $issued }
    } über { $amount }{ $due ->
        [none] { "" }
       *[other] , fällig am { $due }
    }
statement-costs = Kosten:
statement-costs-line = { $day }: { $amount }, { $what }
statement-rates = Zinssätze im Jahr:
statement-rate = Ab { $from }: { $rate } %, das sind { $base } % Basiszinssatz{ $since ->
        [none] { "" }
       *[other] { " " }seit { $since }
    } ({ $basis }{ $published ->
        [none] { "" }
       *[other] , bekannt gegeben von: { $published }
    }) und { $points } Prozentpunkte ({ $law }){ $provisional ->
        [yes] ; vorläufig, weil der Basiszinssatz dieser Zeit noch nicht bekannt ist
       *[no] { "" }
    }
statement-rate-fixed = Ab { $from }: { $rate } % ({ $law })
statement-rate-agreed = { $from ->
        [none] { "" }
       *[other] Ab { $from }:{ " " }
    }{ $rate } %, wie vereinbart
statement-laws = Rechtsgrundlagen:
statement-law-since = gültig ab { $day }
statement-file = Forderungsaufstellung
statement-heading = Forderungsaufstellung zur Rechnung { $number }, Stand { $day }
