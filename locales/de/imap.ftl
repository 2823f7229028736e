# Warum ein Postfach auf einem Server nicht gelesen werden konnte: was geschah, wo, und was als Nächstes zu tun ist.

imap-no-such-host = Der Server „{ $host }“ ist nicht zu finden. Prüfen Sie seinen Namen und die Verbindung zum Internet.
imap-refused = Unter { $place } nimmt niemand Verbindungen an. Prüfen Sie Namen und Port des Servers; üblich ist 993.
imap-unreachable = { $place } ist nicht zu erreichen: { $why }. Prüfen Sie die Verbindung zum Internet.
imap-no-tls = Unter { $place } antwortet kein Server mit TLS. Prüfen Sie den Port: Für TLS ist 993 üblich, für STARTTLS 143.
imap-no-starttls = { $place } bietet kein STARTTLS an, oder jemand dazwischen unterdrückt es; es wurde nichts gesendet. Stellen Sie auf TLS mit Port 993 um.
imap-no-greeting = Unter { $place } sagt der Server nichts. Wo er zuerst sprechen sollte, wie bei STARTTLS, wartet er: Das ist wohl ein Port für TLS, oder kein Mailserver. Mit TLS von Anfang an (üblich ist 993): funkstille account set KONTO --security tls. Für STARTTLS ist 143 üblich.
imap-plain-over-network = Ohne Verschlüsselung verbindet sich das Programm nur mit diesem Rechner selbst, nicht mit { $place }. Stellen Sie auf TLS um.
imap-certificate-untrusted = Dem Zertifikat von { $place } ist nicht zu trauen: { $why ->
        [unknown-issuer] Niemand, dem dieser Rechner vertraut, hat es unterschrieben
        [self-signed] Es hat sich selbst unterschrieben
       *[other] { $why }
    }. Prüfen Sie den Namen des Servers. Ist es Ihr eigener, oder gehört er zu einer eigenen Zertifizierungsstelle, dann legen Sie das Zertifikat (PEM) in eine Datei, und nennen Sie diese in der Konfiguration als „authorities“: funkstille config set authorities DATEI
imap-certificate-expired = Das Zertifikat von { $place } gilt nicht mehr oder noch nicht. Prüfen Sie Datum und Uhrzeit dieses Rechners; stimmen sie, dann muss der Betreiber des Servers das Zertifikat erneuern.
imap-certificate-other-name = Der Server zeigt ein Zertifikat, das nicht für „{ $host }“ gilt. Tragen Sie den Namen ein, den der Anbieter nennt.
imap-tls = Mit { $place } kommt keine verschlüsselte Verbindung zustande: { $why }. Nötig ist TLS 1.2 oder neuer; fragen Sie den Betreiber des Servers.
imap-bad-roots = Das Zertifikat einer Zertifizierungsstelle lässt sich nicht lesen: { $why }. Nennen Sie eine Datei im Format PEM oder DER, oder installieren Sie die Zertifikate des Systems (Paket ca-certificates).
imap-no-imap = Unter { $place } antwortet etwas anderes als ein IMAP-Server. Prüfen Sie Namen und Port.
server-said-nothing = ein Grund wird nicht genannt
imap-wrong-password = Der Server nimmt Name und Passwort von { $user } nicht an: { $says }. Prüfen Sie beides. Manche Anbieter verlangen die ganze Adresse als Namen, manche ein App-Passwort.
imap-app-password = Für { $user } verlangt der Anbieter ein App-Passwort: { $says }. Legen Sie in den Einstellungen Ihres Kontos eines an, und tragen Sie es hier ein.
imap-passwords-off = Für { $user } lässt der Anbieter keine Anmeldung mit Passwort mehr zu: { $says }. Verbinden Sie das Konto über OAuth.
imap-password-expired = Das Passwort von { $user } ist abgelaufen: { $says }. Ändern Sie es beim Anbieter, und tragen Sie das neue ein.
imap-token-refused = Der Anbieter nimmt die Freigabe für { $user } nicht mehr an: { $says }. Verbinden Sie das Konto neu.
imap-not-allowed = Das Konto { $user } darf IMAP nicht benutzen: { $says }. Schalten Sie IMAP in den Einstellungen des Kontos ein, oder fragen Sie den, der es verwaltet.
imap-protection-wanted = Der Server verlangt eine verschlüsselte Verbindung: { $says }. Stellen Sie auf TLS um.
imap-no-way-to-log-in = Der Server bietet keine Anmeldung an, die dieses Programm beherrscht{ $count ->
        [0] : über diese Verbindung bietet er keine
       *[other] . Er bietet: { $offered }
    }. Fragen Sie den Anbieter nach IMAP mit Passwort oder OAuth.
imap-too-many = Der Server lässt zurzeit keine weitere Verbindung zu: { $says }. Schließen Sie andere Mailprogramme, oder warten Sie; es wird von selbst wieder versucht.
imap-unavailable = Der Server ist zurzeit nicht verfügbar: { $says }. Es wird von selbst wieder versucht.
imap-unsendable-user = Der Name des Kontos enthält ein Zeichen, das sich nicht senden lässt. Tippen Sie ihn neu ein.
imap-unsendable-secret = Das Passwort enthält ein Zeichen, das sich nicht senden lässt. Tippen Sie es neu ein.
imap-unsendable-folder = Der Name des Ordners enthält ein Zeichen, das sich nicht senden lässt. Benennen Sie ihn im Mailprogramm um.
imap-unsendable-id = Die Kennung der Nachricht enthält ein Zeichen, das sich nicht senden lässt. Suchen Sie die Nachricht selbst im Postfach.
imap-no-folder = Der Ordner „{ $folder }“ lässt sich nicht öffnen: { $says }. Prüfen Sie, ob es ihn noch gibt.
imap-full = Das Postfach ist voll: { $says }. Löschen Sie dort etwas, oder lassen Sie es vergrößern.
imap-refuses = Der Server lehnt { $command } ab: { $says }. Bleibt es dabei, dann melden Sie bitte diese Zeile.
imap-closed = Der Server hat die Verbindung beendet. { $says } Es wird von selbst wieder versucht, und es geht nichts verloren.
imap-broken = Die Verbindung ist abgerissen: { $why }. Es wird von selbst wieder versucht, und es geht nichts verloren.
imap-silent = Der Server hat { $seconds } Sekunden lang nicht geantwortet. Es wird von selbst wieder versucht, und es geht nichts verloren.
imap-garbled-line = Der Server hat eine Zeile ohne Ende gesendet. Prüfen Sie, ob unter dieser Adresse wirklich ein IMAP-Server läuft.
imap-garbled-literal = Der Server hat Daten von unmöglicher Größe angekündigt. Prüfen Sie, ob unter dieser Adresse wirklich ein IMAP-Server läuft.
imap-garbled-too-much = Der Server hat viel mehr gesendet, als gefragt war; die Verbindung wurde beendet. Wiederholt es sich, dann melden Sie es dem Betreiber des Servers.
imap-garbled-answer = Die Antwort des Servers passt nicht zur Frage; die Verbindung wurde beendet. Wiederholt es sich, dann melden Sie es dem Betreiber des Servers.
