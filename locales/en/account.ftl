# What `account` says: where mail is read from, and how one logs in there.

cli-account = Where your mail is read from
cli-account-add = Add a mailbox; its server is looked for unless you name it
cli-account-add-address = The address whose mail it holds
cli-account-add-host = The server for IMAP
cli-account-add-port = Its port [default: 993, or 143 with starttls]
cli-account-add-security = How the connection is guarded: tls, starttls, or none (only on this machine) [default: tls]
cli-account-add-user = The name that the server knows you by [default: the address]
cli-account-add-provider = Log in by token at this provider: google, microsoft, or one of your own file
cli-account-add-maildir = Read a Maildir of this machine instead
cli-account-add-password-file = A file with the password
cli-account-add-password-stdin = Read the password from standard input
cli-account-list = List all accounts
cli-account-show = Show an account, without its password
cli-account-show-account = Number or address
cli-account-login = Enter the password anew, or log in at the provider
cli-account-login-account = Number or address
cli-account-login-device = Log in with a browser on another machine
cli-account-login-password-file = A file with the password
cli-account-login-password-stdin = Read the password from standard input
cli-account-test = Try each step on the way into a mailbox, and say what to do where one fails
cli-account-test-account = Number or address
cli-account-remove = Read a mailbox no longer; what was read stays
cli-account-remove-account = Number or address
cli-account-rekey = Seal all passwords and tokens with a new key
cli-account-rekey-to = Put the new key into this file [default: in the place of the old one]

value-account = ACCOUNT
value-host = SERVER
value-port = PORT
value-provider = PROVIDER
value-security = SECURITY
value-user = USER

account-ask-password = Password of { $user } (it is not shown):
account-added = Account { $account }: { $address } at { $place }
account-removed = Account { $account } is removed: { $address } at { $place }
account-logged-in = Account { $account }, { $address }: the login is kept.
account-line = Account { $account }: { $address } at { $place }
account-line-server = { $security }; user: { $user }
account-line-state = { $auth }; { $state }
account-none = There are no accounts yet. Add one with: funkstille account add ADDRESS
account-next-login = Log in with: funkstille account login { $account }
account-next-test = See whether it works with: funkstille account test { $account }
account-key-made = A key for passwords was made: { $place }. Keep a copy of it, and not beside your backups. Without it, passwords have to be entered again after a restore.
account-rekeyed = { $count ->
    [one] One login is sealed with the new key.
   *[other] { $count } logins are sealed with the new key.
}
account-lost = Account { $account } of business { $business } cannot be opened with any key. Log in again with: funkstille account login { $account }
account-rekey-to = The new key is in { $file }. Set “key” in the configuration to it, then remove the old one.

account-found-document = { $from } names the server { $place }.
account-found-name-servers = The name servers of the domain name the server { $place }.
account-found-known = This is an address at { $from }; the server is { $place }.
account-found-guess = Nobody names a server; most hosts would have it at { $place }. If it is another one, remove the account and add it again with --host.
account-needs-app-password = This host wants a password of its own for programs (an app password). Make one in its settings and enter that.
account-needs-imap-enabled = This host lets programs in only after “IMAP” was switched on in its settings.
account-needs-mail-password = This host has a password for mail programs that differs from the one for its website. Enter that.

account-security-tls = TLS
account-security-starttls = TLS after STARTTLS
account-security-none = no protection
account-auth-password = login by password
account-auth-token = login by token at { $provider }
account-auth-maildir = no login
account-state-no-secret = not logged in yet
account-state-failed = failed last time
account-state-ok = works
account-state-new = not read yet

account-login-browser = Open this address in a browser on this machine, and agree: { $address }
account-login-device = Open { $address } in any browser and enter this code within { $minutes } minutes: { $code }
account-page-done = You are logged in. You can close this window.
account-page-failed = That did not work. The program says why.

account-test-state-ok = ok:
account-test-state-note = note:
account-test-state-failed = FAILED:
account-test-settings-ok = The account is { $user } at { $place }, { $security }.
account-test-secret-password = The password is there.
account-test-secret-token = The token is there and counts.
account-test-name-ok = { $host } is found: { $found }
account-test-name-unknown = The name servers do not know { $host }; perhaps this machine does.
account-test-connection-ok = The server answers.
account-test-tls-ok = The connection is guarded as it should be.
account-test-greeting-ok = It is a server of mail.
account-test-login-ok = The login succeeded.
account-test-folders-ok = { $count } folders can be read; sent mail lies in { $sent }.
account-test-folders-no-sent = { $count } folders can be read, and none is known as the one with sent mail. What you answer from elsewhere may be missed.
account-test-folders-maildir = { $place } can be read: { $count } messages.
account-test-news-ok = The server tells of new mail at once.
account-test-news-missing = The server does not tell of new mail (no IDLE); it is asked every few minutes.
account-test-marks-ok = The server counts changes, so that only those are read.
account-test-marks-missing = The server counts no changes (no CONDSTORE); reading takes a little longer.

head-address = Address
head-place = Place
head-state = State

problem-account-unknown = There is no account “{ $given }”. All are shown by: funkstille account list
problem-account-many = Several accounts have the address “{ $given }”. Name one by its number: { $known }.
problem-account-there = This mailbox is there already: { $address } is account { $account }.
problem-account-unsafe-server = The server “{ $host }” cannot be used: it needs a whole name, a port and TLS; without TLS only this machine itself (127.0.0.1). Correct --host, --port or --security.
problem-account-no-maildir = { $path } is no Maildir: the folders “cur” and “new” are missing, or cannot be read. Check the path and the permissions.
problem-account-other-kind = In account { $account } one does not log in that way. See how with: funkstille account show { $account }
problem-account-no-secret = There is no login for account { $account } yet. Log in with: funkstille account login { $account }
problem-account-bad-password = The password is empty or has a line break. Check the file, or what was passed to standard input.
problem-account-practice = This database is for practice: no connection is opened here. Use your own database.
problem-account-unknown-provider = There is no provider “{ $given }”. There are: { $known }.
problem-account-no-client = Funkstille is not registered at “{ $provider }” yet. Register it there, and put client_id into the file that “oauth” in the configuration names; docs/accounts.md says how.
problem-account-bad-file = { $path } cannot be understood: { $why }. Correct it; providers/README.md and docs/accounts.md say what it looks like.
problem-account-unreadable = Account { $account } in the database cannot be understood. It was written by another version; install that one, or remove the account and add it again.
problem-account-no-names = The name servers of this machine are not known. Check its network.

secret-no-key = The key for passwords is not there: { $place }. Put it back. If it is lost, enter the passwords again with “funkstille account login”; a new key is made then, and nothing else is lost.
secret-not-a-key = What is at { $place } is no key of Funkstille. Put the right file there, or move this one away, so that a new key is made.
secret-file = The file of the key, { $path }, cannot be used: { $why }. Check the path and the permissions.
secret-other-key = This login was sealed with another key than the one at { $place }, as after a restore without the key. Put the old key back, or log in again with “funkstille account login”. Nothing else is lost.
secret-damaged = This login is not as it was written, or belongs elsewhere. Log in again with: funkstille account login
secret-key-is-fixed = The key does not lie in a file of its own, so it cannot be replaced there. Name a file for the new one with --to, then set “key” to it.
secret-same-key = { $place } holds the key that is in use already. Name another file.

oauth-denied = The provider says that the login was refused. Try again and agree; in an organisation its administrator may have to allow the program first.
oauth-other-state = The answer in the browser belongs to another login, so it was not used. Begin again, and open only the address that is shown.
oauth-expired = The code was too old or used already. Begin again.
oauth-revoked = The login counts no longer: access was withdrawn, the password changed, or it was not used for long. Log in again with: funkstille account login
oauth-bad-client = The provider does not know this program under the configured client_id, or its secret is wrong. Check both in the file that “oauth” in the configuration names.
oauth-bad-scope = The provider does not give access to mail. Allow it for the program in the provider's settings.
oauth-no-device-login = This provider has no login with a code for mail. Log in with a browser on this machine, without --device.
oauth-no-browser-login = This provider has no login in a browser. Use --device.
oauth-no-refresh-token = The provider gave access for a short time only. Withdraw the program's access in the provider's settings, then log in again.
oauth-bad-endpoint = { $url } is no address that logins may be sent to: it must begin with https://. Correct it in the file about providers.
oauth-garbage = What the provider answered makes no sense (status { $status }). Check the addresses in the file about providers, and try again later.
oauth-refused = The provider refuses: { $code } { $said }
oauth-nobody-came = Nobody agreed in the browser in time. Begin again.
oauth-cannot-listen = This machine cannot wait for the browser: { $why }. Use --device, if the provider has that.
