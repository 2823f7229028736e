# What the program found when it looked around. `$site`, `$host` and `$domain` are names of the internet.

found-writes-from-other = The client last wrote from { $address }, on { $day }; you do not write to that address
found-came-back = Something had come back from { $address }
found-left-company = Nobody reads { $address } any more: its owner has left the company, says an automatic reply
found-domain-took-no-mail = { $domain } took no mail
found-domain-was-gone = { $domain } did not exist
found-domain-unknown = Nobody could say whether { $domain } takes mail
found-no-difference = Nothing spoke against the address
found-site-was-up = The website { $site } was up
found-site-led-elsewhere = The website { $site } led to { $host }
found-site-was-down = The website { $site } was down
found-newest-entry = The newest entry on { $site } was of { $day }
found-people-only = { $site } belongs to a network where only a person looks
found-not-public = { $site } was not looked at: no public address
found-not-secure = { $site } was not looked at: no valid certificate
found-unreachable = { $site } was not looked at: no connection to the internet
found-no-site = No website of their own is known

found-on = { $found } ({ $day })

cli-look = See whether addresses are still right and clients' websites show signs of life
look-line = { $case }: { $found }
look-nothing = There was nothing to look up.
look-done = { $count ->
    [one] Looked around for one case.
   *[other] Looked around for { $count } cases.
}
