# What `task` shows.

cli-task = What only you can do
cli-task-list = List the open tasks: what, for whom, since when, what they hold up
cli-task-show = Show a task: what to say, where to look
cli-task-show-task = The case and the task, such as 12/call; the case alone where it has one task
cli-task-done = Say that a task is done
cli-task-done-task = The case and the task, such as 12/call; the case alone where it has one task
cli-task-done-outcome = How it came out; funkstille task show lists what there is
cli-task-done-until = The day that the outcome named
cli-task-done-on = The day on which the letter was posted or faxed; today where none is said
cli-task-done-note = A note for the record
cli-task-done-number = The tracking number of a letter, or a telephone number that was found
cli-task-done-address = An e-mail address that was found
cli-task-done-good-again = Take the address although nobody could be reached there: it is good again, for this reason
cli-task-done-file = A file for the record, such as the delivery record

value-outcome = OUTCOME
value-task = TASK

task-none = There is nothing for you to do.
task-about = Task { $task } · { $client }, “{ $subject }” · since { $day }
task-blocks-nothing = holds up nothing
task-blocks-plan = holds up everything until it is done
task-blocks-never = holds up nothing, and stays until it is done
task-blocks-end = until { $day }, then it counts as left undone
task-blocks-step = holds up: { $step }, until { $day }
task-then = When it is done: funkstille task done { $task }
task-everyone-can-see = Everyone can see what you write in a public place.
task-breaks-tone = These words do not belong in a public place: { $words }
task-learn-address = To write there from now on: funkstille client address { $client } { $address } --email
task-errand-letter = Letter { $letter } by post (file: funkstille review print { $letter } --pdf letter.pdf) to:
task-errand-registered = Letter { $letter } as registered mail (file: funkstille review print { $letter } --pdf letter.pdf) to:
task-errand-fax = Letter { $letter } by fax (file: funkstille review print { $letter } --channel fax --pdf fax.pdf) to:
task-again-to-new = To: { $address }. It is on file by now; the last message went to another address.
task-again-to-same = To: { $address }. Nobody gave another address: find out whether this one is right, else put a better one on file with: funkstille client address { $client } ADDRESS --email
task-again-to-on-file = To: { $address }, the address on file.
task-again-to-nobody = No e-mail address is on file. Put one there with: funkstille client address { $client } ADDRESS --email
task-again-text = Its text: funkstille review copy { $letter }
task-again-own = It is the message that you wrote yourself: “{ $subject }”.
text-check-sound = The text keeps the tone.
text-check-breaks = These words break the tone: { $words }

task-part-purpose = Purpose:
task-part-numbers = Numbers:
task-part-links = With one click:
task-part-say = Say:
task-part-arrived = If it arrived:
task-part-not-arrived = If it did not arrive:
task-part-someone-else = If somebody else picks up:
task-part-voicemail = On the voicemail:
task-part-choose = Choose:
task-part-private = Privately:
task-part-public-rule = In a public place:
task-part-public = A text for a public place:
task-part-found = Found already:
task-part-look = Where to look:
task-part-claim = The claim:
task-part-check = Check first:
task-part-collect = Collect:
task-part-where = Where:
task-part-later = Later:

follow-on-compare-addresses-how = Look at the last message of the client: does it come from another address than the one that you write to? Put the good one on file (funkstille client address), then say that it is done.
follow-on-find-number-how = Look in the signature of the last e-mail, the contract, the contact page of the website. Put the number on file (funkstille client address), then say that it is done.
follow-on-did-not-arrive-how = Read the report that came back: too large, blocked, mailbox full? Find a way around it, then say that it is done.
follow-on-send-again-how = Send the last message again yourself, then say that it is done: its step counts from today.
follow-on-send-rest-how = The letter left by one way, and what was to go by the others did not leave on that day. Look up its text (funkstille case show, funkstille review show; for the post: funkstille review print), send it yourself, then say that it is done.
follow-on-post-letter-how = Print the letter, sign it and post it. Then say on which day (--on DATE; today where you say none), and for a registered letter its tracking number (--number NUMBER). Only then it counts as sent. If an answer or a payment comes first, this task goes away: do not post the letter any more.
follow-on-send-fax-how = Print the letter, fax it with the invoice, then say on which day (--on DATE; today where you say none). Only then it counts as sent. If an answer or a payment comes first, this task goes away: do not send it any more.
follow-on-note-tracking-number-how = Note the tracking number from the posting slip (--number NUMBER), and keep the slip.
follow-on-order-delivery-record-how = Order the delivery record at the post office while it is still kept there. Put it on file: --file FILE, also when it comes after you said that the task is done.

head-task = Task
head-what = What
head-since = Since
head-blocks = What it holds up
