# What `pause` and `resume` say.

cli-pause = Let nothing leave until you say so
cli-pause-reason = Why; it stands on the day's page
cli-resume = Let everything go on that is paused
cli-resume-reason = Why; it stays on record
cli-resume-other-stopped = Of a restored, copied or moved database: the program with the other one is stopped for good

pause-begins = { $because ->
        [said] Paused: “{ $why }”.
       *[other] Paused.
    } From now on nothing leaves; work is still prepared.
pause-there = { $because ->
        [restored] It is paused already, since { $day }: the database was restored from a backup.
        [new] It is paused already, since { $day }: the installation is new. Look whether clients, letters and accounts are right.
        [copied] It is paused already, since { $day }: the database is a copy or was moved. See to it that no other program sends the same letters.
        [said] It is paused already, since { $day }: “{ $why }”.
       *[other] It is paused already, since { $day }.
    }
pause-given-away = { $count ->
        [one] Letter { $letters } was already being given away and may still arrive.
       *[other] Letters { $letters } were already being given away and may still arrive.
    } What became of it says: funkstille today
pause-next = Go on with: funkstille resume --reason REASON
pause-ends = { $because ->
        [restored] The pause since { $day } is over. The database had been restored from a backup.
        [said] The pause since { $day } is over: “{ $why }”.
       *[other] The pause since { $day } is over.
    } Letters leave again when their time has come.
pause-ends-unreadable = The pause is over. Letters leave again when their time has come.
pause-none = Nothing was paused.
resume-asks =
    { $found }
    Is the other one stopped for good? Write “{ $yes }” if it is:
resume-yes = yes
