# The configuration: where each setting comes from, and what is wrong with it. `$from` is the flag, the
# variable, or the file with its line.

config-head-key = Key
config-head-value = Value
config-head-from = From
config-of-business = The business { $number } in the database:
config-set = { $is_empty ->
    [yes] { $key } is empty now.
   *[no] { $key } is now: { $value }
}
config-set-cases = { $count ->
    [one] What comes next was worked out anew for one open case.
   *[other] What comes next was worked out anew for { $count } open cases.
}
config-none = –
config-default = default
config-default-from = default, from { $from }

config-in-order = The configuration is in order: what you do is recorded in the ledger as “{ $user }”, for business { $business }.
config-read = The file { $path } was read.
config-no-file = There is no configuration file; it would be { $path }.
config-no-place = There is no configuration file.
config-note = note: { $message }
config-unknown-variable = The variable { $variable } means nothing to this program. Correct its name, or unset it.

config-unusable = The configuration cannot be used:
config-value = { $from }: “{ $key }” cannot be “{ $given }”. It takes { $takes }.
config-type = { $from }: “{ $key }” is { $found }. It takes { $takes }.
config-empty = { $from }: “{ $key }” is empty. Leave it out, or give it a value. It takes { $takes }.
config-control = { $from }: The value of “{ $key }” has a line break or another control character. Write it in one line.
config-no-text = { $from }: The value of “{ $key }” is not text in UTF-8. Write it as such.
config-unreadable = { $from }: For “{ $key }”, { $path } cannot be read: { $why }. Check the name and the permissions.
config-both = { $value } and { $file } are both set, and “{ $key }” has one value. Unset one of them.
config-no-default = There is no place for “{ $key }”: neither HOME nor a folder of the service is known. Set { $variable }.
config-file = { $from }: The configuration file { $path } cannot be read: { $why }. Check the name and the permissions.
config-syntax = { $from }: This is not TOML: { $message }. Correct it; a line looks like language = "en".
config-unknown-key = { $from }: There is no key “{ $given }”. There are: { $known }.

# What a key takes.
config-takes-database = the path of a SQLite file, such as "/srv/funkstille.db", or an address such as "postgres://me@host/name"
config-takes-folder = the path of a folder, such as "/srv/funkstille"
config-takes-file = the path of a file, such as "/srv/oauth.toml"
config-takes-key = the path of a file with the key for passwords, or the key itself
config-takes-language = de or en
config-takes-number = a whole number from 1
config-takes-name = a name, such as "freya"

# What stands in the file in its place.
config-found-string = text in quotes
config-found-integer = a number
config-found-float = a number with a decimal point
config-found-boolean = true or false
config-found-datetime = a date or a time
config-found-array = a list
config-found-table = a section
