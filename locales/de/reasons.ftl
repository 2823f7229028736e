# Warum ein Schritt an seinem Tag kommt. Satzteile; mehrere stehen mit Semikolon hintereinander.

reason-after = { $unit ->
        [business] { $count ->
            [one] { $count } Werktag
           *[other] { $count } Werktage
        }
       *[days] { $count ->
            [one] { $count } Tag
           *[other] { $count } Tage
        }
    } nach { $of } vom { $day }
reason-weekday = { $weekday } der Woche nach { $of } vom { $day }
reason-week-over = die Woche mit { $of } ({ $day }) ist vorbei
reason-next-week-over = die Woche mit { $of } ist dann fast vorbei ({ $day }), darum vergeht auch die nächste
reason-after-due = { $unit ->
        [business] { $count ->
            [one] { $count } Werktag
           *[other] { $count } Werktage
        }
       *[days] { $count ->
            [one] { $count } Tag
           *[other] { $count } Tage
        }
    } nach der Fälligkeit vom { $day }
reason-after-deadline = die Frist aus { $of } endet am { $day }
reason-same-day = am selben Tag, zusammen mit { $of }
reason-forward = { $day } ist kein Werktag, darum der nächste
reason-forward-holiday = { $day } ist { $holiday }, darum der nächste Werktag
reason-back-inside = { $day } ist kein Werktag und der nächste wäre zu spät, darum der letzte vorher
reason-back-inside-holiday = { $day } ist { $holiday } und der nächste Werktag wäre zu spät, darum der letzte vorher
reason-after-window = { $day } ist kein Werktag und kein anderer Tag der Spanne ist einer, darum der erste danach
reason-not-before-due = nicht vor Ablauf der Fälligkeit vom { $day }
reason-keeps-order = nicht vor { $of }
reason-waited-holding = wartet bis { $day }, weil der Kunde eine Antwort angekündigt hat
reason-waited-away = wartet bis { $day }, weil der Kunde abwesend ist
reason-waited-promise = wartet bis { $day } auf die zugesagte Zahlung
reason-waited-instalment = wartet bis { $day } auf die nächste Rate
reason-waited-hold = wartet bis { $day }, weil Sie den Fall angehalten haben
reason-waited-content = wartet bis { $day }, weil der Kunde Lebenszeichen gibt
reason-keeps-gap = { $count ->
        [one] mindestens { $count } Tag
       *[other] mindestens { $count } Tage
    } nach Ihrer Nachricht vom { $day }
reason-keeps-demand-gap = { $count ->
        [one] mindestens { $count } Tag
       *[other] mindestens { $count } Tage
    } nach der Zahlungsaufforderung vom { $day }
reason-week-is-full = in der Woche vom { $day } gehen genug Nachrichten hinaus, darum die Woche danach
reason-overdue = { $day } ist vorbei
reason-bounced = Ihre Nachricht kam am { $day } zurück, darum sofort
reason-did-not-arrive = Ihre Nachricht wurde am { $day } nicht angenommen, darum zuerst einen Weg finden, der funktioniert
reason-too-old = { $count ->
        [one] seit { $count } Tag still
       *[other] seit { $count } Tagen still
    }, zu lang zum Nachfassen
reason-wrote-elsewhere = der Kunde hat am { $day } anderswo geschrieben, darum zuerst prüfen, ob das die Antwort ist
reason-due-date-unknown = die Fälligkeit ist nicht bekannt
reason-taken-over = der Schritt davor ({ $of }) geschah anderswo, niemand weiß wann, darum sofort
reason-still-owed = the money may still be owed, so check the account and put the invoice on record
