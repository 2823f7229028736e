# Help of the command line: `cli-COMMAND` says what a command does, `cli-COMMAND-ARGUMENT` what an
# argument means.

cli = Notices when a client goes silent and names the right next step.
cli-json = Print JSON instead of text
cli-language = Language of the text: de or en [default: from LC_ALL, LC_MESSAGES or LANG]
cli-data = A folder whose files win over those of the program: playbooks/, holidays/, jurisdictions/, templates/, locales/
cli-config-file = The configuration file [default: FUNKSTILLE_CONFIG, or else the usual place]
cli-database = The database: a file of SQLite, or postgres://…
cli-business = The number of the business in the database [default: 1]
cli-help = Show this help
cli-version = Show the version

cli-simulate = Play a playbook forward: each step with its day and its reason
cli-simulate-playbook = negotiation, project, payment, or a file of your own that ends in .toml
cli-simulate-from = The day of the unanswered message; for payment, the due date
cli-simulate-region = The region whose public holidays count, such as DE-BE, AT-9, CH-ZH, GB-ENG or US-CA
cli-simulate-due = For payment: the due date; then --from is the day on which the work was delivered
cli-simulate-time-zone = Your time zone, such as Europe/Berlin [default: that of the region]
cli-simulate-client-time-zone = The time zone of the client, who gets nothing before 08:00 or after 18:00 there
cli-simulate-amount = What is owed, such as 1000.00; part payments need it
cli-simulate-event = Something that happens on the way; may be given several times. Kinds: reply, away=LAST-DAY, holding=DAY, bounce, bounce=other, payment, payment=AMOUNT, promise=DAY, dispute, hold=DAY

cli-interest = Compute interest on a claim: each line with its days and rate, and where the numbers come from
cli-interest-rule = de-b2b, de-consumer, at-b2b, at-civil, ch, uk-b2b, eu-b2b, or fixed for a rate that was agreed
cli-interest-principal = What is owed, such as 2380.00
cli-interest-from = The first day that bears interest: the day after the due date
cli-interest-until = The last day that bears interest
cli-interest-days = With fixed: a number of days instead of both dates
cli-interest-rate = With fixed: the agreed rate in percent a year, such as 5.12
cli-interest-currency = With fixed: EUR, CHF, GBP, USD, CZK, DKK, HUF, PLN, RON or SEK
cli-interest-day-count = How days are counted: act/act, act/365, 30/360 or act/360 [default: that of the rule]
cli-interest-payment = A part payment: its day and amount; may be given several times. It goes to costs, then interest, then principal
cli-interest-part = A part of the principal that is due by itself: the first day on which it bears, and its amount; may be given several times, instead of --from
cli-interest-costs = Costs that are owed beside the principal
cli-interest-contract-date = When the contract was made [default: the first day that bears interest]
cli-interest-provisional = Take the last known rate for half-years that the table does not have yet, and say so

cli-playbook = Work with playbooks
cli-playbook-check = Check whether playbooks are sound, and name line and remedy for each problem
cli-playbook-check-files = Playbook files [default: all playbooks of the program]

cli-text = Work with texts of your own
cli-text-check = Check whether a text keeps the tone of its place, and name the words that break it
cli-text-check-file = The text; “-” is standard input
cli-text-check-place = Where it is read or heard: public, voicemail, contact, receipt-check, subject or client [default: public]

cli-casefile = Hand out the file of a case as evidence, and check one
cli-casefile-export = Write everything about a case into one file that anybody can check
cli-casefile-export-case = The id of the case
cli-casefile-export-out = Where to write it [default: print it]
cli-casefile-verify = Check whether a case file is whole; it needs no database
cli-casefile-verify-file = The case file

cli-config = Show and check what is set
cli-config-show = Each setting with its value and where that comes from; without passwords
cli-config-set = Give a value of the business
cli-config-set-key = name, email, phone, postal-address, bank-account, tax-number, court, region, time-zone, days-off, sending-time, signature, switch, tolerance-minor, left-out, deadline, fax-gateway or language
cli-config-set-value = The value; for days-off and left-out also: add PART… or remove PART…; “;” begins a new line of an address; "" takes a value away
cli-config-check = Check whether the configuration is in order, and name place and remedy for each problem

cli-completions = Write completions for a shell
cli-completions-shell = bash, elvish, fish, powershell or zsh

cli-man = Write the manual page
cli-man-folder = A folder that gets one page for each command [default: print the main page]

help-usage = Usage
help-commands = Commands
help-arguments = Arguments
help-options = Options

value-amount = AMOUNT
value-case = CASE
value-command = COMMAND
value-count = COUNT
value-currency = CURRENCY
value-database = DATABASE
value-date = DATE
value-day-count = DAY-COUNT
value-event = DATE:KIND[=VALUE]
value-file = FILE
value-folder = FOLDER
value-language = LANGUAGE
value-name = NAME
value-number = NUMBER
value-payment = DATE:AMOUNT
value-payment-name = PAYMENT
value-percent = PERCENT
value-place = PLACE
value-region = REGION
value-rule = RULE
value-shell = SHELL
value-zone = ZONE
