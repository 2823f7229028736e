# Kontoauszüge.

cli-bank = Kontoauszüge lesen und behalten
cli-bank-read = Sagen, was in Kontoauszügen steht: CAMT.052, 053 und 054, MT940, MT942, OFX, QIF und die CSV-Dateien der Banken
cli-bank-read-files = Kontoauszüge, jeder in einem beliebigen dieser Formate
cli-bank-import = Behalten, was in Kontoauszügen steht, jede Buchung einmal, damit bekannt ist, was eingegangen ist
cli-bank-import-files = Kontoauszüge, jeder in einem Format, das bank read liest
cli-bank-import-currency = Die Währung von Buchungen, die keine nennen, etwa EUR

cli-bank-match = Eingänge den Rechnungen zuordnen: zeigen, was nicht sicher ist, eine Antwort aufnehmen oder eine Zuordnung zurücknehmen
cli-bank-match-entry = Die Nummer eines Eingangs, wie sie gezeigt wird [Vorgabe: alles zuordnen und zeigen, was zu fragen ist]
cli-bank-match-invoices = Die Nummern der Rechnungen, die er bezahlt: die erste ganz, dann die nächste [Vorgabe: die, nach denen gefragt wurde]
cli-bank-match-none = Er bezahlt keine Rechnung: Eine Zuordnung wird zurückgenommen, und danach gefragt wird nicht mehr
cli-bank-match-all = Alles zeigen, was eingegangen ist, und was daraus wurde
value-entry = BUCHUNG

bank-read-file = { $path }: { $format }, { $count ->
    [0] keine Buchungen
    [one] 1 Buchung
   *[other] { $count } Buchungen
}
bank-head-booked = Gebucht
bank-head-amount = Betrag
bank-head-counterparty = Gegenseite
bank-head-reference = Verwendungszweck

bank-imported = { $path }: { $new ->
    [0] nichts Neues
    [one] 1 neue Buchung
   *[other] { $new } neue Buchungen
}, { $known ->
    [one] 1 war
   *[other] { $known } waren
} schon bekannt{ $announced ->
    [0] .
    [one] ; 1 ist nur vorgemerkt oder bewegt nichts.
   *[other] ; { $announced } sind nur vorgemerkt oder bewegen nichts.
}
bank-matched = { $count ->
    [one] Ein Eingang wurde zugeordnet.
   *[other] { $count } Eingänge wurden zugeordnet.
}
bank-returned = { $count ->
    [one] Ein Eingang wurde zurückgegeben; was er bezahlt hat, ist wieder offen.
   *[other] { $count } Eingänge wurden zurückgegeben; was sie bezahlt haben, ist wieder offen.
}
bank-to-be-asked = { $count ->
    [one] Bei einem ist nicht sicher, wofür er ist: funkstille bank match
   *[other] Bei { $count } ist nicht sicher, wofür sie sind: funkstille bank match
}
bank-asked = { $entry }: { $amount } am { $day } von { $counterparty ->
    [none] einem Unbekannten
   *[other] { $counterparty }
}, „{ $reference }“. { $answer ->
    [worth] Das ist wohl für { $invoices } ({ $why }). Wenn es stimmt, erfassen Sie, was es wert ist: funkstille payment add { $first } BETRAG --currency { $currency } --on DATUM; danach, oder wenn es keine Rechnung bezahlt: funkstille bank match { $entry } --none
    [nothing-yet] Damit wird wohl { $invoices } bezahlt ({ $why }). An seinem Tag wird noch einmal gefragt; wenn es keine Rechnung bezahlt: funkstille bank match { $entry } --none
   *[pays] Damit wird wohl { $invoices } bezahlt ({ $why }). Wenn es stimmt: funkstille bank match { $entry } { $invoices }; wenn nicht: funkstille bank match { $entry } --none
}
bank-asked-also = oder für { $invoice }: funkstille bank match { $entry } { $invoice }
bank-asked-return = { $entry }: { $amount } am { $day }, „{ $reference }“: Die Bank hat etwas zurückgegeben, und es ist nicht sicher, was. Sagen Sie, welche Rechnung wieder offen ist: funkstille bank match { $entry } RECHNUNG; keine: funkstille bank match { $entry } --none
bank-asked-nothing = Es ist nichts zu fragen, und alles, was eingegangen ist, ist zugeordnet.
bank-open-head = Bezahlt nichts, was bekannt ist:
bank-open = { $entry }: { $amount } am { $day } von { $counterparty ->
    [none] einem Unbekannten
   *[other] { $counterparty }
}, „{ $reference }“
bank-entry-line = { $entry }: { $amount } am { $day } von { $counterparty ->
    [none] Unbekannt
   *[other] { $counterparty }
}, „{ $reference }“: { $state ->
    [open] bezahlt nichts Bekanntes
    [asked] ist zu klären
    [matched] bezahlt { $invoices }
    [no-invoice] bezahlt laut Ihrer Angabe keine Rechnung
    [given-back] wurde zurückgegeben
   *[returned] hat eine Zahlung zurückgegeben
}
bank-nothing-came = Es ist noch nichts eingegangen.
bank-matched-by-hand = { $entry } mit { $amount } ist zugeordnet. Zurücknehmen: funkstille bank match { $entry } --none
bank-matched-none = { $entry } mit { $amount } bezahlt keine Rechnung. Falls doch: funkstille bank match { $entry } RECHNUNG

bank-return-none = { $entry } mit { $amount } hat nichts zurückgegeben, und was damit zugeordnet war, gilt wieder. Falls doch: funkstille bank match { $entry } RECHNUNG

bank-doubt-weak-name = die Rechnung ist nur zum Teil genannt
bank-doubt-other-amount = der Betrag ist ein anderer
bank-doubt-other-currency = die Rechnung ist in einer anderen Währung
bank-doubt-amount-only = nur der Betrag passt: Ein Schreiben hat genau ihn verlangt
bank-doubt-other-client = ein anderer Kunde ist genannt, als dieses Konto bisher bezahlt hat, oder mehrere sind es
bank-doubt-no-name = keine Rechnung ist genannt
bank-doubt-payer-only = nur der Name des Zahlers und der Betrag passen
bank-doubt-too-much = es kam mehr, als offen ist
bank-doubt-settled-already = eine Rechnung, die genannt ist, ist schon bezahlt
bank-doubt-recorded-by-hand = ebenso viel wurde schon von Hand erfasst: Ist es dasselbe Geld, bezahlt es nichts weiter
bank-doubt-case-broken = der Fall, der sie einfordert, lässt sich nicht lesen
bank-doubt-day-to-come = ihr Tag ist noch nicht gekommen
bank-doubt-batch = mehrere Zahlungen sind als eine gebucht, und die Bank sagt nicht, wie hoch jede ist
bank-doubt-cancelled = sie nennt eine Rechnung, die storniert ist
bank-doubt-unknown-number = sie nennt eine Nummer, die keine Rechnung hier trägt

bank-no-currency = { $path }:{ $line }: Diese Buchung nennt keine Währung; von der Datei wurde nichts übernommen. Sagen Sie, welche es ist: --currency EUR

bank-file-too-large = { $path } ist größer als 512 MB und wurde nicht gelesen. Exportieren Sie einen kürzeren Zeitraum.
bank-file-empty = { $path } ist leer. Exportieren Sie den Auszug noch einmal.
bank-file-other-thing = { $path }:{ $line }: Das ist kein bekannter Kontoauszug (CAMT, MT940, MT942, OFX, QIF, CSV mit Tag und Betrag). Exportieren Sie bei Ihrer Bank ein anderes Format, oder sagen Sie in einer Datei bank/NAME.toml Ihres Datenordners, was in welcher Spalte steht.
bank-file-document-type = { $path }:{ $line }: Die Datei hat einen Dokumenttyp, den keine Bank braucht und in dem alles stehen kann; sie wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-unknown-entity = { $path }:{ $line }: Die Datei nennt eine Entität, die nicht festgelegt ist; sie wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-too-deep = { $path }:{ $line }: Die Elemente sind für einen Kontoauszug zu tief verschachtelt; die Datei wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-field-too-long = { $path }:{ $line }: Ein Feld ist länger als in jedem Kontoauszug; die Datei wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-row-too-long = { $path }:{ $line }: Eine Zeile ist länger als in jedem Kontoauszug oder hat mehr Zellen; die Datei wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-broken = { $path }:{ $line }: Die Datei bricht ab oder ist beschädigt; es wurde nichts gelesen, denn ein Teil könnte für das Ganze gehalten werden. Exportieren Sie den Auszug noch einmal.
bank-file-open-columns = { $path } ist eine Tabelle ohne Überschriften, in der mehrere Spalten Beträge enthalten, und nichts sagt, welche davon zählen und eingegangen sind. Exportieren Sie sie mit Überschriften, oder sagen Sie in einer Datei bank/NAME.toml Ihres Datenordners, was in welcher Spalte steht.
bank-file-open-amounts = { $path }:{ $line }: In dieser Tabelle ist nicht zu sehen, welche Spalte die Beträge enthält oder in welche Richtung sie gingen: Mehrere Spalten kommen in Frage, oder was gelesen wurde, passt nicht zu den Salden. Sagen Sie in einer Datei bank/NAME.toml Ihres Datenordners, was in welcher Spalte steht.
bank-file-unfit-mapping = { $path }:{ $line }: Zu dieser Tabelle gehört eine Datei bank/NAME.toml Ihres Datenordners, doch sie nennt eine Spalte, die die Tabelle nicht hat, oder weder Tag noch Betrag. Vergleichen Sie [columns] dort mit den Überschriften hier.

bank-entry-amount = { $path }:{ $line }: Diese Buchung hat keinen lesbaren Betrag und wird ausgelassen. Berichtigen Sie sie in der Datei, oder erfassen Sie die Zahlung von Hand.
bank-entry-direction = { $path }:{ $line }: Diese Buchung sagt nicht, ob Geld ein- oder ausging, und wird ausgelassen. Berichtigen Sie sie in der Datei, oder erfassen Sie die Zahlung von Hand.
bank-entry-day = { $path }:{ $line }: Diese Buchung nennt keinen Tag, den es gibt, oder einen, der zwei sein kann, und wird ausgelassen. Berichtigen Sie sie in der Datei, oder erfassen Sie die Zahlung von Hand.
bank-entry-currency = { $path }:{ $line }: Diese Buchung nennt eine andere Währung als die, die Sie mit --currency gesagt haben, und wird ausgelassen. Erfassen Sie die Zahlung von Hand, oder nennen Sie in einer Datei bank/NAME.toml Ihres Datenordners die Spalte der Währung (currency).
bank-entry-status = { $path }:{ $line }: Ob diese Buchung gilt und alles davon geblieben ist, sagt ihr Status nicht; sie wird ausgelassen. Sehen Sie auf dem Konto nach, und erfassen Sie von Hand, was gekommen und geblieben ist.

bank-gap-holds = Briefe über Geld warten, bis Sie auf dem Konto nachgesehen, Eingegangenes erfasst und es gesagt haben: funkstille bank match { $place } --none
bank-gap-settled = Was bei { $place } fehlte, ist geklärt; es hält keinen Brief mehr auf.
bank-gaps-hold = Briefe über Geld warten, bis das geklärt ist. Was zu tun ist, sagt: funkstille bank match
bank-gap-balance = { $path }:{ $line }: Die Buchungen dieses Auszugs ergeben nicht seine Salden: Es können welche fehlen. Exportieren Sie ihn noch einmal, oder sehen Sie selbst auf dem Konto nach (funkstille payment none).
bank-gap-unclosed = { $path }:{ $line }: Dieser Auszug hat einen Anfangssaldo, aber keinen Endsaldo: Es können Buchungen fehlen. Exportieren Sie ihn noch einmal, oder sehen Sie selbst auf dem Konto nach (funkstille payment none).

error-mapping = { $path } beschreibt keine Tabelle: { $why }. Berichtigen Sie die Datei, oder entfernen Sie sie.
