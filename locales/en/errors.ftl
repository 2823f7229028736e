# What can go wrong: what happened, where, and what to do next.

error-region-form = “{ $given }” is not a region. Write a country or a country and its part, such as DE, DE-BE, AT-9 or GB-ENG.
error-region-unknown = There is no region { $region }. This country has: { $known }.
error-country-unknown = There is no holiday table for the country of { $region }. There are tables for: { $known }.
error-holiday-line = { $path }:{ $line }: this is not a line of a holiday table: { $found }. Correct the file.
error-day-outside-table = { $day } lies outside the holiday table of { $region }, which covers { $first } to { $last }. Choose a day well inside these years.
error-no-time-zone = The time zone of { $region } is not known. Add --time-zone, such as --time-zone Europe/Berlin.
error-playbook-unknown = There is no playbook “{ $playbook }”. There are: { $known }. A file of your own is named with its ending .toml.
error-playbook-unsound = The playbook { $path } cannot be used:
error-no-due-date = The playbook “{ $playbook }” does not start with a due date. Leave out --due.
error-date = “{ $given }” is not a date. Write year, month and day, such as 2026-03-04.
error-amount = “{ $given }” is not an amount. Write an amount above zero with a decimal point, such as 1000.00.
error-address = “{ $given }” is not an e-mail address. Write one such as me@example.org.
error-address-blank = “{ $given }” is not an e-mail address: there is a blank, or something that cannot be seen, before the @. Write the address alone, without a name, such as me@example.org.
error-address-sign = No letter can go to “{ $given }”: the sign { $sign } stands before the @. Write the address alone, without brackets and quotation marks, such as me@example.org.
error-address-dots = No letter can go to “{ $given }”: before the @ there is a dot at the beginning, at the end, or twice in a row. Check how it is written, or ask for another address.
error-address-long-local = No letter can go to “{ $given }”: { $octets } bytes stand before the @, and mail servers take { $most } at most. Check how it is written, or ask for another address.
error-address-long = No letter can go to “{ $given }”: the address is { $octets } bytes long, and mail servers take { $most } at most. Check how it is written, or ask for another address.
error-address-domain = “{ $given }” is not an e-mail address: what stands behind the @ is no name of a domain. Check the dots and signs behind the @; me@example.org would be right.
error-address-long-label = “{ $given }” is not an e-mail address: “{ $label }” behind the @ is longer than { $most } characters, and no part of a domain is. Check how it is written.
error-no-mailbox = Name a mailbox: a Maildir, a folder of messages, or an mbox file.
error-time-zone = “{ $given }” is not a time zone. Write a name from the IANA database, such as Europe/Berlin.

error-event-form = “{ $given }” is not an event. Write DATE:KIND or DATE:KIND=VALUE, such as 2026-03-12:reply or 2026-03-12:away=2026-03-20.
error-event-kind = The event “{ $given }” has the unknown kind “{ $kind }”. There are: { $known }.
error-event-needs-value = The event “{ $given }” needs a value. Add = and a day, such as =2026-03-20.
error-event-takes-no-value = The event “{ $given }” takes no value. Leave out the = and what follows it.
error-event-value = The event “{ $given }” cannot have the value “{ $value }”. Days look like 2026-03-20, amounts like 400.00; a bounce takes no value or “other”.
error-event-value-before-day = The event “{ $given }” names a day before its own. Name that day or a later one.
error-event-before-start = The event “{ $given }” lies before the first day, { $from }. Give it a later day, or begin earlier with --from.
error-event-needs-amount = The event “{ $given }” names an amount, and it is not known how much is owed. Add --amount, or leave out the value for a payment in full.

error-unreadable = { $path } cannot be read: { $why }. Check the name and the permissions.
error-unwritable = { $path } cannot be written: { $why }. Check the place and the permissions.
error-system = The system did not give the program what it needs: { $why }. Try again.
error-no-editor = No editor is known. Set the variable VISUAL or EDITOR, or name a file with the new text: --text-file
error-editor = The editor “{ $editor }” could not be started or ended with an error; the letter stays as it was. Check the variable VISUAL or EDITOR.
error-output = The output cannot be written: { $why }. Check where it goes.
error-words = { $path }:{ $line }: this is not an entry of a file with words. Correct it, or remove the file to use the one of the program.

error-text-missing = { $path } is missing. Add the text in both languages.
error-text-first-line = { $path }:{ $line }: the first line must begin with “{ $wanted }” and go on after it. Add it.
error-text-no-empty-line = { $path }:{ $line }: this line must be empty. Insert an empty line.
error-text-no-body = { $path }:{ $line }: there is no text below the first line. Add it, or remove the file so that the one of the program counts.
error-text-syntax = { $path }:{ $line }: “{ $found }” is no placeholder. There is only { "{{ name }}" } and { "{% if name %}…{% endif %}" }.
error-text-nested-if = { $path }:{ $line }: the “if” for “{ $found }” is inside another one. Close the first one before it with { "{% endif %}" }.
error-text-open-if = { $path }:{ $line }: the “if” for “{ $found }” is not closed before its part ends. Add { "{% endif %}" }.
error-text-stray-endif = { $path }:{ $line }: there is no “if” for this { "{% endif %}" }. Remove it, or add { "{% if name %}" } before it.
error-text-ends-line = { $path }:{ $line }: the line break after “{ $found }” would be lost. Put the tag on a line of its own, or let something follow it on this one.
error-text-unknown-name = { $path }:{ $line }: this text does not have the name “{ $found }”. It has: { $known }.
error-text-unguarded = { $path }:{ $line }: “{ $found }” can be empty. Put this passage between { "{% if " }{ $found }{ " %}" } and { "{% endif %}" }.
error-text-before-first-part = { $path }:{ $line }: this text is in no part. Put a line such as [purpose] before it.
error-text-unknown-part = { $path }:{ $line }: this text does not have the part “{ $found }”. It has: { $known }.
error-text-outcome = { $path }:{ $line }: “{ $found }” is no outcome of this task. Write its name, a colon and what it means. There are: { $known }.
error-text-list = { $path }:{ $line }: this list of words cannot be read: { $found }. Correct it, or remove the file so that the one of the program counts.

text-none = There is no text “{ $text }”. There are: { $known }. Correct the name in the playbook.
text-missing = The text “{ $text }” was not written, because “{ $name }” is missing. Enter the value; templates/README.md says what it means.
text-empty = { $name ->
    [payment_details] The text “{ $text }” was not written, because no bank account is set. Set it with: funkstille config set bank-account "YOUR NAME; YOUR IBAN"
    [sender_name] The text “{ $text }” was not written, because your name is not set. Set it with: funkstille config set name "YOUR NAME"
    [court_name] The text “{ $text }” was not written, because your court is not set. Set it with: funkstille config set court "COURT"
    [invoice_number] The text “{ $text }” was not written, because the invoice is not known. Say it with: funkstille case invoice CASE --number NUMBER --invoiced-on DATE
    [invoiced_on] The text “{ $text }” was not written, because the invoice is not known. Say it with: funkstille case invoice CASE --number NUMBER --invoiced-on DATE
    [due_on] The text “{ $text }” was not written, because the due date is not known. Say it with: funkstille case invoice CASE --due DATE
    [amount] The text “{ $text }” was not written, because it is not known what is owed. Say it with: funkstille case invoice CASE --amount AMOUNT
    [balance] The text “{ $text }” was not written, because it is not known what is owed. Say it with: funkstille case invoice CASE --amount AMOUNT
   *[other] The text “{ $text }” was not written, because “{ $name }” is empty. Enter the value; templates/README.md says what it means.
}
text-unknown = The text “{ $text }” was not written, because it does not know “{ $name }”. This is a mistake of the program; please report it.
text-contradiction = The text “{ $text }” was not written, because “{ $first }” and “{ $second }” do not fit together. Check both; templates/README.md says what they mean.

why-not-found = it does not exist
why-not-allowed = it is not allowed
why-is-folder = it is a folder
why-no-folder = it is not a folder
why-no-file = it is neither a file nor a folder
why-disk-full = the disk is full; make room
why-no-text = it is not text in UTF-8
why-refused = nothing answers there
why-too-long = it took too long
why-unsaid = its folder is not there, or something is not allowed

mail-unreadable-empty = { $path }: the message at byte { $offset } is empty.
mail-unreadable-no-header = { $path }: there is no message at byte { $offset }: it has no header.
mail-unreadable-too-large = { $path }: the message at byte { $offset } is too large to be read.
mail-unreadable-too-deep = { $path }: the parts of the message at byte { $offset } are nested too deeply.
mail-unreadable-too-many-parts = { $path }: the message at byte { $offset } has too many parts.
mail-unreadable-parser-failed = { $path }: the message at byte { $offset } cannot be read: its structure is broken.
mail-no-date = { $path }: the message at byte { $offset } has no usable date and was left aside.
mail-cut-off = { $path } ends in the middle of the message at byte { $offset }, which was read as far as it goes. Copy the file anew.

ledger-changed = The ledger is not whole: entry { $version } of { $stream }, or the one before it, is not what was written. Restore a backup, and find out who changed it.
ledger-missing = The ledger is not whole: entry { $version } of { $stream } is missing. Restore a backup, and find out who removed it.
ledger-moved = The ledger is not whole: entry { $version } of { $stream } stands at another place. Restore a backup, and find out who moved it.
ledger-cut = The ledger is not whole: { $stream } ends before entry { $version }, which was there. Restore a backup, and find out who removed it.
ledger-foreign = The ledger is not whole: entry { $version } of { $stream } belongs elsewhere. Restore a backup, and find out who moved it.

store-not-there = There is no database at { $place }. Check the path, or make one with: funkstille init
store-not-on-server = The server has no database { $place }. Make an empty one there first (createdb), then: funkstille init
store-cannot-open = { $place } cannot be opened: { $why }. Check the path, and the permissions of the file and its folder.
store-unreachable = The server of { $place } does not answer: { $why }. Check whether it runs, and the address.
store-exists = There is something at { $place } already, and nothing was written over it. Choose another place, or clear this one.
store-replaced = The file { $place } was removed or replaced while it was open, and nothing was written. Start the program again.
store-no-backup = { $place } is no backup of Funkstille. Check the path.
store-at-work = { $place } beside the database holds changes that are not in it yet: it is in use, and no backup. Make one with: funkstille backup
store-incomplete = The table { $table } has { $found } rows instead of { $expected }. Take another backup.
store-altered = { $table } holds something else than what was written. Restore a backup that was made before.
store-io = The disk reports an error: { $why }. Check it, and see whether your backups can be read.
store-damaged = The database is damaged ({ $why }). Restore a backup.
store-no-database = { $place } is no database. Check the path, or make one with: funkstille init
store-too-new = The database has version { $found }, and this program knows version { $known }. Install a later program.
store-too-old = The database has version { $found }, and this program needs version { $known }. Bring it up to date.
store-busy = The database is in use by another program. Wait a moment, then try again.
store-disk-full = The disk is full, and nothing was changed. Make room, then try again.
store-read-only = The database cannot be written, and nothing was changed. Check the permissions of the file, of those beside it that end in -wal and -shm, and of its folder.
only-reads-full = The disk is full: what is there is shown, and nothing can be changed until there is room.
only-reads-place = The database, or its folder, cannot be written: what is there is shown, and nothing can be changed until the permissions are right.
store-no-tenant = There is no business number { $tenant } in the database.
store-event-later = { $place } was written by a later version of this program ({ $why }). Install that version.
store-unreadable = { $place } cannot be understood: { $why }. Restore a backup.
store-conflict = Somebody else changed { $place } at the same time. Look at it again, then decide.
store-other = The database says: { $why }

paper-no-sign = The sign { $sign } cannot be printed. It stands in the line “{ $line }”. Replace it there, or send the letter by e-mail only.
paper-layout = The pages could not be laid out: { $why }. Shorten the letter, or print the text yourself: funkstille review copy
