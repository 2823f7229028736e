# What `backup` and `restore` say.

cli-backup = Write everything into one file and check it
cli-backup-file = Where to write it [default: a name with date and time in the folder for backups]
cli-backup-verify = Only check the file: whether it is whole and holds what was written into it

cli-restore = Make a database from a backup; it is paused
cli-restore-file = The backup
cli-restore-into = The database that is made; nothing may be there yet [default: the one of the configuration]

backup-made = The backup is written and checked: { $file }
backup-whole = The backup is whole: { $file }
backup-bad = This is no good backup: { $file }. { $why }
backup-holds = It holds { $rows } rows and { $entries } entries of the ledger.
backup-head = The ledger of business { $business } ends at entry { $head }.
backup-out-of-step = The rows of some tables do not follow from the ledger. Make them again with: funkstille doctor --rebuild
backup-before-upgrade = The database had version { $found } and now has version { $known }. Before that it was kept as { $file }.

restore-done = { $file } was restored and checked: { $database }
restore-next =
    It is paused: what left after the backup was made is not known to it. Look at it first:
      funkstille today
    Once nobody else works with the same data, let it go on:
      funkstille resume --reason "moved to this computer" --other-stopped
