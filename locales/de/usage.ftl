# Fehler in der Befehlszeile.

usage-error = Fehler: { $message }
usage-unknown-argument = Das Argument „{ $given }“ gibt es nicht.
usage-unknown-command = Den Befehl „{ $given }“ gibt es nicht.
usage-missing = Es fehlt: { $arguments }.
usage-missing-command = Es fehlt ein Befehl. Es gibt: { $known }.
usage-needs-value = { $argument } braucht einen Wert.
usage-value-not-one-of = { $argument } kann nicht „{ $given }“ sein. Möglich: { $known }.
usage-value = { $argument } kann nicht „{ $given }“ sein.
usage-value-no-number = { $argument } kann nicht „{ $given }“ sein: Es muss eine ganze Zahl sein.
usage-value-outside = { $argument } kann nicht „{ $given }“ sein: Möglich ist { $least } bis { $most }.
usage-takes-no-value = { $argument } nimmt keinen Wert.
usage-twice = { $argument } darf nur einmal angegeben werden.
usage-together = { $argument } und { $other } gehen nicht zusammen.
usage-no-text = Ein Argument ist kein Text in UTF-8.
usage-other = Das ist nicht zu verstehen: { $message }
usage-similar = Meinten Sie „{ $similar }“?
usage-hint = „{ $command } --help“ zeigt, was es gibt.
