# Was `casefile export` und `casefile verify` sagen.

casefile-written = { $path } ist geschrieben: { $lines } Zeilen. Der Fall endet mit der Prüfsumme { $head }; bewahren Sie sie an anderer Stelle auf, dann lässt sich die Datei später mit ihr vergleichen.
casefile-missing-files = { $count ->
        [one] Eine Datei, auf die sich der Fall bezieht, ist nicht mehr da; ihre Zeile sagt das.
       *[other] { $count } Dateien, auf die sich der Fall bezieht, sind nicht mehr da; ihre Zeilen sagen das.
    }
casefile-whole = Die Akte von Fall { $case } ist unversehrt. Einträge: { $entries }, Dateien: { $files }, Schreiben: { $letters }.
casefile-gaps = { $count ->
        [one] Ein Eintrag sagt nichts: Er wurde gelöscht, oder er betrifft diesen Fall nicht.
       *[other] { $count } Einträge sagen nichts: Sie wurden gelöscht, oder sie betreffen diesen Fall nicht.
    }
casefile-head = Der Fall endet mit der Prüfsumme { $head }. Vergleichen Sie sie mit der, die an anderer Stelle aufbewahrt wurde, falls es eine gibt.

casefile-changed = Die Fallakte ist nicht unversehrt: Zeile { $line } oder eine davor ist nicht, was geschrieben wurde. Lassen Sie die Datei neu schreiben.
casefile-missing = Die Fallakte ist nicht unversehrt: Vor der jetzigen Zeile { $line } fehlt eine. Lassen Sie die Datei neu schreiben.
casefile-moved = Die Fallakte ist nicht unversehrt: Zeile { $line } gehört an eine andere Stelle. Lassen Sie die Datei neu schreiben.
casefile-cut = Die Fallakte ist nicht unversehrt: Sie endet vor Zeile { $line }. Lassen Sie die Datei neu schreiben.
casefile-foreign = Die Fallakte ist nicht unversehrt: Zeile { $line } gehört nicht dazu. Lassen Sie die Datei neu schreiben.
casefile-entry = Das betrifft Eintrag { $version } von { $stream }.
