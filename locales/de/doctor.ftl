# Was `doctor` sagt.

cli-doctor = Prüfen, ob alles in Ordnung ist, und sagen, was zu tun ist
cli-doctor-quick = Weglassen, was die ganze Datenbank liest
cli-doctor-rebuild = Zuerst die Zeilen von Kunden, Projekten, Fällen und Aufgaben aus dem Protokoll neu machen

doctor-state-ok = gut
doctor-state-warning = Warnung
doctor-state-wrong = falsch
doctor-sum-wrong = { $count ->
        [0] Nichts ist falsch.
        [one] Eines ist falsch.
       *[other] { $count } Dinge sind falsch.
    }
doctor-sum-warnings = { $count ->
        [0] Keine Warnungen.
        [one] Eine Warnung.
       *[other] { $count } Warnungen.
    }
doctor-takes-long = Jetzt wird alles gelesen, { $size } MB mehrmals; auf einer langsamen Platte dauert das Minuten. Ohne das: funkstille doctor --quick
doctor-rebuilt = { $count ->
        [one] Die Zeilen wurden aus einem Eintrag des Protokolls neu gemacht.
       *[other] Die Zeilen wurden aus { $count } Einträgen des Protokolls neu gemacht.
    }

doctor-configuration-ok = Die Konfiguration ist in Ordnung.
doctor-database-ok = Die Datenbank ist da, in Version { $version }: { $place }
doctor-database-lossy = Der Server kann verlieren, was geschrieben wurde, wenn er oder sein Rechner ausfällt ({ $names } steht auf off); ein Brief, der schon weg war, könnte dann noch einmal gehen. Setzen Sie es in postgresql.conf auf on.
doctor-database-old = Die Datenbank hat Version { $found }. Der nächste Befehl bringt sie auf Version { $known } und sichert sie vorher.
doctor-writable-ok = In die Datenbank kann geschrieben werden.
doctor-writable-not = In { $path } kann nicht geschrieben werden, und so wird nichts Neues festgehalten. Ändern Sie die Rechte.
doctor-integrity-ok = Die Datenbank ist unversehrt und ihr Protokoll mit { $entries } Einträgen auch.
doctor-rows-ok = Alle Zeilen folgen aus dem Protokoll.
doctor-rows-not = Diese Tabellen folgen nicht aus dem Protokoll: { $tables }. Neu machen: funkstille doctor --rebuild
doctor-outbox-ok = { $count ->
    [0] Noch ist kein Schreiben festgehalten.
    [one] Das eine festgehaltene Schreiben lautet so, wie es im Protokoll steht.
   *[other] Alle { $count } festgehaltenen Schreiben lauten so, wie es im Protokoll steht.
}
doctor-outbox-not = { $count ->
    [one] Ein Schreiben lautet nicht mehr so, wie es geschrieben wurde, oder fehlt: { $names }. Jemand hat die Datenbank auf anderem Weg geändert. Eine Sicherung zurückholen: funkstille restore
   *[other] { $count } Schreiben lauten nicht mehr so, wie sie geschrieben wurden, oder fehlen: { $names }. Jemand hat die Datenbank auf anderem Weg geändert. Eine Sicherung zurückholen: funkstille restore
}
doctor-room-ok = In { $folder } sind { $free } MB frei.
doctor-room-little = In { $folder } sind nur { $free } MB frei; die Datenbank und ihre nächste Sicherung brauchen { $needed } MB. Schaffen Sie Platz.
doctor-backups-ok = { $count ->
        [0] Die neueste Sicherung ist von heute oder gestern und unversehrt: { $file }
        [one] Die neueste Sicherung ist einen Tag alt und unversehrt: { $file }
       *[other] Die neueste Sicherung ist { $count } Tage alt und unversehrt: { $file }
    }
doctor-backups-there = { $count ->
        [0] Die neueste Sicherung ist von heute oder gestern: { $file }
        [one] Die neueste Sicherung ist einen Tag alt: { $file }
       *[other] Die neueste Sicherung ist { $count } Tage alt: { $file }
    }
doctor-backups-old = Die neueste Sicherung ist { $count } Tage alt: { $file }. Was seither geschah, ist verloren, wenn die Platte ausfällt. Sichern: funkstille backup
doctor-backups-none = In { $folder } ist keine Sicherung. Fällt die Platte aus, ist alles verloren. Sichern: funkstille backup
doctor-playbooks-ok = Alle { $count } Fahrpläne sind in Ordnung.
doctor-playbooks-unsound = { $count ->
        [one] Der Fahrplan { $path } hat einen Fehler und wird nicht benutzt.
       *[other] Der Fahrplan { $path } hat { $count } Fehler und wird nicht benutzt.
    } Nachsehen: funkstille playbook check
doctor-texts-ok = Alle Texte sind brauchbar.
doctor-tone-ok = Kein eigener Text verfehlt den Ton.
doctor-tone-broken = „{ $word }“ in { $path } verfehlt den Ton. Wählen Sie ein anderes Wort; in templates/forbidden.toml steht, welche Wörter wo nicht gehen.
doctor-clock-ok = Die Uhr geht nicht hinter dem Festgehaltenen her.
doctor-clock-practice = Das ist eine Datenbank zum Üben, mit einer eigenen Uhr.
doctor-clock-before-file = Die Datei der Datenbank wurde später geschrieben, als die Uhr zeigt. Stellen Sie die Uhr dieses Rechners.
doctor-paused-ok = Nichts ist angehalten.
doctor-paused-yes = { $because ->
        [restored] Seit { $day } ist alles angehalten: Die Datenbank wurde aus einer Sicherung wiederhergestellt.
        [new] Seit { $day } ist alles angehalten: Die Installation ist neu. Sehen Sie nach, ob Kunden, Schreiben und Konten stimmen.
        [copied] Seit { $day } ist alles angehalten: Die Datenbank ist eine Kopie oder wurde verschoben. Sorgen Sie dafür, dass kein anderes Programm dieselben Schreiben sendet.
        [said] Seit { $day } ist alles angehalten: „{ $why }“.
       *[other] Seit { $day } ist alles angehalten.
    } Nichts geht hinaus bis: funkstille resume --reason GRUND
doctor-business-ok = Das Geschäft ist { $name }.
doctor-business-missing = Dem Geschäft fehlt ein Wert, den jeder Brief braucht. Festlegen: funkstille config set { $key } WERT
doctor-bank-account-ok = Briefe sagen, wohin zu zahlen ist.
doctor-bank-account-missing = Kein Bankkonto ist eingetragen, und Briefe über Geld lassen sich nicht schreiben. Festlegen: funkstille config set bank-account "IHR NAME; IHRE IBAN"
doctor-bank-account-wrong = „{ $given }“ in Ihrem Bankkonto ist keine IBAN: Die Prüfziffern oder die Länge stimmen nicht. Neu festlegen: funkstille config set bank-account "IHR NAME; IHRE IBAN"
doctor-postal-address-ok = Die Postanschrift ist eingetragen.
doctor-postal-address-missing = Keine Postanschrift ist eingetragen; Briefe auf Papier brauchen eine. Festlegen: funkstille config set postal-address "STRASSE; ORT"
doctor-calendar-ok = Tage zählen in { $zone }, mit den Feiertagen von { $region }.
doctor-holidays-ok = Feiertage sind bis { $day } und darüber hinaus bekannt.
doctor-sending-time-ok = Briefe gehen um { $time } hinaus.
doctor-sending-time-outside = Briefe gingen um { $time } hinaus, aber vor 08:00 und nach 18:00 geht nichts. Eine andere Zeit festlegen, etwa: funkstille config set sending-time 09:00
doctor-cases-ok = { $count ->
        [0] Kein Fall ist offen.
        [one] Ein Fall ist offen.
       *[other] { $count } Fälle sind offen.
    }
doctor-case-playbooks-missing = { $count ->
        [one] Der Fahrplan von Fall { $names } ist nicht lesbar, und in ihm wird nichts entschieden.
       *[other] Die Fahrpläne von { $count } Fällen sind nicht lesbar, und in ihnen wird nichts entschieden: { $names }.
    } Nachsehen: funkstille playbook check
doctor-letters-ok = Jeder fällige Brief ließ sich schreiben.
doctor-letters-missing = { $count ->
        [one] Der Brief von Fall { $names } ist fällig und ließ sich nicht schreiben.
       *[other] Die Briefe von { $count } Fällen sind fällig und ließen sich nicht schreiben: { $names }.
    } Nachsehen, warum: funkstille today
doctor-addresses-missing = { $count ->
        [one] Ein Kunde mit offenem Fall hat keine Adresse, an die sich schreiben lässt: { $names }.
       *[other] { $count } Kunden mit offenen Fällen haben keine Adresse, an die sich schreiben lässt: { $names }.
    } Eine eintragen: funkstille client address KUNDE ADRESSE --email
doctor-post-missing = { $count ->
        [one] Ein Schreiben geht auch per Post, und der Kunde hat keine Postanschrift: { $names }.
       *[other] Schreiben an { $count } Kunden gehen auch per Post, und diese haben keine Postanschrift: { $names }.
    } Eine eintragen: funkstille client address KUNDE "NAME; STRASSE; ORT" --post
doctor-invoices-missing = { $count ->
        [one] Die Rechnung von Fall { $names } liegt nicht bei, und seine Briefe müssen sie tragen.
       *[other] Die Rechnungen von { $count } Fällen liegen nicht bei, und ihre Briefe müssen sie tragen: { $names }.
    } Eintragen: funkstille case invoice FALL DATEI

doctor-mailbox-ok = Das Postfach { $account } wurde zuletzt vor weniger als einem Tag ganz gelesen.
doctor-mailbox-failed = { $address } ließ sich zuletzt nicht lesen: { $why } Sehen Sie nach, wo es hängt: funkstille account test { $account }
doctor-mailbox-cannot-send = Über { $address } geht kein Schreiben hinaus: { $why } Wenn Sie das geändert haben: funkstille account test { $account }
doctor-mailbox-copies = { $count ->
    [one] Die Kopie eines Schreibens, das hinausging, liegt
   *[other] Die Kopien von { $count } Schreiben, die hinausgingen, liegen
} nicht bei den gesendeten Mails von { $address }: { $why } Es wird bei jedem Senden wieder versucht; nichts geht zweimal hinaus.
doctor-mailbox-old = Das Postfach { $account } wurde seit { $count } Stunden nicht ganz gelesen. Bis dahin geht kein Brief hinaus, weil eine Antwort darin liegen kann.
doctor-mailbox-never = Das Postfach { $account } wurde noch nie ganz gelesen. Bis dahin geht kein Brief hinaus, weil eine Antwort darin liegen kann.

doctor-telling-ok = Empfänger { $receiver } bei { $host } wird erreicht.
doctor-telling-failing = { $count ->
        [one] Empfänger { $receiver } bei { $host } hat eine Nachricht nicht angenommen.
       *[other] Empfänger { $receiver } bei { $host } hat { $count } Nachrichten nicht angenommen.
    } Ausprobieren mit: funkstille tell test { $receiver }
doctor-telling-digest-missed = Die Tagesmail vom { $day } hat Sie vielleicht nicht erreicht. Was darin stand, zeigt: funkstille today
doctor-telling-digest-not-left = Die Tagesmail vom { $day } ist nicht hinausgegangen. Prüfen Sie, wie Ihre Mail hinausgeht: funkstille account test. Was darin stand, zeigt: funkstille today
