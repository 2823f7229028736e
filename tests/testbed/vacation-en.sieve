require ["vacation"];

vacation :days 1 :subject "Out of office" text:
Hello,

I am out of the office until and including @UNTIL@ and do not read my e-mail.
In urgent matters the front desk will help you.

Kind regards
.
;
