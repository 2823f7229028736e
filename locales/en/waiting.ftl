# What `wait` and `waiting` say.

cli-wait = Wait for the answer to a message of yours: a case begins
cli-wait-message = The id of the message (Message-ID)
cli-waiting = Show and decide what seems to wait for an answer
cli-waiting-list = Show what seems to wait for an answer
cli-waiting-confirm = Say that a message waits for an answer: a case begins
cli-waiting-confirm-message = The id of the message (Message-ID)
cli-waiting-dismiss = Say that a message waits for no answer; it is not suggested again
cli-waiting-dismiss-message = The id of the message (Message-ID)
value-message = MESSAGE-ID

wait-opened = Case { $case } is open. If the answer came another way: funkstille case answered { $case }
wait-there = This silence has a case already.
waiting-none = Nothing seems to wait for an answer.
waiting-dismissed = This message is not suggested again.
waiting-to = { $to } · { $subject }
waiting-asked = Asked was: “{ $text }”
waiting-confirm = it waits: funkstille waiting confirm "{ $message }"
waiting-dismiss = it does not: funkstille waiting dismiss "{ $message }"

today-waiting = DOES THIS WAIT FOR AN ANSWER? ({ $count })
today-left-drafts = DRAFTS TO DELETE ({ $count })
today-in-junk = LAY IN JUNK ({ $count })
today-junk-line = { $client } · { $subject } · case { $case }
today-junk-answer = { $client } · { $subject }
today-junk-answer-from = An answer of { $from } to a message of yours lay among unwanted mail, and no case waits for it. Read it, and move it out.
today-junk-from = A message from { $from } lay among unwanted mail. It counts; look at it and move it out.
