# Wie Briefe an Kunden Werte schreiben.

letter-day = { $day }. { $month } { $year }
letter-month-1 = Januar
letter-month-2 = Februar
letter-month-3 = März
letter-month-4 = April
letter-month-5 = Mai
letter-month-6 = Juni
letter-month-7 = Juli
letter-month-8 = August
letter-month-9 = September
letter-month-10 = Oktober
letter-month-11 = November
letter-month-12 = Dezember

letter-thousands = { "." }
letter-amount = { $whole },{ $cents }
letter-money = { $currency ->
    [EUR] { $amount } €
   *[other] { $amount } { $currency }
}
letter-money-below-zero = -{ $money }

letter-invoices = { $count ->
    [one] Rechnung { $numbers }
   *[other] Rechnungen { $numbers }
}
letter-comma = { $first }, { $last }
letter-and = { $first } und { $last }

letter-greeting-formal = Guten Tag { $name },
letter-greeting-familiar = Hallo { $name },
letter-greeting-nobody = Guten Tag,

letter-interest-reserved = Verzugszinsen behalte ich mir vor.
letter-interest-begins = Verzugszinsen berechne ich noch nicht, denn erst mit dieser Erinnerung beginnt der Verzug.
letter-interest-none = Verzugszinsen berechne ich nicht, denn weder Gesetz noch Vertrag sehen dafür einen Satz vor.
letter-work-unnamed = Ihr Auftrag
letter-payment-reference = Verwendungszweck: { $reference }
letter-page = Seite { $page } von { $pages }
letter-registered = Einschreiben
letter-by-fax = Per Fax: { $number }
letter-invoice = { $number } vom { $issued }, „{ $project }“
letter-invoice-open = { $number } vom { $issued }, „{ $project }“, fällig am { $due }, { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
} überfällig, offen { $balance }

# Neben welchen Wörtern ein Wert in einem Schreiben über Geld das bedeutet, was er sagt: eines davon
# steht nahe bei ihm. Wer eigene Texte mit anderen Wörtern schreibt, ergänzt sie hier. `number` steht
# zwischen dem Wort „Rechnung“ und ihrer Nummer.
letter-near-invoice-number = Rechnung Rechnungen Rechnungsnummer Rechnungsnr
letter-near-number = Nr Nummer Nrn Nummern mit der
letter-near-due-on = fällig Fälligkeit Fälligkeitsdatum zahlbar zahlen
letter-near-days-overdue = Tag Tage Tagen Kalendertage Kalendertagen
letter-near-balance = offen offene offenen offener ausstehend ausstehende ausstehenden Betrag Restbetrag Rest Saldo Forderung zahlen
letter-near-claim-total = insgesamt gesamt Gesamtbetrag Gesamtsumme Summe zahlen
letter-near-deadline-on = bis spätestens Frist innerhalb binnen

# Dasselbe, wie ein Schreiben es sagt.
letter-says-invoice-number = Rechnung { $value }
letter-says-due-on = am { $value } fällig
letter-says-days-overdue = seit { $value } Tagen
letter-says-balance = Offen sind { $value }
letter-says-claim-total = Insgesamt zu zahlen: { $value }
letter-says-deadline-on = bis zum { $value }

# Rechtsformen ohne Punkte: Wer eine hat, ist eine Firma, und kein Schreiben grüßt sie mit Namen.
letter-legal-forms = GmbH gGmbH AG UG KG KGaA OHG GbR eG eV eK eU SE PartG mbB Stiftung
# Wörter vor dem Namen, die keiner sind.
letter-forms-of-address = Frau Herr Herrn Fräulein Dipl.-Ing Ing Mag DI Dr Prof
