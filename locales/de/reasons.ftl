# Warum ein Schritt an seinem Tag kommt. Satzteile; mehrere stehen mit Semikolon hintereinander.

reason-after = { $unit ->
        [business] { $count ->
            [one] { $count } Geschäftstag
           *[other] { $count } Geschäftstage
        }
       *[days] { $count ->
            [one] { $count } Tag
           *[other] { $count } Tage
        }
    } nach { $of } vom { $day }
reason-weekday = { $weekday } der Woche nach { $of } vom { $day }
reason-week-over = die Woche mit { $of } ({ $day }) ist vorbei
reason-next-week-over = zu { $of } kam es erst spät in der Woche ({ $day }), darum vergeht auch die nächste
reason-after-due = { $unit ->
        [business] { $count ->
            [one] { $count } Geschäftstag
           *[other] { $count } Geschäftstage
        }
       *[days] { $count ->
            [one] { $count } Tag
           *[other] { $count } Tage
        }
    } nach der Fälligkeit vom { $day }
reason-after-deadline = die Frist aus { $of } endet am { $day }
reason-same-day = am selben Tag, zusammen mit { $of }
reason-forward = { $day } ist kein Geschäftstag, darum der nächste
reason-forward-holiday = { $day } ist { $holiday }, darum der nächste Geschäftstag
reason-back-inside = { $day } ist kein Geschäftstag und der nächste wäre zu spät, darum der letzte davor
reason-back-inside-holiday = { $day } ist { $holiday } und der nächste Geschäftstag wäre zu spät, darum der letzte davor
reason-after-window = { $day } ist kein Geschäftstag und auch kein anderer Tag der Spanne ist einer, darum der erste danach
reason-not-before-due = erst nach der Fälligkeit vom { $day }
reason-keeps-order = nicht vor { $of }
reason-waited-holding = wartet bis { $day }, weil der Kunde eine Antwort angekündigt hat
reason-waited-away = wartet bis { $day }, weil der Kunde abwesend ist
reason-waited-promise = wartet bis { $day } auf die zugesagte Zahlung
reason-waited-instalment = wartet bis { $day } auf die nächste Rate
reason-waited-hold = wartet bis { $day }, weil Sie den Fall angehalten haben
reason-waited-content = wartet bis { $day }, weil der Kunde ein Lebenszeichen gegeben hat
reason-rest-of-message = ging am { $day } auf anderem Weg hinaus; was davon noch nicht aufgegeben war, geht mit den heutigen Beträgen
reason-waits-for-post = wartet bis { $day } darauf, dass Sie das Schreiben zu { $of } aufgeben
reason-keeps-gap = { $count ->
        [one] mindestens { $count } Tag
       *[other] mindestens { $count } Tage
    } nach Ihrer Nachricht vom { $day }
reason-keeps-demand-gap = { $count ->
        [one] mindestens { $count } Tag
       *[other] mindestens { $count } Tage
    } nach der Mahnung vom { $day }
reason-week-is-full = die Woche ab { $day } hat schon genug Nachrichten, darum die Woche danach
reason-other-case-first = der Kunde bekommt eine Nachricht am Tag, und die zu Fall { $case } geht vor; diese folgt später
reason-with-other-case = ein Schreiben zusammen mit Fall { $case }
reason-overdue = war für { $day } vorgesehen
reason-bounced = Ihre Nachricht kam am { $day } zurück, darum sofort
reason-has-left = Ihr Ansprechpartner ist laut einer automatischen Antwort vom { $day } nicht mehr im Unternehmen, darum sofort
reason-did-not-arrive = Ihre Nachricht wurde am { $day } nicht angenommen, darum zuerst einen Weg finden, der funktioniert
reason-too-old = { $count ->
        [one] seit { $count } Tag ohne Antwort
       *[other] seit { $count } Tagen ohne Antwort
    }, zu lange zum Nachfassen
reason-still-owed = das Geld kann noch offen sein: Prüfen Sie das Konto und erfassen Sie dann die Rechnung, von dort geht ihr eigener Plan weiter
reason-wrote-elsewhere = der Kunde hat am { $day } anderswo geschrieben, darum zuerst prüfen, ob das die Antwort ist
reason-due-date-unknown = keine Nachricht nennt eine Fälligkeit, darum ist sie angenommen
reason-skipped = bei { $of } (übersprungen) gerechnet ab { $day }
reason-not-before-skipped = bei { $of } (übersprungen) nicht vor dem { $day }
reason-left-undone = bei { $of } (unerledigt) gerechnet ab { $day }
reason-taken-over = sofort nach { $of }, weil nicht bekannt ist, an welchem Tag das anderswo geschah
