# Why a mailbox on a server could not be read: what happened, where, and what to do next.

imap-no-such-host = The server "{ $host }" cannot be found. Check its name and your connection to the internet.
imap-refused = Nobody accepts connections at { $place }. Check the name and port of the server; 993 is usual.
imap-unreachable = { $place } cannot be reached: { $why }. Check your connection to the internet.
imap-no-tls = No server answers with TLS at { $place }. Check the port: 993 is usual for TLS, 143 for STARTTLS.
imap-no-starttls = { $place } does not offer STARTTLS, or somebody in between hides it; nothing was sent. Switch to TLS with port 993.
imap-no-greeting = At { $place } the server says nothing. Where it should speak first, as with STARTTLS, it waits: this is probably a port for TLS, or no server of mail. With TLS from the start (993 is usual): funkstille account set ACCOUNT --security tls. For STARTTLS, 143 is usual.
imap-plain-over-network = Without encryption this program connects to this computer only, not to { $place }. Switch to TLS.
imap-certificate-untrusted = The certificate of { $place } cannot be trusted: { $why ->
        [unknown-issuer] nobody whom this computer trusts has signed it
        [self-signed] it has signed itself
       *[other] { $why }
    }. Check the name of the server. If it is yours, or belongs to an authority of your own, put its certificate (PEM) into a file, and name that as “authorities” in the configuration: funkstille config set authorities FILE
imap-certificate-expired = The certificate of { $place } is no longer or not yet valid. Check date and time of this computer; if they are right, whoever runs the server must renew the certificate.
imap-certificate-other-name = The server shows a certificate that is not valid for "{ $host }". Enter the name that your provider states.
imap-tls = No encrypted connection to { $place } is possible: { $why }. TLS 1.2 or later is needed; ask whoever runs the server.
imap-bad-roots = The certificate of an authority cannot be read: { $why }. Name a file in PEM or DER format, or install the certificates of the system (package ca-certificates).
imap-no-imap = What answers at { $place } is not an IMAP server. Check name and port.
server-said-nothing = it gives no reason
imap-wrong-password = The server does not accept name and password of { $user }: { $says }. Check both. Some providers want the whole address as the name, some an app password.
imap-app-password = The provider wants an app password for { $user }: { $says }. Create one in the settings of your account, and enter it here.
imap-passwords-off = The provider no longer lets { $user } log in with a password: { $says }. Connect the account with OAuth.
imap-password-expired = The password of { $user } has expired: { $says }. Change it at your provider, and enter the new one.
imap-token-refused = The provider no longer accepts the permission for { $user }: { $says }. Connect the account again.
imap-not-allowed = The account { $user } may not use IMAP: { $says }. Switch IMAP on in the settings of the account, or ask whoever manages it.
imap-protection-wanted = The server wants an encrypted connection: { $says }. Switch to TLS.
imap-no-way-to-log-in = The server offers no way to log in that this program knows{ $count ->
        [0] : over this connection it offers none
       *[other] . It offers: { $offered }
    }. Ask your provider for IMAP with a password or OAuth.
imap-too-many = The server lets no further connection in at the moment: { $says }. Close other mail programs, or wait; it is tried again by itself.
imap-unavailable = The server is not available at the moment: { $says }. It is tried again by itself.
imap-unsendable-user = The name of the account has a character that cannot be sent. Type it again.
imap-unsendable-secret = The password has a character that cannot be sent. Type it again.
imap-unsendable-folder = The name of the folder has a character that cannot be sent. Rename it in your mail program.
imap-unsendable-id = The id of the message has a character that cannot be sent. Look for the message in the mailbox yourself.
imap-no-folder = The folder "{ $folder }" cannot be opened: { $says }. Check whether it still exists.
imap-full = The mailbox is full: { $says }. Delete something there, or have it made larger.
imap-refuses = The server refuses { $command }: { $says }. If it stays that way, please report this line.
imap-closed = The server ended the connection. { $says } It is tried again by itself, and nothing is lost.
imap-broken = The connection broke: { $why }. It is tried again by itself, and nothing is lost.
imap-silent = The server did not answer for { $seconds } seconds. It is tried again by itself, and nothing is lost.
imap-garbled-line = The server sent a line without an end. Check whether an IMAP server really runs at this address.
imap-garbled-literal = The server announced data of an impossible size. Check whether an IMAP server really runs at this address.
imap-garbled-too-much = The server sent far more than was asked for; the connection was ended. If it happens again, tell whoever runs the server.
imap-garbled-answer = The answer of the server does not fit the question; the connection was ended. If it happens again, tell whoever runs the server.
