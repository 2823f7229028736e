# Was `init` sagt.

cli-init = Die Datenbank anlegen, und sagen, wer Sie sind
cli-init-name = Ihr Name oder der Ihres Geschäfts, wie er in Schreiben steht
cli-init-email = Die Adresse, von der Ihre Schreiben kommen
cli-init-region = Die Region, deren Feiertage zählen, etwa DE-BE, AT-9, CH-ZH, GB-ENG oder US-CA
cli-init-time-zone = Ihre Zeitzone, etwa Europe/Berlin [sonst: die der Region]
cli-init-phone = Ihre Telefonnummer, für Schreiben
cli-init-address = Ihre Postanschrift; „;“ beginnt eine neue Zeile
cli-init-bank-account = Wie Kunden zahlen: Inhaber, IBAN, BIC; „;“ beginnt eine neue Zeile
cli-init-tax-number = Ihre Steuernummer oder USt-IdNr.
cli-init-court = Das Gericht Ihres eigenen Ortes
cli-init-practice = Eine Datenbank zum Üben: Ihre Uhr steht an diesem Tag, und nichts verlässt sie je

value-lines = ZEILEN
value-phone = NUMMER
value-text = TEXT

init-ask-name = Ihr Name oder der Ihres Geschäfts:
init-ask-email = Ihre E-Mail-Adresse:
init-ask-region = Ihre Region, etwa DE-BE, AT-9, CH-ZH, GB-ENG oder US-CA:
init-made = { $name } ist eingerichtet, in { $database }.
init-practice = Das ist zum Üben: Dort ist es 08:00 Uhr am { $day }, und nichts verlässt sie je.
init-next =
    Das Programm erinnert Sie vorerst nur; es sendet nichts selbst. Als Nächstes:
      funkstille client add "Mira Lang" --email mira@example.org
      funkstille config set bank-account "IHR NAME; IHRE IBAN"
