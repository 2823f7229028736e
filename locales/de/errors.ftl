# Was schiefgehen kann: was geschah, wo, und was als Nächstes zu tun ist.

error-region-form = „{ $given }“ ist keine Region. Schreiben Sie ein Land oder ein Land und seinen Teil, etwa DE, DE-BE, AT-9 oder GB-ENG.
error-region-unknown = Die Region { $region } gibt es nicht. In diesem Land gibt es: { $known }.
error-country-unknown = Für das Land von { $region } gibt es keine Feiertagstabelle. Es gibt welche für: { $known }.
error-holiday-line = { $path }:{ $line }: Das ist keine Zeile einer Feiertagstabelle: { $found }. Berichtigen Sie die Datei.
error-day-outside-table = { $day } liegt außerhalb der Feiertagstabelle von { $region }, die von { $first } bis { $last } reicht. Wählen Sie einen Tag mit Abstand zu beiden Enden.
error-no-time-zone = Die Zeitzone von { $region } ist nicht bekannt. Ergänzen Sie --time-zone, etwa --time-zone Europe/Berlin.
error-playbook-unknown = Den Fahrplan „{ $playbook }“ gibt es nicht. Es gibt: { $known }. Eine eigene Datei wird mit ihrer Endung .toml genannt.
error-playbook-unsound = Der Fahrplan { $path } lässt sich nicht verwenden:
error-no-due-date = Der Fahrplan „{ $playbook }“ beginnt nicht mit einer Fälligkeit. Lassen Sie --due weg.
error-date = „{ $given }“ ist kein Datum. Schreiben Sie Jahr, Monat und Tag, etwa 2026-03-04.
error-amount = „{ $given }“ ist kein Betrag. Schreiben Sie einen Betrag über null mit Dezimalpunkt, etwa 1000.00.
error-address = „{ $given }“ ist keine E-Mail-Adresse. Schreiben Sie eine wie ich@example.org.
error-no-mailbox = Nennen Sie ein Postfach: ein Maildir, einen Ordner mit Nachrichten oder eine mbox-Datei.
error-time-zone = „{ $given }“ ist keine Zeitzone. Schreiben Sie einen Namen aus der IANA-Datenbank, etwa Europe/Berlin.

error-event-form = „{ $given }“ ist kein Ereignis. Schreiben Sie TAG:ART oder TAG:ART=WERT, etwa 2026-03-12:reply oder 2026-03-12:away=2026-03-20.
error-event-kind = Das Ereignis „{ $given }“ hat die unbekannte Art „{ $kind }“. Es gibt: { $known }.
error-event-needs-value = Das Ereignis „{ $given }“ braucht einen Wert. Ergänzen Sie = und einen Tag, etwa =2026-03-20.
error-event-takes-no-value = Das Ereignis „{ $given }“ nimmt keinen Wert. Lassen Sie = und alles danach weg.
error-event-value = Das Ereignis „{ $given }“ kann den Wert „{ $value }“ nicht haben. Tage sehen aus wie 2026-03-20, Beträge wie 400.00; bounce nimmt keinen Wert oder „other“.
error-event-value-before-day = Das Ereignis „{ $given }“ nennt einen Tag vor seinem eigenen. Nennen Sie diesen oder einen späteren.
error-event-before-start = Das Ereignis „{ $given }“ liegt vor dem ersten Tag, { $from }. Geben Sie ihm einen späteren Tag, oder beginnen Sie mit --from früher.
error-event-needs-amount = Das Ereignis „{ $given }“ nennt einen Betrag, und es ist nicht bekannt, wie viel geschuldet wird. Ergänzen Sie --amount, oder lassen Sie den Wert weg, wenn alles bezahlt ist.

error-unreadable = { $path } lässt sich nicht lesen: { $why }. Prüfen Sie Namen und Rechte.
error-unwritable = { $path } lässt sich nicht schreiben: { $why }. Prüfen Sie Ort und Rechte.
error-output = Die Ausgabe lässt sich nicht schreiben: { $why }. Prüfen Sie, wohin sie geht.
error-words = { $path }:{ $line }: Das ist kein Eintrag einer Wörterdatei. Berichtigen Sie ihn, oder entfernen Sie die Datei, damit die des Programms gilt.

why-not-found = das gibt es nicht
why-not-allowed = das ist nicht erlaubt
why-is-folder = das ist ein Ordner
why-no-folder = das ist kein Ordner
why-no-file = es ist weder Datei noch Ordner
why-no-text = das ist kein Text in UTF-8

mail-unreadable-empty = { $path }: Die Nachricht ab Byte { $offset } ist leer.
mail-unreadable-no-header = { $path }: Ab Byte { $offset } steht keine Nachricht: Es fehlt der Kopf.
mail-unreadable-too-large = { $path }: Die Nachricht ab Byte { $offset } ist zu groß zum Lesen.
mail-unreadable-too-deep = { $path }: Die Teile der Nachricht ab Byte { $offset } sind zu tief verschachtelt.
mail-unreadable-too-many-parts = { $path }: Die Nachricht ab Byte { $offset } hat zu viele Teile.
mail-unreadable-parser-failed = { $path }: Die Nachricht ab Byte { $offset } lässt sich nicht lesen: Ihr Aufbau ist beschädigt.
mail-no-date = { $path }: Die Nachricht ab Byte { $offset } hat kein brauchbares Datum und blieb außer Acht.
mail-cut-off = { $path } endet mitten in der Nachricht ab Byte { $offset }; sie wurde gelesen, so weit sie reicht. Kopieren Sie die Datei neu.

ledger-changed = Das Protokoll ist nicht unversehrt: Eintrag { $version } von { $stream } oder der davor ist nicht, was geschrieben wurde. Spielen Sie eine Sicherung ein und klären Sie, wer ihn geändert hat.
ledger-missing = Das Protokoll ist nicht unversehrt: Eintrag { $version } von { $stream } fehlt. Spielen Sie eine Sicherung ein und klären Sie, wer ihn entfernt hat.
ledger-moved = Das Protokoll ist nicht unversehrt: Eintrag { $version } von { $stream } steht an anderer Stelle. Spielen Sie eine Sicherung ein und klären Sie, wer ihn verschoben hat.
ledger-cut = Das Protokoll ist nicht unversehrt: { $stream } endet vor Eintrag { $version }, den es gab. Spielen Sie eine Sicherung ein und klären Sie, wer ihn entfernt hat.
ledger-foreign = Das Protokoll ist nicht unversehrt: Eintrag { $version } von { $stream } gehört woandershin. Spielen Sie eine Sicherung ein und klären Sie, wer ihn verschoben hat.

store-not-there = Unter { $place } liegt keine Datenbank. Prüfen Sie den Pfad, oder legen Sie eine an: funkstille init
store-damaged = Die Datenbank ist beschädigt oder keine: { $why }. Spielen Sie eine Sicherung ein.
store-too-new = Die Datenbank hat Version { $found }, dieses Programm kennt Version { $known }. Installieren Sie ein neueres Programm.
store-too-old = Die Datenbank hat Version { $found }, dieses Programm braucht Version { $known }. Bringen Sie sie auf den neuen Stand.
store-busy = Ein anderes Programm benutzt die Datenbank. Warten Sie einen Augenblick und versuchen Sie es noch einmal.
store-disk-full = Der Datenträger ist voll, es wurde nichts geändert. Schaffen Sie Platz und versuchen Sie es noch einmal.
store-read-only = Die Datenbank lässt sich nicht schreiben, es wurde nichts geändert. Prüfen Sie die Rechte der Datei und ihres Ordners.
store-no-tenant = Es gibt kein Geschäft mit der Nummer { $tenant } in der Datenbank.
store-event-later = { $place } stammt von einer neueren Version dieses Programms ({ $why }). Installieren Sie diese Version.
store-unreadable = { $place } ist nicht zu verstehen: { $why }. Spielen Sie eine Sicherung ein.
store-conflict = Jemand anderes hat { $place } zur selben Zeit geändert. Sehen Sie nach und entscheiden Sie neu.
store-other = Die Datenbank meldet: { $why }
