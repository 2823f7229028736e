# Kontoauszüge.

cli-bank = Kontoauszüge lesen und behalten
cli-bank-read = Sagen, was in Kontoauszügen steht: CAMT.052, 053 und 054, MT940, MT942, OFX, QIF und die CSV-Dateien der Banken
cli-bank-read-files = Kontoauszüge, jeder in einem beliebigen dieser Formate
cli-bank-import = Behalten, was in Kontoauszügen steht, jede Buchung einmal, damit bekannt ist, was eingegangen ist
cli-bank-import-files = Kontoauszüge, jeder in einem Format, das bank read liest
cli-bank-import-currency = Die Währung von Buchungen, die keine nennen, etwa EUR

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
bank-no-currency = { $path }:{ $line }: Diese Buchung nennt keine Währung; von der Datei wurde nichts übernommen. Sagen Sie, welche es ist: --currency EUR

bank-file-too-large = { $path } ist größer als 512 MB und wurde nicht gelesen. Exportieren Sie einen kürzeren Zeitraum.
bank-file-empty = { $path } ist leer. Exportieren Sie den Auszug noch einmal.
bank-file-other-thing = { $path }:{ $line }: Das ist kein bekannter Kontoauszug (CAMT, MT940, MT942, OFX, QIF, CSV mit Tag und Betrag). Exportieren Sie bei Ihrer Bank ein anderes Format, oder sagen Sie in einer Datei bank/NAME.toml Ihres Datenordners, was in welcher Spalte steht.
bank-file-document-type = { $path }:{ $line }: Die Datei hat einen Dokumenttyp, den keine Bank braucht und in dem alles stehen kann; sie wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-unknown-entity = { $path }:{ $line }: Die Datei nennt eine Entität, die nicht festgelegt ist; sie wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-too-deep = { $path }:{ $line }: Die Elemente sind für einen Kontoauszug zu tief verschachtelt; die Datei wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-field-too-long = { $path }:{ $line }: Ein Feld ist länger als in jedem Kontoauszug; die Datei wurde nicht gelesen. Exportieren Sie den Auszug noch einmal.
bank-file-broken = { $path }:{ $line }: Die Datei bricht ab oder ist beschädigt; es wurde nichts gelesen, denn ein Teil könnte für das Ganze gehalten werden. Exportieren Sie den Auszug noch einmal.
bank-file-open-columns = { $path } ist eine Tabelle ohne Überschriften, in der zwei Spalten Beträge enthalten, und nichts sagt, welche davon eingegangen sind. Exportieren Sie sie mit Überschriften, oder sagen Sie in einer Datei bank/NAME.toml Ihres Datenordners, was in welcher Spalte steht.

bank-entry-amount = { $path }:{ $line }: Diese Buchung hat keinen lesbaren Betrag und wird ausgelassen. Berichtigen Sie sie in der Datei, oder erfassen Sie die Zahlung von Hand.
bank-entry-direction = { $path }:{ $line }: Diese Buchung sagt nicht, ob Geld ein- oder ausging, und wird ausgelassen. Berichtigen Sie sie in der Datei, oder erfassen Sie die Zahlung von Hand.
bank-entry-day = { $path }:{ $line }: Diese Buchung nennt keinen Tag, den es gibt, und wird ausgelassen. Berichtigen Sie sie in der Datei, oder erfassen Sie die Zahlung von Hand.

error-mapping = { $path } beschreibt keine Tabelle: { $why }. Berichtigen Sie die Datei, oder entfernen Sie sie.
