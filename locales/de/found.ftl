# Was das Programm beim Nachsehen fand. `$site`, `$host` und `$domain` sind Namen im Netz.

found-writes-from-other = Der Kunde schrieb zuletzt von { $address }, am { $day }; an diese Adresse schreiben Sie nicht
found-came-back = Von { $address } war etwas zurückgekommen
found-left-company = { $address } liest niemand mehr: Wer die Adresse hatte, ist laut einer automatischen Antwort nicht mehr im Unternehmen
found-domain-took-no-mail = { $domain } nahm keine Mail an
found-domain-was-gone = { $domain } gab es nicht
found-domain-unknown = Ob { $domain } Mail annimmt, war nicht zu erfahren
found-no-difference = Nichts sprach gegen die Adresse
found-site-was-up = Die Website { $site } war zu erreichen
found-site-led-elsewhere = Die Website { $site } leitete zu { $host }
found-site-was-down = Die Website { $site } war nicht zu erreichen
found-newest-entry = Der neueste Beitrag auf { $site } war vom { $day }
found-people-only = { $site } gehört zu einem Netzwerk, in dem nur ein Mensch nachsieht
found-not-public = { $site } wurde nicht angesehen: keine öffentliche Adresse
found-not-secure = { $site } wurde nicht angesehen: kein gültiges Zertifikat
found-unreachable = { $site } wurde nicht angesehen: keine Verbindung ins Netz
found-no-site = Keine eigene Website bekannt

found-on = { $found } ({ $day })

cli-look = Nachsehen, ob Adressen noch stimmen und auf Websites der Kunden etwas geschieht
look-line = { $case }: { $found }
look-nothing = Es gab nichts nachzusehen.
look-done = { $count ->
    [one] Für einen Fall nachgesehen.
   *[other] Für { $count } Fälle nachgesehen.
}
