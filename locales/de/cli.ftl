# Hilfe der Befehlszeile: `cli-BEFEHL` sagt, was ein Befehl tut, `cli-BEFEHL-ARGUMENT`, was ein
# Argument bedeutet.

cli = Bemerkt, wenn ein Kunde verstummt, und nennt den richtigen nächsten Schritt.
cli-json = JSON statt Text ausgeben
cli-language = Sprache des Textes: de oder en [sonst: aus LC_ALL, LC_MESSAGES oder LANG]
cli-data = Ein Ordner, dessen Dateien vor denen des Programms gelten: playbooks/, holidays/, jurisdictions/, templates/, locales/
cli-config-file = Die Konfigurationsdatei [sonst: FUNKSTILLE_CONFIG, sonst der übliche Ort]
cli-database = Die Datenbank: eine SQLite-Datei, oder postgres://…
cli-business = Die Nummer des Geschäfts in der Datenbank [sonst: 1]
cli-help = Diese Hilfe zeigen
cli-version = Die Version zeigen

cli-simulate = Einen Fahrplan durchspielen: jeder Schritt mit seinem Tag und dem Grund dafür
cli-simulate-playbook = negotiation, project, payment, oder eine eigene Datei, die auf .toml endet
cli-simulate-from = Der Tag der unbeantworteten Nachricht; bei payment die Fälligkeit
cli-simulate-region = Die Region, deren Feiertage zählen, etwa DE-BE, AT-9, CH-ZH, GB-ENG oder US-CA
cli-simulate-due = Bei payment: die Fälligkeit; dann ist --from der Tag der Lieferung
cli-simulate-time-zone = Ihre Zeitzone, etwa Europe/Berlin [sonst: die der Region]
cli-simulate-client-time-zone = Die Zeitzone des Kunden; er bekommt nichts vor 08:00 oder nach 18:00 seiner Zeit
cli-simulate-amount = Was geschuldet wird, etwa 1000.00; Teilzahlungen brauchen es
cli-simulate-event = Etwas, das unterwegs geschieht; auch mehrmals. Arten: reply, away=LETZTER-TAG, holding=TAG, bounce, bounce=other, payment, payment=BETRAG, promise=TAG, dispute, hold=TAG

cli-interest = Zinsen auf eine Forderung berechnen: jede Zeile mit Tagen und Satz, und woher die Zahlen stammen
cli-interest-rule = de-b2b, de-consumer, at-b2b, at-civil, ch, uk-b2b, eu-b2b, oder fixed für einen vereinbarten Satz
cli-interest-principal = Was geschuldet wird, etwa 2380.00
cli-interest-from = Der erste Tag, der Zinsen trägt: der Tag nach der Fälligkeit
cli-interest-until = Der letzte Tag, der Zinsen trägt
cli-interest-days = Bei fixed: eine Zahl von Tagen statt beider Daten
cli-interest-rate = Bei fixed: der vereinbarte Satz in Prozent im Jahr, etwa 5.12
cli-interest-currency = Bei fixed: EUR, CHF, GBP, USD, CZK, DKK, HUF, PLN, RON oder SEK
cli-interest-day-count = Wie Tage gezählt werden: act/act, act/365, 30/360 oder act/360 [sonst: wie es die Regel vorsieht]
cli-interest-payment = Eine Teilzahlung: Tag und Betrag; auch mehrmals. Sie wird auf Kosten, dann auf Zinsen, dann auf die Hauptforderung angerechnet
cli-interest-part = Ein Teil der Hauptforderung mit eigener Fälligkeit: der erste Tag, an dem er Zinsen trägt, und der Betrag; auch mehrmals, statt --from
cli-interest-costs = Kosten, die neben der Hauptforderung geschuldet werden
cli-interest-contract-date = Wann der Vertrag geschlossen wurde [sonst: am ersten Tag, der Zinsen trägt]
cli-interest-provisional = Für Halbjahre, die noch nicht in der Tabelle stehen, den letzten bekannten Satz nehmen und es dazusagen

cli-playbook = Mit Fahrplänen arbeiten
cli-playbook-check = Prüfen, ob Fahrpläne in Ordnung sind, und zu jedem Fehler Zeile und Abhilfe nennen
cli-playbook-check-files = Fahrplan-Dateien [sonst: alle Fahrpläne des Programms]

cli-text = Mit eigenen Texten arbeiten
cli-text-check = Prüfen, ob ein Text den Ton seines Ortes hält, und die Wörter nennen, die ihn brechen
cli-text-check-file = Der Text; „-“ ist die Standardeingabe
cli-text-check-place = Wo er gelesen oder gehört wird: public (öffentlich), voicemail (Anrufbeantworter), contact (bittet um Kontakt), receipt-check (Rückfrage), subject (Betreff) oder client (beim Kunden) [sonst: public]

cli-casefile = Die Akte eines Falls als Beleg ausgeben und prüfen
cli-casefile-export = Alles zu einem Fall in eine Datei schreiben, die jeder prüfen kann
cli-casefile-export-case = Die Nummer des Falls
cli-casefile-export-out = Wohin sie geschrieben wird [sonst: ausgeben]
cli-casefile-verify = Prüfen, ob eine Fallakte unversehrt ist; braucht keine Datenbank
cli-casefile-verify-file = Die Fallakte

cli-config = Zeigen und prüfen, was eingestellt ist
cli-config-show = Jede Einstellung mit ihrem Wert, und woher er kommt; ohne Passwörter
cli-config-set = Einen Wert des Geschäfts festlegen
cli-config-set-key = name, email, phone, postal-address, bank-account, tax-number, court, region, time-zone, days-off, sending-time, signature, switch, tolerance-minor, left-out, deadline, fax-gateway oder language
cli-config-set-value = Der Wert; bei days-off und left-out auch: add TEIL… oder remove TEIL…; „;“ beginnt eine neue Zeile einer Anschrift; "" nimmt einen Wert weg
cli-config-check = Prüfen, ob die Konfiguration in Ordnung ist, und zu jedem Fehler Ort und Abhilfe nennen

cli-completions = Vervollständigungen für eine Shell schreiben
cli-completions-shell = bash, elvish, fish, powershell oder zsh

cli-man = Die Handbuchseite schreiben
cli-man-folder = Ein Ordner, der eine Seite für jeden Befehl bekommt [sonst: die Hauptseite ausgeben]

help-usage = Aufruf
help-commands = Befehle
help-arguments = Argumente
help-options = Optionen

value-amount = BETRAG
value-case = FALL
value-command = BEFEHL
value-count = ANZAHL
value-currency = WÄHRUNG
value-database = DATENBANK
value-date = TAG
value-day-count = ZÄHLWEISE
value-event = TAG:ART[=WERT]
value-file = DATEI
value-folder = ORDNER
value-language = SPRACHE
value-name = NAME
value-number = NUMMER
value-payment = TAG:BETRAG
value-payment-name = ZAHLUNG
value-percent = PROZENT
value-place = ORT
value-region = REGION
value-rule = REGEL
value-shell = SHELL
value-zone = ZONE
