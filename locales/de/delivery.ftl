# Was versucht wurde, um ein Schreiben zu übergeben, Schritt für Schritt. `$says` sind die Worte eines Servers oder ein Satz, der
# sagt, was geschehen ist.

delivery-began = Schreiben { $letter } wird übergeben{ $way ->
    [server] {" "}an { $host }
   *[other] {""}
}: { $channel }, { $recipient }{ $attempt ->
    [1] {""}
   *[other] {" "}({ $attempt }. Versuch)
}
delivery-data-started = Schreiben { $letter } ({ $channel }) wird abgegeben; ab hier kann es angekommen sein
delivery-accepted = { $way ->
    [server] Schreiben { $letter } ({ $channel }) wurde von { $host } angenommen{ $says ->
        [none] {""}
       *[other] : { $says }
    }
    [letter] Schreiben { $letter } wurde zur Post gebracht
    [fax] Schreiben { $letter } wurde gefaxt
   *[none] Schreiben { $letter } ({ $channel }) ist hinausgegangen
}
delivery-refused = Schreiben { $letter } ({ $channel }) wurde abgewiesen, nichts ging hinaus{ $says ->
    [none] {""}
   *[other] : { $says }
}
delivery-later = Schreiben { $letter } ({ $channel }) wurde noch nicht angenommen und wird noch einmal versucht: { $says ->
    [none] das Programm endete, bevor es abgegeben war
   *[other] { $says }
}
delivery-called-off = Schreiben { $letter } ({ $channel }) wurde zurückgehalten, bevor es abgegeben war{ $says ->
    [none] {""}
   *[other] : { $says }
}
delivery-uncertain = Niemand weiß, ob Schreiben { $letter } ({ $channel }) hinausging: { $says ->
    [none] das Programm endete, während es abgegeben wurde
   *[other] { $says }
}
delivery-drafted = Schreiben { $letter } liegt bei Ihren Entwürfen
draft-left = Ein Entwurf von Schreiben { $letter } an { $recipient }, „{ $subject }“, wurde in das Postfach von { $address } gelegt. Das Schreiben wurde seitdem zurückgenommen: Liegt der Entwurf noch dort, löschen Sie ihn, sonst geht er versehentlich hinaus.
draft-left-sent = Ein Entwurf von Schreiben { $letter } an { $recipient }, „{ $subject }“, wurde in das Postfach von { $address } gelegt. Das Schreiben ist hinausgegangen: Liegt der Entwurf noch dort, löschen Sie ihn, sonst geht er ein zweites Mal hinaus.
delivery-found = Schreiben { $letter } ({ $channel }) ist hinausgegangen: In Ihrem Postfach wurde es gefunden
delivery-said-arrived = Schreiben { $letter } ({ $channel }) ist angekommen, wie von Hand gesagt wurde
delivery-said-again = Schreiben { $letter } ({ $channel }) soll noch einmal gesendet werden, wie von Hand gesagt wurde
delivery-again-at = Frühestens { $when } wird es noch einmal versucht.
