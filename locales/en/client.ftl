# What `client` shows. Letters are in the language of the client.

cli-client = Who your clients are, and how they are reached
cli-client-add = Add a client
cli-client-add-name = The name on letters
cli-client-add-contact = The person to write to [default: the name of the client]
cli-client-add-letters = The language of letters: de or en [default: your own]
cli-client-add-du = German letters say “du”
cli-client-add-greeting = The whole greeting of letters, where the usual one would be wrong
cli-client-add-debtor = What kind of debtor: business, consumer or public-body
cli-client-add-time-zone = The client’s time zone: nothing goes out before 08:00 or after 18:00 there
cli-client-add-email = An e-mail address; may be given several times
cli-client-add-phone = A telephone number; may be given several times
cli-client-add-fax = A fax number
cli-client-add-address = A postal address; “;” begins a new line
cli-client-add-profile = A page where the person can be found: website, profile
cli-client-list = List all clients
cli-client-show = Show a client with contacts, projects and cases
cli-client-show-client = Number, name or address
cli-client-set = Change name, language, kind of debtor or time zone
cli-client-set-client = Number, name or address
cli-client-set-name = The new name on letters
cli-client-set-letters = The language of letters: de or en
cli-client-set-debtor = What kind of debtor: business, consumer or public-body
cli-client-set-time-zone = The client’s time zone
cli-client-contact = Add a person at a client, or change one
cli-client-contact-client = Number, name or address of the client
cli-client-contact-name = The person: who is known by this name or address is changed
cli-client-contact-billing = Letters about money go to this person
cli-client-contact-project = Letters about the work go to this person
cli-client-contact-du = German letters say “du”
cli-client-contact-sie = German letters say “Sie”
cli-client-contact-greeting = The whole greeting of letters; "" for the usual one
cli-client-contact-rename = The new name of the person
cli-client-contact-email = An e-mail address; may be given several times
cli-client-contact-phone = A telephone number; may be given several times
cli-client-contact-fax = A fax number
cli-client-contact-address = A postal address; “;” begins a new line
cli-client-contact-profile = A page where the person can be found: website, profile
cli-client-address = Add a way to reach a client
cli-client-address-client = Number, name or address of the client
cli-client-address-value = The address, number or page
cli-client-address-contact = The person whose it is [default: the first]
cli-client-address-email = It is an e-mail address
cli-client-address-phone = It is a telephone number
cli-client-address-fax = It is a fax number
cli-client-address-post = It is a postal address; “;” begins a new line
cli-client-address-profile = It is a page where the person can be found
cli-client-address-good-again = Take it although nobody could be reached there: it is good again, for this reason
cli-client-forget = Remove a way to reach a client
cli-client-forget-client = Number, name or address of the client
cli-client-forget-value = The address, number or page
cli-client-do-not-contact = Send a client nothing any more; only you do, by hand
cli-client-do-not-contact-client = Number, name or address of the client
cli-client-do-not-contact-reason = Why; it stays on record
cli-client-do-not-contact-clear = The client may be written to again

value-client = CLIENT
value-debtor = KIND
value-greeting = GREETING
value-reason = REASON
value-url = PAGE
value-way = WAY
value-key = KEY
value-value = VALUE

client-added = Client { $client }: { $name }
client-next =
    Next: funkstille project add { $client } "Website", then funkstille case open --project …
client-none = There are no clients yet. Add one with: funkstille client add "Mira Lang" --email mira@example.org
client-changed = Client { $client } was changed. Letters that waited are written anew.
client-contact-added = Client { $client }: { $name } is a contact now.
client-contact-changed = Client { $client }: { $name } was changed.
client-learned = Client { $client }: { $value } is on file now, and comes first.
client-forgotten = Client { $client }: { $value } is no longer on file.
client-marked = Client { $client } gets nothing any more but what you send by hand.
client-mark-cleared = Client { $client } may be written to again.

client-head = Client { $client }: { $name }
client-about = { $language } · { $debtor }
client-zone = Time zone: { $zone }
client-do-not-contact = DO NOT CONTACT: { $reason }
client-last-message = Last message from you: { $day }
client-no-message = No message from you yet
client-writes = Writes in { $language } ({ $count ->
    [one] one message
   *[other] { $count } messages
})
client-writes-other = Writes in { $language } ({ $count ->
    [one] one message
   *[other] { $count } messages
}). To get letters in it: funkstille client set { $client } --letters { $code }
client-answers = Half of the answers came { $days ->
    [0] on the same day
    [one] within one day
   *[other] within { $days } days
} ({ $count } answers)
client-signs = Writes as “{ $name }” from { $address }. To take the name over: funkstille client contact { $client } { $address } --rename "{ $name }"
client-contact = { "  " }{ $name }{ $role ->
    [billing] , for money
    [project] , for the work
   *[other] {""}
}{ $form ->
    [familiar] , du
   *[formal] {""}
}
client-email = E-mail: { $value }
client-phone = Telephone: { $value }
client-fax = Fax: { $value }
client-post = Post: { $value }
client-profile = Page: { $value }
client-greeting = Greeting: { $value }
client-project = Project { $project }, “{ $title }”: { $stage }

letters-de = letters in German
letters-en = letters in English
language-de = German
language-en = English
debtor-business = business
debtor-consumer = consumer
debtor-public-body = public body
debtor-unknown = kind of debtor unknown

head-number = No.
head-client = Client
head-reach = E-mail
head-debtor = Debtor
head-open-cases = Open
