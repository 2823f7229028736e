# Die Konfiguration: woher jede Einstellung kommt, und was an ihr falsch ist. `$from` ist das Argument, die
# Variable, oder die Datei mit ihrer Zeile.

config-head-key = Schlüssel
config-head-value = Wert
config-head-from = Woher
config-of-business = Das Geschäft { $number } in der Datenbank:
config-set = { $is_empty ->
    [yes] { $key } ist jetzt leer.
   *[no] { $key } ist jetzt: { $value }
}
config-set-cases = { $count ->
    [one] Für einen offenen Fall wurde neu berechnet, was als Nächstes kommt.
   *[other] Für { $count } offene Fälle wurde neu berechnet, was als Nächstes kommt.
}
config-none = –
config-default = Vorgabe
config-default-from = Vorgabe, aus { $from }

config-in-order = Die Konfiguration ist in Ordnung: Was Sie tun, steht im Protokoll unter „{ $user }“, für das Geschäft { $business }.
config-read = Die Datei { $path } wurde gelesen.
config-no-file = Es gibt keine Konfigurationsdatei; sie wäre { $path }.
config-no-place = Es gibt keine Konfigurationsdatei.
config-note = Hinweis: { $message }
config-unknown-variable = Die Variable { $variable } sagt diesem Programm nichts. Berichtigen Sie ihren Namen, oder entfernen Sie sie.

config-unusable = Die Konfiguration lässt sich nicht verwenden:
config-value = { $from }: „{ $key }“ kann nicht „{ $given }“ sein. Möglich: { $takes }.
config-type = { $from }: „{ $key }“ ist { $found }. Möglich: { $takes }.
config-empty = { $from }: „{ $key }“ ist leer. Lassen Sie es weg, oder geben Sie ihm einen Wert. Möglich: { $takes }.
config-control = { $from }: Der Wert von „{ $key }“ enthält einen Zeilenumbruch oder ein anderes Steuerzeichen. Schreiben Sie ihn in eine Zeile.
config-no-text = { $from }: Der Wert von „{ $key }“ ist kein Text in UTF-8. Schreiben Sie ihn so.
config-unreadable = { $from }: Für „{ $key }“ lässt sich { $path } nicht lesen: { $why }. Prüfen Sie Namen und Rechte.
config-both = { $value } und { $file } sind beide gesetzt, und „{ $key }“ hat nur einen Wert. Entfernen Sie eine davon.
config-no-default = Für „{ $key }“ gibt es keinen Ort: Weder HOME noch ein Ordner des Dienstes ist bekannt. Setzen Sie { $variable }.
config-file = { $from }: Die Konfigurationsdatei { $path } lässt sich nicht lesen: { $why }. Prüfen Sie Namen und Rechte.
config-syntax = { $from }: Das ist kein TOML: { $message }. Berichtigen Sie es; eine Zeile sieht aus wie language = "de".
config-unknown-key = { $from }: Den Schlüssel „{ $given }“ gibt es nicht. Es gibt: { $known }.

# Was ein Schlüssel nimmt.
config-takes-database = der Pfad einer SQLite-Datei, etwa "/srv/funkstille.db", oder eine Adresse wie "postgres://ich@rechner/name"
config-takes-folder = der Pfad eines Ordners, etwa "/srv/funkstille"
config-takes-file = den Pfad einer Datei, etwa "/srv/oauth.toml"
config-takes-key = den Pfad einer Datei mit dem Schlüssel für Passwörter, oder den Schlüssel selbst
config-takes-language = de oder en
config-takes-number = eine ganze Zahl ab 1
config-takes-name = ein Name, etwa "freya"

# Was stattdessen in der Datei steht.
config-found-string = Text in Anführungszeichen
config-found-integer = eine Zahl
config-found-float = eine Zahl mit Dezimalpunkt
config-found-boolean = true oder false
config-found-datetime = ein Datum oder eine Uhrzeit
config-found-array = eine Liste
config-found-table = ein Abschnitt
