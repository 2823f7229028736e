# Was `case` zeigt.

case-unreadable = Fall { $case } ({ $client }) ist nicht zu lesen und fehlt hier:
case-letter-waits = Schreiben { $letter } liegt bereit und wartet auf Sie: funkstille review show { $letter }

cli-case = Die Fälle: anlegen, ansehen, sagen, was geschehen ist
cli-case-open = Einen Fall anlegen: jemand hat nicht geantwortet, oder eine Rechnung ist fällig
cli-case-open-client = Nummer, Name oder Adresse des Kunden
cli-case-open-project = Nummer oder Name des Projekts
cli-case-open-playbook = negotiation, project, payment, oder ein eigener [sonst: der passende]
cli-case-open-subject = Wie er heißt: der Betreff Ihrer Mail
cli-case-open-sent-on = Der Tag der Nachricht, auf die niemand geantwortet hat [sonst: heute, oder es zählt die Fälligkeit]
cli-case-open-message-id = Die Message-ID dieser Nachricht
cli-case-open-due = Die Fälligkeit, wie sie auf der Rechnung steht
cli-case-open-amount = Was geschuldet wird, mit Steuer, etwa 1190.00
cli-case-open-currency = Die Währung, etwa EUR oder CHF [sonst: EUR]
cli-case-open-invoice = Die Nummer der Rechnung
cli-case-open-invoiced-on = Das Datum der Rechnung
cli-case-open-file = Die Rechnung selbst, ein PDF; jede Mahnung trägt sie
cli-case-open-done-elsewhere = Der letzte Schritt, den Sie schon getan haben
cli-case-open-on = Der Tag, an dem Sie ihn getan haben
cli-case-list = Die offenen Fälle auflisten: wer, was, seit wann, was als Nächstes kommt
cli-case-list-all = Auch die beendeten
cli-case-show = Einen Fall zeigen: was geschah, was wartet, was noch kommt und warum
cli-case-show-case = Die Nummer des Falls
cli-case-invoice = Die Angaben der Rechnung festhalten und ihre Kopie hinterlegen
cli-case-invoice-case = Die Nummer des Falls
cli-case-invoice-file = Die Rechnung, ein PDF
cli-case-invoice-number = Die Nummer der Rechnung
cli-case-invoice-invoiced-on = Das Datum der Rechnung
cli-case-invoice-due = Die Fälligkeit, wie sie auf der Rechnung steht
cli-case-invoice-amount = Was geschuldet wird, mit Steuer, etwa 1190.00
cli-case-invoice-currency = Die Währung, etwa EUR oder CHF [sonst: EUR]
cli-case-answered = Der Kunde hat geantwortet
cli-case-answered-case = Die Nummer des Falls
cli-case-elsewhere = Der Kunde hat außerhalb des Fadens geschrieben; alle seine Fälle warten auf Ihr Wort
cli-case-elsewhere-case = Die Nummer des Falls
cli-case-judge = Sagen, ob diese Mail den Fall beantwortet
cli-case-judge-case = Die Nummer des Falls
cli-case-judge-answers = yes (ja) oder no (nein)
cli-case-holding = Der Kunde schrieb, dass eine Antwort kommt
cli-case-holding-case = Die Nummer des Falls
cli-case-holding-until = Der Tag, den der Kunde genannt hat [sonst: in 7 Tagen]
cli-case-away = Der Kunde ist abwesend
cli-case-away-case = Die Nummer des Falls
cli-case-away-until = Der letzte Tag der Abwesenheit [sonst: in 7 Tagen]
cli-case-bounced = Ihre letzte Nachricht kam zurück
cli-case-bounced-case = Die Nummer des Falls
cli-case-bounced-step = Der Schritt, dessen Nachricht es war [sonst: die letzte Nachricht]
cli-case-bounced-address = Die Adresse, die es nicht mehr gibt oder an die es ging [sonst: die des Schreibens, sonst die benutzte]
cli-case-bounced-not-accepted = Die Adresse mag stimmen: abgewiesen, zu groß, Postfach voll
cli-case-mended = Eine gute Adresse oder ein anderer Weg ist gefunden
cli-case-mended-case = Die Nummer des Falls
cli-case-resent = Sie haben die letzte Nachricht noch einmal gesendet
cli-case-resent-case = Die Nummer des Falls
cli-case-go-on = Sie haben die Antwort gelesen oder nachgesehen, was gelöscht wurde, und der Plan geht weiter
cli-case-go-on-case = Die Nummer des Falls
cli-case-said-paid = Der Kunde sagt, es sei bezahlt; das Konto entscheidet
cli-case-said-paid-case = Die Nummer des Falls
cli-case-promise = Der Kunde hat die Zahlung zugesagt
cli-case-promise-case = Die Nummer des Falls
cli-case-promise-by = Der zugesagte Tag
cli-case-instalments = Eine Ratenzahlung wurde vereinbart
cli-case-instalments-case = Die Nummer des Falls
cli-case-instalments-parts = Jede Rate: Fälligkeit und Betrag, etwa 2026-04-01:400.00
cli-case-instalments-currency = Die Währung, etwa EUR oder CHF [sonst: EUR]
cli-case-instalments-monthly = Was offen ist, in so vielen gleichen Monatsraten
cli-case-instalments-first = Wann die erste fällig ist
cli-case-instalments-rest-due-if-missed = Es ist vereinbart, dass der ganze Rest fällig wird, wenn eine Rate ausbleibt
cli-case-instalments-interest-goes-on = Es ist vereinbart, dass der Rückstand weiter verzinst wird [sonst: jede Rate ab ihrer eigenen Fälligkeit]
cli-case-dispute = Der Kunde bestreitet die Forderung
cli-case-dispute-case = Die Nummer des Falls
cli-case-undispute = Der Einwand ist geklärt, und die Forderung besteht
cli-case-undispute-case = Die Nummer des Falls
cli-case-hold = Den Fall anhalten
cli-case-hold-case = Die Nummer des Falls
cli-case-hold-until = Bis wann [sonst: bis Sie ihn weitergehen lassen]
cli-case-hold-reason = Warum; das bleibt in der Akte
cli-case-resume = Einen angehaltenen Fall weitergehen lassen
cli-case-resume-case = Die Nummer des Falls
cli-case-resume-reason = Warum; das bleibt in der Akte
cli-case-skip = Den nächsten Schritt überspringen
cli-case-skip-case = Die Nummer des Falls
cli-case-skip-step = Der Schritt
cli-case-skip-reason = Warum; das bleibt in der Akte
cli-case-done = Sie haben den nächsten Schritt selbst getan: gesendet, angerufen
cli-case-done-case = Die Nummer des Falls
cli-case-done-step = Der Schritt
cli-case-taken-over = Alles bis zu einem Schritt war schon getan
cli-case-taken-over-case = Die Nummer des Falls
cli-case-taken-over-step = Der letzte Schritt, der getan war
cli-case-taken-over-on = Der Tag, an dem er getan wurde
cli-case-move-on = Die Anfrage abhaken; der Kunde darf jederzeit wiederkommen
cli-case-move-on-case = Die Nummer des Falls
cli-case-move-on-reason = Warum; das bleibt in der Akte
cli-case-decline = Die Anfrage absagen; das Schreiben dazu wartet auf Sie
cli-case-decline-case = Die Nummer des Falls
cli-case-decline-reason = Warum; das bleibt eine private Notiz, die in keinem Schreiben und keiner Fallakte steht
cli-case-thank = Einen Dank für die Zahlung schreiben
cli-case-thank-case = Die Nummer des Falls
cli-case-write-off = Das Geld ausbuchen
cli-case-write-off-case = Die Nummer des Falls
cli-case-write-off-reason = Warum; das bleibt in der Akte
cli-case-end = Den Fall beenden
cli-case-end-case = Die Nummer des Falls
cli-case-end-reason = Warum; das bleibt in der Akte

help-case-cases = Fälle
help-case-client = Was der Kunde tat
help-case-money = Über das Geld
help-case-you = Was Sie entscheiden
help-case-end = Wie er endet

value-answers = ANTWORT
value-case = FALL
value-currency = WÄHRUNG
value-message-id = MESSAGE-ID
value-part = TAG:BETRAG
value-step = SCHRITT
value-subject = BETREFF

case-none = Es gibt keine offenen Fälle. So legen Sie einen an: funkstille case open KUNDE --subject "Angebot" --sent-on TAG
case-line = Fall { $case }, { $client }, „{ $subject }“: { $standing }
case-line-unread = Fall { $case }: { $standing }
case-head = Fall { $case }: { $client }, „{ $subject }“
case-about = { $stage } · Fahrplan { $playbook } · seit { $day }, { $count ->
    [one] ein Tag
   *[other] { $count } Tage
}
case-project = Projekt: { $project }
case-money = { $number ->
    [none] {""}
   *[other] Rechnung { $number } ·{" "}
}{ $due ->
    [none] {""}
   *[other] fällig { $due } ·{" "}
}{ $balance } von { $amount } unbezahlt
case-tasks = Von Ihnen zu tun: { $tasks }

standing-letter = { $step }: Das Schreiben liegt bereit seit { $day }
standing-approved = { $step }: Das Schreiben ist freigegeben und wartet auf den Versand
standing-task = { $step }: auf Ihrer Liste seit { $day }
standing-next = { $step } am { $day }
standing-ended = { $outcome }, { $day }

head-subject = Worum es geht
head-about = Bereich
head-days = Tage
head-next = Was als Nächstes kommt
head-day = Tag
head-actor = Wer
head-happened = Was geschah
