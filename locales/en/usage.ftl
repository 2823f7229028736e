# Mistakes on the command line.

usage-error = error: { $message }
usage-unknown-argument = There is no argument “{ $given }”.
usage-unknown-command = There is no command “{ $given }”.
usage-missing = Missing: { $arguments }.
usage-missing-command = A command is missing. There are: { $known }.
usage-needs-value = { $argument } needs a value.
usage-value-not-one-of = { $argument } cannot be “{ $given }”. Possible: { $known }.
usage-value = { $argument } cannot be “{ $given }”.
usage-value-no-number = { $argument } cannot be “{ $given }”: it takes a whole number.
usage-value-outside = { $argument } cannot be “{ $given }”: it takes { $least } to { $most }.
usage-takes-no-value = { $argument } takes no value.
usage-twice = { $argument } may be given only once.
usage-together = { $argument } and { $other } cannot be given together.
usage-no-text = An argument is not text in UTF-8.
usage-other = This cannot be understood: { $message }
usage-similar = Did you mean “{ $similar }”?
usage-hint = “{ $command } --help” shows what there is.
