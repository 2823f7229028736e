# Was `backup` und `restore` sagen.

cli-backup = Alles in eine Datei schreiben und sie prüfen
cli-backup-file = Wohin sie geschrieben wird [sonst: ein Name mit Tag und Uhrzeit im Ordner für Sicherungen]
cli-backup-verify = Die Datei nur prüfen: ob sie unversehrt ist und enthält, was in sie geschrieben wurde

cli-restore = Aus einer Sicherung eine Datenbank machen; sie ist angehalten
cli-restore-file = Die Sicherung
cli-restore-into = Die Datenbank, die entsteht; dort darf noch nichts sein [sonst: die der Konfiguration]

backup-made = Die Sicherung ist geschrieben und geprüft: { $file }
backup-whole = Die Sicherung ist unversehrt: { $file }
backup-bad = Das ist keine gute Sicherung: { $file }. { $why }
backup-holds = Sie enthält { $rows } Zeilen und { $entries } Einträge des Protokolls.
backup-head = Das Protokoll von Geschäft { $business } endet mit Eintrag { $head }.
backup-out-of-step = Die Zeilen einiger Tabellen folgen nicht aus dem Protokoll. Neu machen: funkstille doctor --rebuild
backup-before-upgrade = Die Datenbank hatte Version { $found } und hat jetzt Version { $known }. Vorher wurde sie gesichert: { $file }

restore-done = { $file } wurde wiederhergestellt und geprüft: { $database }
restore-next =
    Die Datenbank ist angehalten: Sie weiß nicht, was nach der Sicherung hinausging. Sehen Sie sie zuerst an:
      funkstille today
    Sobald niemand sonst mit denselben Daten arbeitet, geht es weiter mit:
      funkstille resume --reason "Umzug auf diesen Rechner" --other-stopped
