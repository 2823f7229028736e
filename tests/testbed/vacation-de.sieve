require ["vacation"];

vacation :days 1 :subject "Abwesenheitsnotiz" text:
Guten Tag,

ich bin bis einschließlich @UNTIL@ im Urlaub und lese meine E-Mails nicht.
In dringenden Fällen hilft Ihnen das Sekretariat weiter.

Freundliche Grüße
.
;
