# Was `account` sagt: woher die Mails kommen, und wie man sich dort anmeldet.

cli-account = Woher Ihre Mails gelesen werden
cli-account-add = Ein Postfach hinzufügen; der Server wird gesucht, wenn Sie ihn nicht nennen
cli-account-add-address = Die Adresse, deren Mails darin liegen
cli-account-add-host = Der IMAP-Server
cli-account-add-port = Sein Port [sonst: 993, mit starttls 143]
cli-account-add-security = Wie die Verbindung geschützt ist: tls, starttls oder none (gar nicht; nur auf diesem Rechner) [sonst: tls]
cli-account-add-user = Der Name, unter dem der Server Sie kennt [sonst: die Adresse]
cli-account-add-provider = Sich bei diesem Anbieter mit Token anmelden: google, microsoft oder einer aus Ihrer eigenen Datei
cli-account-add-maildir = Stattdessen ein Maildir auf diesem Rechner lesen
cli-account-add-password-file = Eine Datei mit dem Passwort
cli-account-add-password-stdin = Das Passwort von der Standardeingabe lesen
cli-account-list = Alle Konten auflisten
cli-account-show = Ein Konto zeigen, ohne sein Passwort
cli-account-show-account = Nummer oder Adresse
cli-account-login = Das Passwort neu eingeben oder sich beim Anbieter anmelden
cli-account-login-account = Nummer oder Adresse
cli-account-login-device = Sich mit einem Browser auf einem anderen Gerät anmelden
cli-account-login-password-file = Eine Datei mit dem Passwort
cli-account-login-password-stdin = Das Passwort von der Standardeingabe lesen
cli-account-test = Jeden Schritt ins Postfach ausprobieren und sagen, was zu tun ist, wenn einer scheitert
cli-account-test-account = Nummer oder Adresse
cli-account-remove = Ein Postfach nicht mehr lesen; was gelesen ist, bleibt
cli-account-remove-account = Nummer oder Adresse
cli-account-rekey = Alle Passwörter und Tokens mit einem neuen Schlüssel versiegeln
cli-account-rekey-to = Den neuen Schlüssel in diese Datei legen [sonst: an die Stelle des alten]

value-account = KONTO
value-host = SERVER
value-port = PORT
value-provider = ANBIETER
value-security = SCHUTZ
value-user = BENUTZER

account-ask-password = Passwort von { $user } (wird nicht angezeigt):
account-added = Konto { $account }: { $address } bei { $place }
account-removed = Konto { $account } ist entfernt: { $address } bei { $place }
account-logged-in = Konto { $account }, { $address }: Die Anmeldung ist gespeichert.
account-line = Konto { $account }: { $address } bei { $place }
account-line-server = { $security }; Benutzer: { $user }
account-line-state = { $auth }; { $state }
account-none = Es gibt noch keine Konten. So fügen Sie eins hinzu: funkstille account add ADRESSE
account-next-login = Anmelden mit: funkstille account login { $account }
account-next-test = Ob es funktioniert, zeigt: funkstille account test { $account }
account-key-made = Ein Schlüssel für Passwörter wurde angelegt: { $place }. Bewahren Sie eine Kopie auf, aber nicht bei den Sicherungen. Ohne ihn müssen Sie die Passwörter nach einem Zurückspielen neu eingeben.
account-rekeyed = { $count ->
    [one] Eine Anmeldung ist mit dem neuen Schlüssel versiegelt.
   *[other] { $count } Anmeldungen sind mit dem neuen Schlüssel versiegelt.
}
account-lost = Konto { $account } von Unternehmen { $business } lässt sich mit keinem Schlüssel öffnen. Melden Sie sich neu an: funkstille account login { $account }
account-rekey-to = Der neue Schlüssel liegt in { $file }. Tragen Sie ihn in der Konfiguration unter „key“ ein und entfernen Sie dann den alten.

account-found-document = { $from } nennt den Server { $place }.
account-found-name-servers = Die Nameserver der Domain nennen den Server { $place }.
account-found-known = Das ist eine Adresse bei { $from }; der Server ist { $place }.
account-found-guess = Niemand nennt einen Server; bei den meisten Anbietern wäre es { $place }. Ist es ein anderer, entfernen Sie das Konto und fügen Sie es mit --host neu hinzu.
account-needs-app-password = Dieser Anbieter verlangt für Programme ein eigenes Passwort (App-Passwort). Legen Sie es in seinen Einstellungen an und geben Sie dieses ein.
account-needs-imap-enabled = Dieser Anbieter lässt Programme erst herein, wenn „IMAP“ in seinen Einstellungen eingeschaltet ist.
account-needs-mail-password = Dieser Anbieter hat für Mailprogramme ein anderes Passwort als für seine Website. Geben Sie dieses ein.

account-security-tls = TLS
account-security-starttls = TLS nach STARTTLS
account-security-none = ohne Schutz
account-auth-password = Anmeldung mit Passwort
account-auth-token = Anmeldung mit Token bei { $provider }
account-auth-maildir = ohne Anmeldung
account-state-no-secret = noch nicht angemeldet
account-state-failed = zuletzt gescheitert
account-state-ok = funktioniert
account-state-new = noch nicht gelesen

account-login-browser = Öffnen Sie diese Adresse in einem Browser auf diesem Rechner und stimmen Sie zu: { $address }
account-login-device = Öffnen Sie { $address } in irgendeinem Browser und geben Sie innerhalb von { $minutes } Minuten diesen Code ein: { $code }
account-page-done = Sie sind angemeldet. Dieses Fenster können Sie schließen.
account-page-failed = Das hat nicht geklappt. Warum, sagt das Programm.

account-test-state-ok = ok:
account-test-state-note = Hinweis:
account-test-state-failed = GESCHEITERT:
account-test-settings-ok = Das Konto ist { $user } bei { $place }, { $security }.
account-test-secret-password = Das Passwort ist da.
account-test-secret-token = Das Token ist da und gilt.
account-test-name-ok = { $host } ist bekannt: { $found }
account-test-name-unknown = Die Nameserver kennen { $host } nicht; vielleicht kennt ihn dieser Rechner.
account-test-connection-ok = Der Server antwortet.
account-test-tls-ok = Die Verbindung ist so geschützt, wie sie soll.
account-test-greeting-ok = Es ist ein Mailserver.
account-test-login-ok = Die Anmeldung ist gelungen.
account-test-folders-ok = { $count } Ordner lassen sich lesen; gesendete Mails liegen in { $sent }.
account-test-folders-no-sent = { $count } Ordner lassen sich lesen, und keiner ist als der mit gesendeten Mails zu erkennen. Was Sie anderswo beantworten, kann übersehen werden.
account-test-folders-maildir = { $place } lässt sich lesen: { $count } Nachrichten.
account-test-news-ok = Der Server meldet neue Mails sofort.
account-test-news-missing = Der Server meldet neue Mails nicht (kein IDLE); er wird alle paar Minuten gefragt.
account-test-marks-ok = Der Server zählt Änderungen, sodass nur diese gelesen werden.
account-test-marks-missing = Der Server zählt keine Änderungen (kein CONDSTORE); das Lesen dauert etwas länger.

head-address = Adresse
head-place = Ort
head-state = Zustand

problem-account-unknown = Es gibt kein Konto „{ $given }“. Alle zeigt: funkstille account list
problem-account-many = Mehrere Konten haben die Adresse „{ $given }“. Nennen Sie eins mit seiner Nummer: { $known }.
problem-account-there = Dieses Postfach ist schon da: { $address } ist Konto { $account }.
problem-account-unsafe-server = Der Server „{ $host }“ lässt sich nicht verwenden: Er braucht einen vollständigen Namen, einen Port und TLS; ohne TLS geht nur dieser Rechner selbst (127.0.0.1). Berichtigen Sie --host, --port oder --security.
problem-account-no-maildir = { $path } ist kein Maildir: Die Ordner „cur“ und „new“ fehlen oder lassen sich nicht lesen. Prüfen Sie Pfad und Rechte.
problem-account-other-kind = Bei Konto { $account } meldet man sich nicht so an. Wie, zeigt: funkstille account show { $account }
problem-account-no-secret = Für Konto { $account } gibt es noch keine Anmeldung. Anmelden mit: funkstille account login { $account }
problem-account-bad-password = Das Passwort ist leer oder enthält einen Zeilenumbruch. Prüfen Sie die Datei oder was über die Standardeingabe kam.
problem-account-practice = Diese Datenbank ist zum Üben: Von hier wird keine Verbindung aufgebaut. Nehmen Sie Ihre eigene Datenbank.
problem-account-unknown-provider = Es gibt keinen Anbieter „{ $given }“. Es gibt: { $known }.
problem-account-no-client = Funkstille ist bei „{ $provider }“ noch nicht registriert. Registrieren Sie es dort und tragen Sie client_id in die Datei ein, die „oauth“ in der Konfiguration nennt; docs/accounts.md sagt, wie.
problem-account-bad-file = { $path } ist nicht zu verstehen: { $why }. Berichtigen Sie die Datei; wie sie aussieht, steht in providers/README.md und docs/accounts.md.
problem-account-unreadable = Konto { $account } in der Datenbank ist nicht zu verstehen. Es stammt von einer anderen Version; installieren Sie diese, oder entfernen Sie das Konto und fügen Sie es neu hinzu.
problem-account-no-names = Die Nameserver dieses Rechners sind nicht bekannt. Prüfen Sie sein Netz.

secret-no-key = Der Schlüssel für Passwörter fehlt: { $place }. Legen Sie ihn wieder dorthin. Ist er verloren, geben Sie die Passwörter mit „funkstille account login“ neu ein; dabei entsteht ein neuer Schlüssel, und sonst geht nichts verloren.
secret-not-a-key = Was unter { $place } liegt, ist kein Schlüssel von Funkstille. Legen Sie die richtige Datei dorthin oder räumen Sie diese weg, damit ein neuer Schlüssel entsteht.
secret-file = Die Schlüsseldatei { $path } lässt sich nicht verwenden: { $why }. Prüfen Sie Pfad und Rechte.
secret-other-key = Diese Anmeldung wurde mit einem anderen Schlüssel versiegelt als dem unter { $place }, etwa nach einem Zurückspielen ohne Schlüssel. Legen Sie den alten Schlüssel wieder dorthin oder melden Sie sich mit „funkstille account login“ neu an. Sonst ist nichts verloren.
secret-damaged = Diese Anmeldung ist nicht mehr so, wie sie geschrieben wurde, oder gehört woandershin. Melden Sie sich neu an: funkstille account login
secret-key-is-fixed = Der Schlüssel liegt nicht in einer eigenen Datei und lässt sich dort nicht ersetzen. Nennen Sie mit --to eine Datei für den neuen und tragen Sie sie dann unter „key“ ein.
secret-same-key = In { $place } liegt der Schlüssel, der schon in Gebrauch ist. Nennen Sie eine andere Datei.

oauth-denied = Der Anbieter meldet, dass die Anmeldung abgelehnt wurde. Versuchen Sie es noch einmal und stimmen Sie zu; in einer Organisation muss das Programm vielleicht erst zugelassen werden.
oauth-other-state = Die Antwort im Browser gehört zu einer anderen Anmeldung und wurde nicht verwendet. Beginnen Sie noch einmal und öffnen Sie nur die Adresse, die angezeigt wird.
oauth-expired = Der Code war zu alt oder schon benutzt. Beginnen Sie noch einmal.
oauth-revoked = Die Anmeldung gilt nicht mehr: Der Zugriff wurde entzogen, das Passwort geändert, oder sie wurde lange nicht benutzt. Melden Sie sich neu an: funkstille account login
oauth-bad-client = Der Anbieter kennt dieses Programm unter der eingetragenen client_id nicht, oder das Geheimnis dazu ist falsch. Prüfen Sie beides in der Datei, die „oauth“ in der Konfiguration nennt.
oauth-bad-scope = Der Anbieter gibt keinen Zugriff auf Mails. Erlauben Sie ihn dem Programm in den Einstellungen des Anbieters.
oauth-no-device-login = Bei diesem Anbieter gibt es für Mails keine Anmeldung mit Code. Melden Sie sich ohne --device mit einem Browser auf diesem Rechner an.
oauth-no-browser-login = Bei diesem Anbieter gibt es keine Anmeldung im Browser. Verwenden Sie --device.
oauth-no-refresh-token = Der Anbieter hat den Zugriff nur für kurze Zeit gegeben. Entziehen Sie dem Programm in den Einstellungen des Anbieters den Zugriff und melden Sie sich neu an.
oauth-bad-endpoint = { $url } ist keine Adresse, an die Anmeldungen gehen dürfen: Sie muss mit https:// beginnen. Berichtigen Sie sie in der Datei über Anbieter.
oauth-garbage = Was der Anbieter geantwortet hat, ergibt keinen Sinn (Status { $status }). Prüfen Sie die Adressen in der Datei über Anbieter, und versuchen Sie es später noch einmal.
oauth-refused = Der Anbieter lehnt ab: { $code } { $said }
oauth-nobody-came = Im Browser hat niemand rechtzeitig zugestimmt. Beginnen Sie noch einmal.
oauth-cannot-listen = Dieser Rechner kann nicht auf den Browser warten: { $why }. Verwenden Sie --device, wenn der Anbieter das kennt.
