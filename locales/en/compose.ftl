# Why an e-mail could not be written.

compose-bad-address = "{ $address }" is no e-mail address. Correct it in the client's data or in your own.
compose-bad-id = "{ $id }" cannot be the id of a message. Check your own e-mail address; the id is made from it.
compose-bad-date = The day of this message cannot be written. Check date and time of this computer.
compose-too-long = { $field } may have { $most } characters at most. Shorten it.
compose-no-file-name = Nothing that can be shown is left of the name of an attachment. Give the file a name.
compose-bad-type = The attachment "{ $file }" is of a kind that cannot be attached. Attach it as a PDF.

compose-field-from = The name of the sender
compose-field-reply-to = The name for answers
compose-field-to = The name of the recipient
compose-field-subject = The subject
compose-field-file-name = The name of an attachment
