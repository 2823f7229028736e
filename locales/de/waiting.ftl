# Was `wait` und `waiting` sagen.

cli-wait = Auf die Antwort auf eine eigene Nachricht warten: ein Fall beginnt
cli-wait-message = Die Kennung der Nachricht (Message-ID)
cli-waiting = Zeigen und entscheiden, was auf eine Antwort zu warten scheint
cli-waiting-list = Zeigen, was auf eine Antwort zu warten scheint
cli-waiting-confirm = Sagen, dass eine Nachricht auf eine Antwort wartet: ein Fall beginnt
cli-waiting-confirm-message = Die Kennung der Nachricht (Message-ID)
cli-waiting-dismiss = Sagen, dass eine Nachricht auf keine Antwort wartet; sie wird nicht wieder vorgeschlagen
cli-waiting-dismiss-message = Die Kennung der Nachricht (Message-ID)
value-message = KENNUNG

wait-opened = Fall { $case } ist eröffnet. Kam die Antwort auf anderem Weg: funkstille case answered { $case }
wait-there = Dieses Schweigen hat schon einen Fall.
waiting-none = Nichts scheint auf eine Antwort zu warten.
waiting-dismissed = Diese Nachricht wird nicht wieder vorgeschlagen.
waiting-to = { $to } · { $subject }
waiting-asked = Gefragt war: „{ $text }“
waiting-confirm = wartet: funkstille waiting confirm "{ $message }"
waiting-dismiss = wartet nicht: funkstille waiting dismiss "{ $message }"

today-waiting = WARTET DAS AUF ANTWORT? ({ $count })
today-left-drafts = ENTWÜRFE ZU LÖSCHEN ({ $count })
today-in-junk = LAG IM SPAM ({ $count })
today-junk-line = { $client } · { $subject } · Fall { $case }
today-junk-answer = { $client } · { $subject }
today-junk-answer-from = Eine Antwort von { $from } auf eine Ihrer Nachrichten lag unter unerwünschter Mail, und kein Fall wartet auf sie. Lesen Sie sie, und holen Sie sie heraus.
today-junk-from = Eine Nachricht von { $from } lag unter unerwünschter Mail. Sie zählt; sehen Sie sie an und holen Sie sie heraus.
