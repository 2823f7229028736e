# Reading mail, once or for as long as the program runs.

cli-sync = Read what is new in your mailboxes, once; say what it did to your cases
cli-sync-account = The account, by number or address [default: all]
sync-progress = Reading mail
sync-progress-line = Reading mail: { $folder }, { $read } of { $all }
sync-read = { $address }: { $new ->
    [0] nothing new
    [one] one new message
   *[other] { $new } new messages
}.
sync-unreadable = { $folder }, message { $number } cannot be read: { $why }. It is tried once more in the next reading.
sync-left = { $folder }, message { $number } cannot be read: { $why }. It is left in the mailbox as it is; look at it in your mail program.
sync-why-unknown = the server gives no reason
sync-why-empty = it is empty
sync-why-no-header = it has no header
sync-why-too-large = it is too large
sync-why-too-deep = its parts are nested too deeply
sync-why-too-many-parts = it has too many parts
sync-why-parser-failed = its structure is broken
sync-failed = { $address } could not be read: { $why }
sync-opened = Case { $case }: somebody has not answered. See it with: funkstille case show { $case }
sync-suggested = { $count ->
    [one] One message of yours seems
   *[other] { $count } messages of yours seem
} to wait for an answer. Look at them with: funkstille waiting list
sync-did-opened = Case { $case }: the message that began it is known.
sync-did-letter = Case { $case }: your letter is known.
sync-did-copy = Case { $case }: the copy of your letter lies among what you sent.
sync-did-by-hand = Case { $case }: you followed up by hand; that counts as the step.
sync-did-closed = Case { $case }: you closed the matter yourself.
sync-did-answered = Case { $case }: the client answered.
sync-did-holding = Case { $case }: the client wrote that an answer will come.
sync-did-away = Case { $case }: the client is away.
sync-did-bounced = Case { $case }: a message came back.
sync-did-left-company = Case { $case }: whoever you write to has left the company.
sync-did-noted = Case { $case }: a notice that moves nothing.
sync-did-elsewhere = Case { $case }: a message came that may answer it. Look at it with: funkstille case show { $case }. Then say whether it does: funkstille case judge { $case } --answers yes
sync-did-elsewhere-too = Case { $case }: another message came that may answer it. You will be asked about it once the first question is settled: funkstille case judge { $case } --answers yes
sync-did-seen = Case { $case }: a message that changes nothing.

cli-serve = Stay, read mail as soon as it is there, and prepare each day what is due
cli-serve-headless = Without pages in a browser; calendars are given out (--listen)
serve-begun = Reading mail, preparing what is due, sending what is approved. Stop with Ctrl+C.
serve-ended = Stopped. Everything that was read is kept.
serve-no-account = There is no account to read yet. Add one with: funkstille account add ADDRESS
serve-trouble = Account { $account } could not be read: { $why } It is tried again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
serve-left = Account { $account } is no longer read: it was removed.
serve-failed = Something did not work, and is tried again in a minute: { $why }
serve-prepared = Case { $case }: { $told }

# send
cli-send = Hand over the letters whose time has come, once; say what holds the others
send-left = Letter { $letter } ({ $way }) left.
send-given = Letter { $letter } ({ $way }) is ready for you: print it and post it, or send the fax. What to do: funkstille today
send-held = Letter { $letter } ({ $way }) is held: { $why }
send-later = Letter { $letter } ({ $way }) was not taken yet and is tried again later: { $says ->
    [none] the program ended before it was given away
   *[other] { $says }
}
send-refused = Letter { $letter } ({ $way }) was refused, and nothing left (what to do says funkstille today): { $says }
send-uncertain = Nobody knows whether letter { $letter } ({ $way }) left: { $says ->
    [none] the program ended while it was being given away.
   *[other] { $says }
} Look in the folder of sent mail, then say what you found: funkstille review arrived { $letter }, or: funkstille review again { $letter }
send-says = { $says ->
    [none] {""}
   *[other] { $says }
}
send-filed = A copy of letter { $letter } lies in your folder of sent mail.
send-unfiled = No copy of letter { $letter } can be filed: the mailbox { $address } has no folder for sent mail. Make one there (“Sent”); a copy of each later letter lies in it then. What this one says shows: funkstille review show { $letter }
send-waits = It is time for letter { $letter } ({ $way }); it is tried again on { $day } at { $time }. Why, says: funkstille today
send-closed = By account { $account } nothing can leave: { $why }
send-no-copy = In account { $account } no copy of what left can be filed among sent mail: { $why }
send-nothing = Nothing was due.

cli-serve-listen = Where calendars are given out, or off [default: 127.0.0.1:8417, this machine alone]

serve-no-listen = Calendars are not given out: nobody can connect to { $address } ({ $why }). Everything else goes on.
