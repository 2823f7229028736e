# Was in einem Fall geschah, Zeile für Zeile. `$step` ist eine Überschrift.

happened-opened = Fall angelegt, Fahrplan „{ $playbook }“
happened-letter-prepared = { $step }: Schreiben vorbereitet
happened-letter-approved = { $step }: Schreiben freigegeben
happened-approval-lapsed = { $step }: Die Freigabe gilt nicht mehr und muss neu gegeben werden
happened-letter-kept = { $step }: { $turn ->
    [written] Wortlaut von Schreiben { $letter } festgehalten
    [written-anew] Schreiben { $letter } neu geschrieben
    [edited] Wortlaut von Schreiben { $letter } geändert
    [sent-by-hand] Schreiben { $letter } festgehalten, wie es von Hand verschickt wurde
   *[withdrawn] Schreiben { $letter } aufgehalten, bevor es hinausging
}
happened-letter-withdrawn = { $step }: Schreiben zurückgenommen, { $why }
happened-window-warned = { $step }: Die Tage dafür laufen ab, und niemand hat es freigegeben
happened-step-happened = { $step }: { $how ->
    [hand] von Hand erledigt
   *[program] erledigt
}
happened-deadline-set = { $step }: gezahlt werden soll bis { $day }
happened-task-opened = { $step }: auf Ihre Liste gesetzt
happened-task-done = { $step }: { $outcome }{ $until ->
    [none] { "" }
   *[other] , bis { $until }
}
happened-task-left-undone = { $step }: liegen geblieben
happened-step-skipped = { $step }: übersprungen. Grund: { $reason }
happened-taken-over = { $step }: anderswo erledigt{ $day ->
    [none] { "" }
   *[other] , am { $day }
}
happened-follow-on-opened = { $task }: auf Ihre Liste gesetzt
happened-follow-on-done = { $task }: erledigt
happened-follow-on-came-out = { $task }: { $outcome }{ $until ->
    [none] { "" }
   *[other] , bis { $until }
}
happened-follow-on-left-undone = { $task }: liegen geblieben
happened-given-with-another = { $task }: steht in Fall { $case } auf der Liste, auch für diesen Fall
happened-sent-after-all = { $task }: nachträglich gemeldet, an diesem Tag getan{ $case ->
    [none] {""}
   *[other] ; die Belege der Post werden in Fall { $case } gesammelt
}
happened-no-proofs = { $step }: { $case ->
    [none] nichts ging mit der Post
   *[other] die Belege der Post werden in Fall { $case } gesammelt
}
happened-last-message-resent = Die letzte Nachricht ging noch einmal hinaus
happened-answered = Der Kunde hat geantwortet
happened-wrote-elsewhere = Der Kunde schrieb außerhalb des Fadens
happened-elsewhere-judged = { $answers ->
    [yes] Diese Mail beantwortet den Fall
   *[no] Diese Mail beantwortet den Fall nicht
}
happened-went-on = Die Antwort ist gelesen, und der Plan geht weiter
happened-said-paid = Der Kunde sagt, es sei bezahlt
happened-holding-reply = Der Kunde schrieb, dass eine Antwort kommt{ $until ->
    [none] { "" }
   *[other] , bis { $until }
}
happened-went-away = Der Kunde ist abwesend{ $until ->
    [none] { "" }
   *[other] , letzter Tag { $until }
}
happened-bounced = { $why ->
    [address-dead] Eine Nachricht kam zurück: Die Adresse ist tot
    [left-company] Ihr Ansprechpartner ist nicht mehr im Unternehmen
   *[not-accepted] Eine Nachricht wurde nicht angenommen
}
happened-channel-bounced = { $step }: { $why ->
    [address-dead] kam zurück ({ $channel }): Die Adresse gibt es nicht mehr
    [left-company] Ihr Ansprechpartner ist nicht mehr im Unternehmen ({ $channel })
   *[not-accepted] wurde nicht angenommen ({ $channel })
}
happened-way-lost = { $step }: { $why ->
    [address-dead] kam zurück ({ $channel }): Die Adresse gibt es nicht mehr; was auf anderen Wegen hinausging, gilt
    [left-company] Ihr Ansprechpartner ist nicht mehr im Unternehmen ({ $channel }); was auf anderen Wegen ging, gilt
   *[not-accepted] wurde nicht angenommen ({ $channel }); was auf anderen Wegen hinausging, gilt
}
happened-way-goes-again = { $step }: geht noch einmal hinaus ({ $channel })
happened-way-still-to-go = { $step }: steht noch aus ({ $channel }) und geht neu hinaus, sobald der Plan weitergeht, mit den Zahlen jenes Tages
happened-delivery-mended = Ein Weg, der geht, ist gefunden
happened-noted = { $noted ->
    [temporary-bounce] Eine Nachricht ließ sich noch nicht zustellen
    [delay] Eine Nachricht verspätet sich
    [read-receipt] Eine Lesebestätigung kam
   *[acknowledgement] Eine Eingangsbestätigung kam
}
happened-account-checked = Das Konto wurde geprüft, und nichts ist gekommen
happened-gaps-judged = Sie haben gesehen, was gelöscht wurde, und der Plan geht weiter
happened-terms-set = Angaben der Rechnung festgehalten{ $amount ->
    [none] { "" }
   *[other] , { $amount }
}{ $day ->
    [none] { "" }
   *[other] , fällig am { $day }
}
happened-task-recorded = Zur Aufgabe „{ $task }“ festgehalten{ $number ->
    [none] { "" }
   *[other] , Nummer { $number }
}{ $address ->
    [none] { "" }
   *[other] , Adresse { $address }
}{ $file ->
    [none] { "" }
   *[other] , eine Datei
}{ $note ->
    [none] { "" }
   *[other] : { $note }
}
happened-payment-received = { $amount ->
    [none] Alles ist bezahlt
   *[other] Geld ist gekommen: { $amount }
}
happened-payment-reverted = { $amount ->
    [none] Alles war doch nicht bezahlt
   *[other] Eine Zahlung zählt nicht mehr: { $amount }
}
happened-payment-promised = Zahlung zugesagt bis { $day }
happened-promise-broken = Der zugesagte Tag verging ohne das Geld
happened-instalments-agreed = { $count ->
    [one] Eine Rate vereinbart
   *[other] { $count } Raten vereinbart
}{ $rest ->
    [yes] ; bleibt eine aus, wird der Rest fällig
   *[no] { "" }
}{ $goes_on ->
    [yes] ; die Zinsen laufen weiter
   *[no] { "" }
}
happened-instalments-of-invoice = Die Rechnung ist in { $count } Teilen fällig
happened-instalment-missed = Eine Rate kam nicht
happened-disputed = Der Kunde bestreitet die Forderung
happened-dispute-closed = Der Einwand ist geklärt, und die Forderung besteht
happened-held = Angehalten{ $until ->
    [none] { "" }
   *[other] {" "}bis { $until }
}. Grund: { $reason }
happened-resumed = Geht weiter. Grund: { $reason }
happened-ended = Beendet: { $outcome }{ $reason ->
    [none] { "" }
   *[other] . Grund: { $reason }
}

withdrawn-other-case-changed = weil sich ein anderer Fall desselben Schreibens geändert hat
withdrawn-other-message-first = weil eine andere Nachricht an den Kunden vorgeht
withdrawn-refused = weil der Mailserver es abgewiesen hat
withdrawn-facts-changed = weil sich geändert hat, woraus es geschrieben war

story-concerns = Worum es geht, wurde festgehalten
story-erased = Dieser Eintrag wurde gelöscht

task-outcome-answered = erreicht, und es ist beantwortet
task-outcome-promised = erreicht, eine Antwort ist zugesagt
task-outcome-nothing-arrived = erreicht, aber nichts war angekommen
task-outcome-voicemail = auf den Anrufbeantworter gesprochen
task-outcome-no-answer = niemand nahm ab
task-outcome-wrong-number = falsche Nummer
task-outcome-alive = ein Lebenszeichen gefunden
task-outcome-nothing-found = nichts gefunden
task-outcome-written = auf anderem Weg geschrieben
task-outcome-content = mit dem Lebenszeichen zufrieden
task-outcome-done = erledigt

follow-on-compare-addresses = Adressen vergleichen
follow-on-call = Anrufen, weil eine Nachricht zurückkam
follow-on-find-number = Eine Nummer finden
follow-on-did-not-arrive = Einen Weg finden: eine Nachricht wurde nicht angenommen
follow-on-send-again = Die letzte Nachricht noch einmal senden
follow-on-confirm-arrival = Anrufen, ob es angekommen ist
follow-on-send-rest = Senden, was nicht auf allen Wegen hinausging
follow-on-post-letter = Ein Schreiben drucken und aufgeben
follow-on-send-fax = Ein Fax senden
follow-on-note-tracking-number = Die Sendungsnummer notieren
follow-on-order-delivery-record = Den Auslieferungsbeleg bestellen
