# What `init` says.

cli-init = Make the database, and say who you are
cli-init-name = Your name or that of your business, as letters show it
cli-init-email = The address that your letters come from
cli-init-region = The region whose public holidays count, such as DE-BE, AT-9, CH-ZH, GB-ENG or US-CA
cli-init-time-zone = Your time zone, such as Europe/Berlin [default: that of the region]
cli-init-phone = Your telephone number, for letters
cli-init-address = Your postal address; “;” begins a new line
cli-init-bank-account = How clients pay: holder, IBAN, BIC; “;” begins a new line
cli-init-tax-number = Your tax number or VAT id
cli-init-court = The court of your own place
cli-init-practice = A database for practice: its clock stands on this day, and nothing ever leaves it

value-lines = LINES
value-phone = PHONE
value-text = TEXT

init-ask-name = Your name or that of your business:
init-ask-email = Your e-mail address:
init-ask-region = Your region, such as DE-BE, AT-9, CH-ZH, GB-ENG or US-CA:
init-made = { $name } is set up in { $database }.
init-practice = This is for practice: it is 08:00 on { $day } there, and nothing ever leaves it.
init-next =
    The program only reminds you for now; it sends nothing itself. Next:
      funkstille client add "Mira Lang" --email mira@example.org
      funkstille config set bank-account "YOUR NAME; YOUR IBAN"
