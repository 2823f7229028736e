# What `doctor` says.

cli-doctor = Check whether all is well, and say what to do where it is not
cli-doctor-quick = Leave out what reads the whole database
cli-doctor-rebuild = First make the rows of clients, projects, cases and tasks again from the ledger

doctor-state-ok = ok
doctor-state-warning = warning
doctor-state-wrong = wrong
doctor-sum-wrong = { $count ->
        [0] Nothing is wrong.
        [one] One thing is wrong.
       *[other] { $count } things are wrong.
    }
doctor-sum-warnings = { $count ->
        [0] No warnings.
        [one] One warning.
       *[other] { $count } warnings.
    }
doctor-takes-long = Everything is read now, { $size } MB several times over; on a slow disk this takes minutes. Without it: funkstille doctor --quick
doctor-rebuilt = { $count ->
        [one] The rows were made again from one entry of the ledger.
       *[other] The rows were made again from { $count } entries of the ledger.
    }

doctor-configuration-ok = The configuration is in order.
doctor-database-ok = The database is there, in version { $version }: { $place }
doctor-database-lossy = The server may lose what was written when it or its machine fails ({ $names } off); a letter that had left could then leave again. Set it to on in postgresql.conf.
doctor-database-old = The database has version { $found }. The next command brings it to version { $known }, and keeps it as a backup before.
doctor-writable-ok = The database can be written.
doctor-writable-not = { $path } cannot be written, and so nothing new is recorded. Change its permissions.
doctor-integrity-ok = The database is whole, and so is its ledger with { $entries } entries.
doctor-rows-ok = All rows follow from the ledger.
doctor-rows-not = These tables do not follow from the ledger: { $tables }. Make them again with: funkstille doctor --rebuild
doctor-outbox-ok = { $count ->
    [0] No letter is on record yet.
    [one] The one letter on record says what the ledger says that it said.
   *[other] All { $count } letters on record say what the ledger says that they said.
}
doctor-outbox-not = { $count ->
    [one] One letter is not what was written, or is not there any more: { $names }. Somebody changed the database by other means. Restore a backup with: funkstille restore
   *[other] { $count } letters are not what was written, or are not there any more: { $names }. Somebody changed the database by other means. Restore a backup with: funkstille restore
}
doctor-room-ok = { $free } MB are free in { $folder }.
doctor-room-little = Only { $free } MB are free in { $folder }, and { $needed } MB are needed for the database and its next backup. Make room.
doctor-backups-ok = { $count ->
        [0] The newest backup is of today or yesterday, and whole: { $file }
        [one] The newest backup is one day old, and whole: { $file }
       *[other] The newest backup is { $count } days old, and whole: { $file }
    }
doctor-backups-there = { $count ->
        [0] The newest backup is of today or yesterday: { $file }
        [one] The newest backup is one day old: { $file }
       *[other] The newest backup is { $count } days old: { $file }
    }
doctor-backups-old = The newest backup is { $count } days old: { $file }. What was done since is lost if the disk fails. Make one with: funkstille backup
doctor-backups-none = There is no backup in { $folder }. If the disk fails, everything is lost. Make one with: funkstille backup
doctor-playbooks-ok = All { $count } playbooks are sound.
doctor-playbooks-unsound = { $count ->
        [one] The playbook { $path } has one mistake and is not used.
       *[other] The playbook { $path } has { $count } mistakes and is not used.
    } See with: funkstille playbook check
doctor-texts-ok = All texts can be used.
doctor-tone-ok = No text of your own breaks the tone.
doctor-tone-broken = “{ $word }” in { $path } breaks the tone. Choose another word; templates/forbidden.toml says which words do not go where.
doctor-clock-ok = The clock is not behind what was recorded.
doctor-clock-practice = This is a database for practice, with a clock of its own.
doctor-clock-before-file = The file of the database was written later than the clock shows. Set the clock of this computer.
doctor-paused-ok = Nothing is paused.
doctor-paused-yes = { $because ->
        [restored] Everything is paused since { $day }: the database was restored from a backup.
        [new] Everything is paused since { $day }: the installation is new. Look whether clients, letters and accounts are right.
        [copied] Everything is paused since { $day }: the database is a copy or was moved. See to it that no other program sends the same letters.
        [said] Everything is paused since { $day }: “{ $why }”.
       *[other] Everything is paused since { $day }.
    } Nothing leaves until: funkstille resume --reason REASON
doctor-business-ok = The business is { $name }.
doctor-business-missing = The business lacks a value that each letter needs. Set it with: funkstille config set { $key } VALUE
doctor-bank-account-ok = Letters say how to pay.
doctor-bank-account-missing = No bank account is set, and letters about money cannot be written. Set it with: funkstille config set bank-account "YOUR NAME; YOUR IBAN"
doctor-bank-account-wrong = “{ $given }” in your bank account is no IBAN: its check digits or its length are wrong. Set it anew: funkstille config set bank-account "YOUR NAME; YOUR IBAN"
doctor-postal-address-ok = The postal address is set.
doctor-postal-address-missing = No postal address is set; letters on paper need one. Set it with: funkstille config set postal-address "STREET; TOWN"
doctor-calendar-ok = Days are counted in { $zone }, with the holidays of { $region }.
doctor-holidays-ok = Holidays are known up to { $day } and beyond.
doctor-sending-time-ok = Letters leave at { $time }.
doctor-sending-time-outside = Letters would leave at { $time }, but nothing leaves before 08:00 or after 18:00. Set another time, such as: funkstille config set sending-time 09:00
doctor-cases-ok = { $count ->
        [0] No case is open.
        [one] One case is open.
       *[other] { $count } cases are open.
    }
doctor-case-playbooks-missing = { $count ->
        [one] The playbook of case { $names } cannot be read, and nothing is decided in it.
       *[other] The playbooks of { $count } cases cannot be read, and nothing is decided in them: { $names }.
    } See with: funkstille playbook check
doctor-letters-ok = Every letter that is due could be written.
doctor-letters-missing = { $count ->
        [one] The letter of case { $names } is due and could not be written.
       *[other] The letters of { $count } cases are due and could not be written: { $names }.
    } See why with: funkstille today
doctor-addresses-missing = { $count ->
        [one] A client with an open case has no address to write to: { $names }.
       *[other] { $count } clients with open cases have no address to write to: { $names }.
    } Add one with: funkstille client address CLIENT ADDRESS --email
doctor-post-missing = { $count ->
        [one] A letter goes by post too, and the client has no postal address: { $names }.
       *[other] Letters to { $count } clients go by post too, and these have no postal address: { $names }.
    } Add one with: funkstille client address CLIENT "NAME; STREET; TOWN" --post
doctor-invoices-missing = { $count ->
        [one] The invoice of case { $names } is not on file, and its letters must carry it.
       *[other] The invoices of { $count } cases are not on file, and their letters must carry them: { $names }.
    } Add it with: funkstille case invoice CASE FILE

doctor-mailbox-ok = The mailbox { $account } was last read to its end less than a day ago.
doctor-mailbox-failed = { $address } failed when it was read last: { $why } Look where: funkstille account test { $account }
doctor-mailbox-cannot-send = No letter leaves by { $address }: { $why } Once you have changed that: funkstille account test { $account }
doctor-mailbox-copies = { $count ->
    [one] The copy of a letter that left does not lie
   *[other] The copies of { $count } letters that left do not lie
} among the sent mail of { $address }: { $why } It is tried again with each sending; nothing leaves twice.
doctor-mailbox-old = The mailbox { $account } has not been read to its end for { $count } hours. No letter leaves before it is, since an answer may lie in it.
doctor-mailbox-never = The mailbox { $account } was never read to its end. No letter leaves before it is, since an answer may lie in it.

doctor-telling-ok = Receiver { $receiver } at { $host } is reached.
doctor-telling-failing = { $count ->
        [one] Receiver { $receiver } at { $host } did not take one thing that it was told.
       *[other] Receiver { $receiver } at { $host } did not take { $count } things that it was told.
    } Try it with: funkstille tell test { $receiver }
doctor-telling-digest-missed = The digest of { $day } may not have reached you. What it said stands in: funkstille today
doctor-telling-digest-not-left = The digest of { $day } did not leave. Check how your mail leaves: funkstille account test. What it said stands in: funkstille today
