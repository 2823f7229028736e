# What `mail classify` shows.

cli-mail = Look at single messages
cli-mail-classify = Say what each message is: an answer, an absence, a bounce, a mailing …
cli-mail-classify-paths = Files, folders, Maildirs or mbox files; - reads one message or an mbox from the input
value-path = PATH

classify-line = { $path }: { $kind } ({ $confidence }%)
classify-line-in-file = { $path }, message { $number }: { $kind } ({ $confidence }%)
classify-failed = not delivered to { $address } { $status }
classify-address-dead = nobody can be reached at this address
classify-left-company = the person has left the company
classify-away-until = away, last day { $day }
classify-holding-until = will answer by { $day }

kind-reply = a person wrote
kind-auto-reply = out-of-office reply
kind-acknowledgement = automatic acknowledgement
kind-challenge = request to prove that you are human
kind-bounce = bounce
kind-delay = notice that delivery is delayed
kind-delivered = confirmation of delivery
kind-receipt = read receipt
kind-complaint = spam complaint
kind-calendar = calendar message
kind-bulk = sent to many, or by a program
kind-unreadable = unreadable

place-header = header { $name }
place-part = part { $name }
place-text = text
place-envelope = envelope

sign-auto-reply-header = { $place } says that a program answered: { $quote }
sign-machine-header = { $place } says that a program wrote it: { $quote }
sign-list-header = { $place } says that the message went to many: { $quote }
sign-auto-reply-subject = { $place } is that of an automatic reply: { $quote }
sign-auto-reply-words = { $place } reads like an automatic reply: { $quote }
sign-acknowledgement-words = { $place } reads like an acknowledgement: { $quote }
sign-challenge-words = { $place } asks for proof that you are human: { $quote }
sign-machine-sender = { $place } names a program as sender: { $quote }
sign-mail-system-sender = { $place } names a mail system as sender: { $quote }
sign-no-envelope-sender = { $place } names no sender: { $quote }
sign-report-subject = { $place } is that of a delivery report: { $quote }
sign-report-words = { $place } reads like a delivery report: { $quote }
sign-delivery-report = { $place } belongs to a delivery report: { $quote }
sign-read-receipt = { $place } belongs to a read receipt: { $quote }
sign-feedback-report = { $place } belongs to a spam complaint: { $quote }
sign-calendar-method = { $place } belongs to a calendar message: { $quote }
sign-failed-address = { $place } names an address that was not reached: { $quote }
sign-address-dead = { $place } says that the address does not exist: { $quote }
sign-address-may-live = { $place } gives a reason other than the address: { $quote }
sign-delay-words = { $place } says that delivery is only delayed: { $quote }
sign-left-company = { $place } says that the person has left: { $quote }
sign-away-until = { $place } says until when the absence lasts: { $quote }
sign-holding = { $place } says that an answer will come: { $quote }
sign-holding-until = { $place } says by when an answer will come: { $quote }
sign-ambiguous-date = { $place } has a date that can be read in two ways: { $quote }
sign-answers-message = { $place } names the message that it answers: { $quote }
sign-no-machine-sign = nothing points to a program as the writer
