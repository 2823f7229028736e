# Die Schritte der mitgelieferten Fahrpläne, was Schritte tun, und wovon sie zählen.
# `.inside` ist die Form in einem anderen Satz, im Dativ.

step-check-in = Nachfassen
    .inside = dem Nachfassen
step-last-check-in = Letztes Nachfassen
    .inside = dem letzten Nachfassen
step-move-on = Weiterziehen
    .inside = dem Weiterziehen
step-compare-addresses = Adressen vergleichen
    .inside = dem Adressvergleich
step-call = Anrufen
    .inside = dem Anruf
step-signs-of-life = Lebenszeichen suchen
    .inside = der Suche nach Lebenszeichen
step-reach-out = Anderswo melden
    .inside = der Meldung auf anderem Weg
step-stop-work = Arbeit unterbrechen
    .inside = der Arbeitsunterbrechung
step-receipt-check = Eingang erfragen
    .inside = der Frage nach dem Eingang
step-resend = Rechnung erneut senden
    .inside = der erneut gesendeten Rechnung
step-demand-30 = Erste Zahlungsaufforderung
    .inside = der ersten Zahlungsaufforderung
step-demand-60 = Zweite Zahlungsaufforderung
    .inside = der zweiten Zahlungsaufforderung
step-final-notice = Letzte Mahnung
    .inside = der letzten Mahnung
step-court = Vor Gericht gehen
    .inside = dem Gang vor Gericht

# Ein Schritt aus einem eigenen Fahrplan.
step-own = „{ $name }“

anchor-trigger = Ihre unbeantwortete Nachricht
    .inside = Ihrer Nachricht
anchor-due = Fälligkeit
    .inside = der Fälligkeit

action-email = E-Mail
action-letter = Brief
action-letter-registered = Einschreiben
action-fax = Fax
action-call = Anruf
action-check = Prüfung durch das Programm
action-task = Aufgabe
action-close = schließt den Fall
