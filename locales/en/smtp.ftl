# Why a server did not take a message, or what came instead of its answer. Whether the message is sent is not said here, but
# in the sentence before.

smtp-no-such-host = The server "{ $host }" cannot be found. Check its name and your connection to the internet.
smtp-refused = Nobody accepts connections at { $place }. Check the name and port of the server; 465 and 587 are usual.
smtp-unreachable = { $place } cannot be reached: { $why }. Check your connection to the internet.
smtp-no-tls = No server answers with TLS at { $place }. Check the port: 465 is usual for TLS, 587 for STARTTLS.
smtp-no-starttls = { $place } does not offer STARTTLS, or somebody in between hides it; neither password nor message was sent. Switch to TLS with port 465.
smtp-no-greeting = At { $place } the server says nothing. Where it should speak first, as with STARTTLS, it waits: this is probably a port for TLS, or no server of mail. Switch to TLS (465 is usual), or check the port: 587 is usual for STARTTLS.
smtp-plain-over-network = Without encryption this program connects to this computer only, not to { $place }. Switch to TLS.
smtp-certificate-untrusted = The certificate of { $place } cannot be trusted: { $why ->
        [unknown-issuer] nobody whom this computer trusts has signed it
        [self-signed] it has signed itself
       *[other] { $why }
    }. Check the name of the server. If it is yours, or belongs to an authority of your own, put its certificate (PEM) into a file, and name that as “authorities” in the configuration: funkstille config set authorities FILE
smtp-certificate-expired = The certificate of { $place } is no longer or not yet valid. Check date and time of this computer; if they are right, whoever runs the server must renew the certificate.
smtp-certificate-other-name = The server shows a certificate that is not valid for "{ $host }". Enter the name that your provider states.
smtp-tls = No encrypted connection to { $place } is possible: { $why }. TLS 1.2 or later is needed; ask whoever runs the server.
smtp-bad-roots = The certificate of an authority cannot be read: { $why }. Name a file in PEM or DER format, or install the certificates of the system (package ca-certificates).
smtp-no-smtp = What answers at { $place } is not a server that takes mail. Check name and port.
smtp-wrong-password = The server does not accept name and password of { $user }: { $says }. Check both. Some providers want the whole address as the name, some an app password.
smtp-app-password = The provider wants an app password for { $user }: { $says }. Create one in the settings of your account, and enter it here.
smtp-passwords-off = The provider no longer lets { $user } log in with a password: { $says }. Connect the account with OAuth.
smtp-password-expired = The password of { $user } has expired: { $says }. Change it at your provider, and enter the new one.
smtp-token-refused = The provider no longer accepts the permission for { $user }: { $says }. Connect the account again.
smtp-not-allowed = The account { $user } may not send in this way: { $says }. Switch SMTP on in the settings of the account, or ask whoever manages it.
smtp-protection-wanted = The server wants an encrypted connection: { $says }. Switch to TLS.
smtp-no-way-to-log-in = The server offers no way to log in that this program knows{ $count ->
        [0] : over this connection it offers none
       *[other] . It offers: { $offered }
    }. Ask your provider for SMTP with a password or OAuth.
smtp-too-many = The server lets no further connection in at the moment: { $says }. Close other mail programs, or wait.
smtp-unavailable = The server is not available at the moment: { $says }.
smtp-unsendable-user = The name of the account has a character that cannot be sent. Type it again.
smtp-unsendable-secret = The password has a character that cannot be sent. Type it again.
smtp-closed = The server ended the connection. { $says }
smtp-broken = The connection broke: { $why }.
smtp-silent = The server did not answer for { $seconds } seconds.
smtp-garbled-line = The server sent a line without an end. Check whether a server that takes mail really runs at this address.
smtp-garbled-too-much = The server answered much more than there was to ask; the connection was ended. If it happens again, tell whoever runs the server.
smtp-garbled-answer = The answer of the server does not fit the question; the connection was ended. If it happens again, tell whoever runs the server.
smtp-greeting-later = The server takes nobody at the moment: { $says }.
smtp-greeting-never = The server turns us away: { $says }. Check whether it is the server that your provider states for outgoing mail.
smtp-hello-later = The server does not want to talk to us at the moment: { $says }.
smtp-hello-never = The server does not want to talk to us: { $says }. Check whether it is the server that your provider states for outgoing mail.
smtp-sender-later = The server takes nothing from this sender at the moment: { $says }.
smtp-sender-never = The server takes nothing from this sender: { $says }. Check whether the account may send under this address.
smtp-recipient-later = The server takes nothing for the recipient at the moment: { $says }.
smtp-recipient-never = The server takes nothing for the recipient: { $says }. Check the address.
smtp-start-later = The server does not take the message at the moment: { $says }.
smtp-start-never = The server does not take the message: { $says }.
smtp-message-later = The server read the message and does not want it at the moment: { $says }.
smtp-message-never = The server read the message and refused it: { $says }. Change what it objects to, or send it another way.
smtp-too-large = The message has { $size } bytes, and the server takes { $most } at most. Remove an attachment or make it smaller.
smtp-needs-utf8 = The address "{ $address }" has letters before the @ that this server does not carry (SMTPUTF8). Ask for another address, or send through another provider.
smtp-needs-eight-bit = The message has characters that this server does not carry (8BITMIME). Send through another provider.
smtp-bad-address = "{ $address }" is no e-mail address. Correct it.
smtp-zero-byte = The message has a zero character, which no server takes. Remove it.
