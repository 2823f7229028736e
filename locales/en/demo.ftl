# What `demo` says.

cli-demo = Look around in an invented freelancer's world, and let its days pass; nothing is sent
cli-demo-at = The file of its database [default: a place of its own, which is named]
cli-demo-again = Throw it away and begin anew
cli-demo-advance = Let days pass: 1d, 7d, 2w, or until a date
cli-demo-by-itself = The freelancer approves every letter and does every task
value-advance = DAYS

demo-about =
    This is the desk of Freya Lindqvist, a designer in Berlin, on { $day }. She and her clients are invented, and
    nothing ever leaves: what would be sent is only written down.
demo-next =
    Try next:
      funkstille --database { $database } review
      funkstille --database { $database } case show { $case }
      funkstille demo{ $at } --advance 7d
      funkstille demo{ $at } --advance 90d --by-itself
      funkstille demo{ $at } --again
    And then your own mailbox: funkstille scan MAILBOX --me YOUR-ADDRESS
demo-advanced =
    It is { $day } there now. Go on with: funkstille demo{ $at } --advance 7d
    All commands work there: funkstille --database { $database } today
demo-came-in = Came in
demo-done = The program
demo-by-hand = { $name }
demo-left = Left, for practice only
demo-held = Held back
demo-problems = Could not be prepared
demo-letter = Letter { $letter } to { $client }: { $step }, { $channels }
demo-letter-held = Letter { $letter }: { $why }
demo-quiet = Nothing happened in these days.
