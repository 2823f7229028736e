# Was `pause` und `resume` sagen.

cli-pause = Nichts geht hinaus, bis Sie es sagen
cli-pause-reason = Warum; es steht auf der Tagesseite
cli-resume = Alles geht weiter, was angehalten ist
cli-resume-reason = Warum; es bleibt festgehalten
cli-resume-other-stopped = Bei einer wiederhergestellten, kopierten oder verschobenen Datenbank: Das Programm mit der anderen ist für immer beendet

pause-begins = { $because ->
        [said] Angehalten: „{ $why }“.
       *[other] Angehalten.
    } Von jetzt an geht nichts hinaus; vorbereitet wird weiter.
pause-there = { $because ->
        [restored] Es ist schon angehalten, seit { $day }: Die Datenbank wurde aus einer Sicherung wiederhergestellt.
        [new] Es ist schon angehalten, seit { $day }: Die Installation ist neu. Sehen Sie nach, ob Kunden, Schreiben und Konten stimmen.
        [copied] Es ist schon angehalten, seit { $day }: Die Datenbank ist eine Kopie oder wurde verschoben. Sorgen Sie dafür, dass kein anderes Programm dieselben Schreiben sendet.
        [said] Es ist schon angehalten, seit { $day }: „{ $why }“.
       *[other] Es ist schon angehalten, seit { $day }.
    }
pause-given-away = { $count ->
        [one] Schreiben { $letters } wurde schon abgegeben und kann noch ankommen.
       *[other] Die Schreiben { $letters } wurden schon abgegeben und können noch ankommen.
    } Was daraus wurde, sagt: funkstille today
pause-next = Weiter geht es mit: funkstille resume --reason GRUND
pause-ends = { $because ->
        [restored] Die Pause seit { $day } ist vorbei. Die Datenbank war aus einer Sicherung wiederhergestellt.
        [said] Die Pause seit { $day } ist vorbei: „{ $why }“.
       *[other] Die Pause seit { $day } ist vorbei.
    } Briefe gehen wieder hinaus, wenn ihre Zeit gekommen ist.
pause-ends-unreadable = Die Pause ist vorbei. Briefe gehen wieder hinaus, wenn ihre Zeit gekommen ist.
pause-none = Nichts war angehalten.
resume-asks =
    { $found }
    Ist das andere für immer beendet? Schreiben Sie „{ $yes }“, wenn ja:
resume-yes = ja
