# Die Schritte der mitgelieferten Fahrpläne, was Schritte tun, und wovon sie zählen.
# `.inside` ist die Form in einem anderen Satz, im Dativ.

step-decline = Absage
    .inside = der Absage
step-thanks-paid = Dank
    .inside = dem Dank
step-check-in = Nachfassen
    .inside = dem Nachfassen
step-last-check-in = Letzte Nachfrage
    .inside = der letzten Nachfrage
step-move-on = Weitermachen
    .inside = dem Weitermachen
step-compare-addresses = Adressen vergleichen
    .inside = dem Adressvergleich
step-call = Anrufen
    .inside = dem Anruf
step-signs-of-life = Lebenszeichen suchen
    .inside = der Suche nach Lebenszeichen
step-reach-out = Auf anderem Weg schreiben
    .inside = der Nachricht auf anderem Weg
step-stop-work = Arbeit unterbrechen
    .inside = der Arbeitsunterbrechung
step-receipt-check = Rückfrage
    .inside = der Rückfrage
step-resend = Zahlungserinnerung
    .inside = der Zahlungserinnerung
step-demand-30 = Mahnung nach 30 Tagen
    .inside = der Mahnung nach 30 Tagen
step-demand-60 = Mahnung nach 60 Tagen
    .inside = der Mahnung nach 60 Tagen
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
