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
error-address-blank = „{ $given }“ ist keine E-Mail-Adresse: Vor dem @ steht ein Leerzeichen oder etwas, das man nicht sieht. Schreiben Sie die Adresse allein, ohne Namen, etwa ich@example.org.
error-address-sign = An „{ $given }“ kann kein Brief gehen: Vor dem @ steht das Zeichen { $sign }. Schreiben Sie die Adresse allein, ohne Klammern und Anführungszeichen, etwa ich@example.org.
error-address-dots = An „{ $given }“ kann kein Brief gehen: Vor dem @ steht ein Punkt am Anfang, am Ende oder zweimal nacheinander. Prüfen Sie die Schreibweise, oder fragen Sie nach einer anderen Adresse.
error-address-long-local = An „{ $given }“ kann kein Brief gehen: Vor dem @ stehen { $octets } Bytes, und Mailserver nehmen höchstens { $most }. Prüfen Sie die Schreibweise, oder fragen Sie nach einer anderen Adresse.
error-address-long = An „{ $given }“ kann kein Brief gehen: Die Adresse ist { $octets } Bytes lang, und Mailserver nehmen höchstens { $most }. Prüfen Sie die Schreibweise, oder fragen Sie nach einer anderen Adresse.
error-address-domain = „{ $given }“ ist keine E-Mail-Adresse: Hinter dem @ steht nicht der Name einer Domain. Prüfen Sie Punkte und Zeichen hinter dem @; richtig ist etwa ich@example.org.
error-address-long-label = „{ $given }“ ist keine E-Mail-Adresse: „{ $label }“ hinter dem @ ist länger als { $most } Zeichen, und so lang ist kein Teil einer Domain. Prüfen Sie die Schreibweise.
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
error-system = Das System hat dem Programm nicht gegeben, was es braucht: { $why }. Versuchen Sie es noch einmal.
error-no-editor = Es ist kein Editor bekannt. Setzen Sie die Variable VISUAL oder EDITOR, oder nennen Sie eine Datei mit dem neuen Text: --text-file
error-editor = Der Editor „{ $editor }“ ließ sich nicht starten oder endete mit einem Fehler; das Schreiben bleibt, wie es war. Prüfen Sie die Variable VISUAL oder EDITOR.
error-output = Die Ausgabe lässt sich nicht schreiben: { $why }. Prüfen Sie, wohin sie geht.
error-words = { $path }:{ $line }: Das ist kein Eintrag einer Wörterdatei. Berichtigen Sie ihn, oder entfernen Sie die Datei, damit die des Programms gilt.

error-text-missing = { $path } fehlt. Legen Sie den Text in beiden Sprachen ab.
error-text-first-line = { $path }:{ $line }: Die erste Zeile muss mit „{ $wanted }“ beginnen, und danach muss etwas stehen. Ergänzen Sie sie.
error-text-no-empty-line = { $path }:{ $line }: Hier muss eine leere Zeile stehen. Fügen Sie eine ein.
error-text-no-body = { $path }:{ $line }: Unter der ersten Zeile steht kein Text. Ergänzen Sie ihn, oder entfernen Sie die Datei, damit die des Programms gilt.
error-text-syntax = { $path }:{ $line }: „{ $found }“ ist kein Platzhalter. Es gibt nur { "{{ name }}" } und { "{% if name %}…{% endif %}" }.
error-text-nested-if = { $path }:{ $line }: Das „if“ zu „{ $found }“ steht in einem anderen. Schließen Sie das erste vorher mit { "{% endif %}" }.
error-text-open-if = { $path }:{ $line }: Das „if“ zu „{ $found }“ wird vor dem Ende seines Abschnitts nicht geschlossen. Ergänzen Sie { "{% endif %}" }.
error-text-stray-endif = { $path }:{ $line }: Zu diesem { "{% endif %}" } gibt es kein „if“. Entfernen Sie es, oder ergänzen Sie { "{% if name %}" } davor.
error-text-ends-line = { $path }:{ $line }: Nach „{ $found }“ ginge der Zeilenumbruch verloren. Stellen Sie das Zeichen allein in eine Zeile, oder lassen Sie in dieser noch etwas folgen.
error-text-unknown-name = { $path }:{ $line }: Den Namen „{ $found }“ hat dieser Text nicht. Er hat: { $known }.
error-text-unguarded = { $path }:{ $line }: „{ $found }“ kann leer sein. Setzen Sie die Stelle zwischen { "{% if " }{ $found }{ " %}" } und { "{% endif %}" }.
error-text-before-first-part = { $path }:{ $line }: Dieser Text steht in keinem Abschnitt. Setzen Sie eine Zeile wie [purpose] davor.
error-text-unknown-part = { $path }:{ $line }: Den Abschnitt „{ $found }“ hat dieser Text nicht. Er hat: { $known }.
error-text-outcome = { $path }:{ $line }: „{ $found }“ ist kein Ergebnis dieser Aufgabe. Schreiben Sie seinen Namen, einen Doppelpunkt und was es bedeutet. Es gibt: { $known }.
error-text-list = { $path }:{ $line }: Diese Liste von Wörtern lässt sich nicht lesen: { $found }. Berichtigen Sie sie, oder entfernen Sie die Datei, damit die des Programms gilt.

text-none = Den Text „{ $text }“ gibt es nicht. Es gibt: { $known }. Berichtigen Sie den Namen im Fahrplan.
text-missing = Der Text „{ $text }“ wurde nicht geschrieben, denn „{ $name }“ fehlt. Tragen Sie den Wert nach; was er bedeutet, steht in templates/README.md.
text-empty = { $name ->
    [payment_details] Der Text „{ $text }“ wurde nicht geschrieben, weil kein Bankkonto eingetragen ist. Festlegen: funkstille config set bank-account "IHR NAME; IHRE IBAN"
    [sender_name] Der Text „{ $text }“ wurde nicht geschrieben, weil Ihr Name nicht eingetragen ist. Festlegen: funkstille config set name "IHR NAME"
    [court_name] Der Text „{ $text }“ wurde nicht geschrieben, weil Ihr Gericht nicht eingetragen ist. Festlegen: funkstille config set court "GERICHT"
    [invoice_number] Der Text „{ $text }“ wurde nicht geschrieben, weil die Rechnung nicht bekannt ist. Angeben: funkstille case invoice FALL --number NUMMER --invoiced-on TAG
    [invoiced_on] Der Text „{ $text }“ wurde nicht geschrieben, weil die Rechnung nicht bekannt ist. Angeben: funkstille case invoice FALL --number NUMMER --invoiced-on TAG
    [due_on] Der Text „{ $text }“ wurde nicht geschrieben, weil die Fälligkeit nicht bekannt ist. Angeben: funkstille case invoice FALL --due TAG
    [amount] Der Text „{ $text }“ wurde nicht geschrieben, weil nicht bekannt ist, was geschuldet wird. Angeben: funkstille case invoice FALL --amount BETRAG
    [balance] Der Text „{ $text }“ wurde nicht geschrieben, weil nicht bekannt ist, was geschuldet wird. Angeben: funkstille case invoice FALL --amount BETRAG
   *[other] Der Text „{ $text }“ wurde nicht geschrieben, denn „{ $name }“ ist leer. Tragen Sie den Wert nach; was er bedeutet, steht in templates/README.md.
}
text-unknown = Der Text „{ $text }“ wurde nicht geschrieben, denn er kennt „{ $name }“ nicht. Das ist ein Fehler des Programms; bitte melden Sie ihn.
text-contradiction = Der Text „{ $text }“ wurde nicht geschrieben, denn „{ $first }“ und „{ $second }“ passen nicht zusammen. Prüfen Sie beide; was sie bedeuten, steht in templates/README.md.

why-not-found = das gibt es nicht
why-not-allowed = das ist nicht erlaubt
why-is-folder = das ist ein Ordner
why-no-folder = das ist kein Ordner
why-no-file = es ist weder Datei noch Ordner
why-disk-full = der Datenträger ist voll; schaffen Sie Platz
why-no-text = das ist kein Text in UTF-8
why-refused = dort antwortet nichts
why-too-long = es hat zu lange gedauert
why-unsaid = den Ordner gibt es nicht, oder etwas ist nicht erlaubt

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
store-not-on-server = Der Server hat keine Datenbank { $place }. Legen Sie dort zuerst eine leere an (createdb), dann: funkstille init
store-cannot-open = { $place } lässt sich nicht öffnen: { $why }. Prüfen Sie den Pfad und die Rechte der Datei und ihres Ordners.
store-unreachable = Der Server von { $place } antwortet nicht: { $why }. Prüfen Sie, ob er läuft, und die Adresse.
store-exists = Unter { $place } liegt schon etwas, es wurde nichts überschrieben. Wählen Sie einen anderen Ort, oder räumen Sie diesen.
store-replaced = Die Datei { $place } wurde gelöscht oder ersetzt, während sie offen war; es wurde nichts geschrieben. Starten Sie das Programm neu.
store-no-backup = { $place } ist keine Sicherung von Funkstille. Prüfen Sie den Pfad.
store-at-work = Neben der Datenbank liegt { $place } mit Änderungen, die noch nicht in ihr stehen: Sie ist in Gebrauch und keine Sicherung. Machen Sie eine: funkstille backup
store-incomplete = In der Tabelle { $table } stehen { $found } statt { $expected } Zeilen. Nehmen Sie eine andere Sicherung.
store-altered = In { $table } steht etwas anderes, als geschrieben wurde. Spielen Sie eine Sicherung ein, die davor entstanden ist.
store-io = Der Datenträger meldet einen Fehler: { $why }. Prüfen Sie ihn, und sehen Sie nach, ob Ihre Sicherungen lesbar sind.
store-damaged = Die Datenbank ist beschädigt ({ $why }). Spielen Sie eine Sicherung ein.
store-no-database = { $place } ist keine Datenbank. Prüfen Sie den Pfad, oder legen Sie eine an: funkstille init
store-too-new = Die Datenbank hat Version { $found }, dieses Programm kennt Version { $known }. Installieren Sie ein neueres Programm.
store-too-old = Die Datenbank hat Version { $found }, dieses Programm braucht Version { $known }. Bringen Sie sie auf den neuen Stand.
store-busy = Ein anderes Programm benutzt die Datenbank. Warten Sie einen Augenblick und versuchen Sie es noch einmal.
store-disk-full = Der Datenträger ist voll, es wurde nichts geändert. Schaffen Sie Platz und versuchen Sie es noch einmal.
store-read-only = Die Datenbank lässt sich nicht schreiben, es wurde nichts geändert. Prüfen Sie die Rechte der Datei, der Dateien gleichen Namens mit -wal und -shm und ihres Ordners.
only-reads-full = Der Datenträger ist voll: Was da ist, wird gezeigt, und nichts lässt sich ändern, bis wieder Platz ist.
only-reads-place = Die Datenbank oder ihr Ordner lässt sich nicht beschreiben: Was da ist, wird gezeigt, und nichts lässt sich ändern, bis die Rechte stimmen.
store-no-tenant = Es gibt kein Geschäft mit der Nummer { $tenant } in der Datenbank.
store-event-later = { $place } stammt von einer neueren Version dieses Programms ({ $why }). Installieren Sie diese Version.
store-unreadable = { $place } ist nicht zu verstehen: { $why }. Spielen Sie eine Sicherung ein.
store-conflict = Jemand anderes hat { $place } zur selben Zeit geändert. Sehen Sie nach und entscheiden Sie neu.
store-other = Die Datenbank meldet: { $why }

paper-no-sign = Das Zeichen { $sign } lässt sich nicht drucken. Es steht in der Zeile „{ $line }“. Ersetzen Sie es dort, oder senden Sie das Schreiben nur als E-Mail.
paper-layout = Die Seiten ließen sich nicht setzen: { $why }. Kürzen Sie das Schreiben, oder drucken Sie den Text selbst: funkstille review copy
