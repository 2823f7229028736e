# Was `today` zeigt.

cli-today = Zeigen, was heute auf Sie wartet, warum, und was geschieht, wenn Sie nichts tun

today-title = { $count ->
        [0] Heute, { $day }.
        [one] Heute, { $day }: Eines wartet auf Sie.
       *[other] Heute, { $day }: { $count } Dinge warten auf Sie.
    }
today-clock-behind = Die Uhr geht falsch: Der jüngste Eintrag im Hauptbuch ist von { $last }. Stellen Sie sie richtig; bis dahin ist dies die Seite eines anderen Tages, und nichts wird geändert, vorbereitet oder gesendet. Geht sie inzwischen richtig, sagt funkstille doctor, wie es weitergeht.
today-paused = { $because ->
        [restored] ANGEHALTEN seit { $day }: Die Datenbank wurde aus einer Sicherung wiederhergestellt und weiß nicht, was danach hinausging.
        [new] ANGEHALTEN seit { $day }: Die Installation ist neu. Sehen Sie nach, ob Kunden, Schreiben und Konten stimmen.
        [copied] ANGEHALTEN seit { $day }: Die Datenbank ist eine Kopie oder wurde verschoben. Sorgen Sie dafür, dass kein anderes Programm dieselben Schreiben sendet.
        [said] ANGEHALTEN seit { $day }: „{ $why }“.
       *[other] ANGEHALTEN seit { $day }.
    } Nichts geht hinaus bis: funkstille resume --reason GRUND
today-mailbox-old = Das Postfach { $address } wurde zuletzt am { $day } um { $time } Uhr gelesen. Was seitdem kam, ist hier nicht bekannt: Es kann eine Antwort darin liegen. Lesen Sie es zuerst: funkstille sync
today-mailbox-never = Das Postfach { $address } wurde noch nie ganz gelesen. Wer geantwortet hat, ist hier nicht bekannt. Lesen Sie es zuerst: funkstille sync
today-remind-only = Das Programm erinnert nur: Es sendet nichts selbst.
today-not-looked-at = { $count ->
        [one] Ein Fall ist fällig, und es ist noch nichts für ihn vorbereitet.
       *[other] { $count } Fälle sind fällig, und es ist noch nichts für sie vorbereitet.
    } Zuerst: funkstille tick

today-group-answer = ANTWORT DA ({ $count })
today-group-money = GELD ({ $count })
today-group-approve = FREIGEBEN ({ $count })
today-group-send-yourself = SELBST ZU SENDEN ({ $count })
today-group-call = ANRUFEN ({ $count })
today-group-look-around = NACHFORSCHEN ({ $count })
today-group-post = POST, FAX, GERICHT ({ $count })
today-group-unclear = UNGEKLÄRT ({ $count })
today-problems = LIESS SICH NICHT VORBEREITEN ({ $count })
today-leaving = GEHT VON SELBST HINAUS ({ $count })

today-quoted = „{ $text }“
today-silent = { $count ->
        [0] seit heute
        [one] still seit { $count } Tag
       *[other] still seit { $count } Tagen
    }
today-overdue = { $count ->
        [one] { $count } Tag überfällig
       *[other] { $count } Tage überfällig
    }
today-open = { $money } unbezahlt
today-channel-to = { $channel } an { $to }

today-why = Warum heute: { $why }
today-otherwise = Wenn Sie nichts tun: { $otherwise }
today-outcomes = Ergebnisse: { $outcomes }

today-what-answer-to-judge = Eine Antwort ist da
today-what-mail-to-judge = Eine andere Nachricht ist da
today-what-waits-for-bank = Laut Kunde bezahlt
today-what-needs-address = Unter der Adresse ist niemand zu erreichen
today-what-did-not-arrive = Eine Nachricht kam nicht an
today-what-send-again = Noch einmal senden
today-what-dispute = Strittig
today-what-held-by-hand = Angehalten
today-what-entry-erased = Ein Eintrag wurde gelöscht
today-what-needs-due-date = Fälligkeit unbekannt
today-what-nothing-left = Der Plan ist zu Ende
today-what-handed-over = Wird gerade übergeben
today-what-uncertain = Vielleicht schon hinausgegangen
today-what-compare-addresses = Eine Adresse finden, die funktioniert
today-what-call = Anrufen
today-what-find-number = Eine Telefonnummer finden
today-what-confirm-arrival = Anrufen: Ist es angekommen?
today-what-send-rest = Den Rest senden
today-what-post-letter = Drucken und aufgeben
today-what-send-fax = Fax senden
today-what-note-tracking-number = Sendungsnummer notieren
today-what-order-delivery-record = Auslieferungsbeleg anfordern

today-why-since = steht seit { $day } auf Ihrer Liste
today-why-answer-to-judge = Der Kunde hat geantwortet. Eine Mail allein beendet keine Zahlung: Sagen Sie, ob bezahlt wurde, eine Zahlung zugesagt ist, ein Einwand besteht, oder ob der Plan weitergeht.
today-why-mail-to-judge = { $forged ->
    [yes] Im Namen des Kunden kam eine Nachricht, die gefälscht sein kann. Beantwortet sie die Sache?
   *[no] Der Kunde hat an anderer Stelle geschrieben. Beantwortet das die Sache?
}
today-why-waits-for-bank = Der Kunde sagt, er habe bezahlt. Sehen Sie auf dem Konto nach.
today-why-needs-address = { $left ->
    [yes] Ihr Ansprechpartner ist nicht mehr im Unternehmen: Die Adresse liest niemand mehr.
   *[no] Eine Nachricht kam zurück: Unter der Adresse ist niemand zu erreichen.
}
today-why-did-not-arrive = Eine Nachricht wurde nicht angenommen. Finden Sie einen Weg, der funktioniert.
today-why-send-again = Es kam nichts an. Senden Sie Ihre letzte Nachricht noch einmal, an eine Adresse, unter der der Kunde zu erreichen ist.
today-why-dispute = Der Kunde bestreitet die Forderung.
today-why-held-by-hand = Sie haben den Fall angehalten, ohne einen Tag zu nennen, an dem er weitergeht.
today-why-entry-erased = Ein Eintrag wurde gelöscht, der den Plan anhalten oder ändern konnte. Geht der Plan weiter?
today-why-needs-due-date = Der nächste Schritt zählt ab einer Fälligkeit, die nicht bekannt ist.
today-why-nothing-left = Vom Plan ist nichts übrig. Sagen Sie, wie der Fall endet.
today-why-handed-over = Das Schreiben zu { $step } wird gerade übergeben, oder das Programm endete dabei. Was daraus wurde, steht spätestens um { $time } fest; bis dahin ist nichts zu entscheiden.
today-why-handed-over-ended = Das Programm endete, während es das Schreiben zu { $step } übergab. Was davon bekannt ist, findet der nächste Versand heraus.
today-why-uncertain = Niemand weiß, ob das Schreiben zu { $step } hinausging. Sehen Sie im Ordner der gesendeten Mails nach.
today-why-compare-addresses = { $left ->
    [yes] Ihr Ansprechpartner ist nicht mehr im Unternehmen: Die Adresse liest niemand mehr.
   *[no] Eine Nachricht kam zurück: Unter der Adresse ist niemand zu erreichen.
} Fragen Sie den Kunden nach einer anderen, oder suchen Sie eine.
today-why-call = { $left ->
    [yes] Ihr Ansprechpartner ist nicht mehr im Unternehmen: Die Adresse liest niemand mehr.
   *[no] Eine Nachricht kam zurück: Unter der Adresse ist niemand zu erreichen.
}
today-why-no-number = Es ist keine Nummer hinterlegt.
today-why-find-number = Die hinterlegte Nummer war falsch.
today-why-confirm-arrival = Das Schreiben zu { $step } ging am { $day } hinaus. Fragen Sie, ob es angekommen ist.
today-why-send-rest = Das Schreiben zu { $step } ging am { $day } auf einem Weg hinaus, auf den anderen an diesem Tag nicht. Senden Sie es selbst.
today-why-post-letter = Das Schreiben zu { $step } ist freigegeben und liegt seit { $day } zum Drucken bereit. Es gilt erst als gesendet, wenn Sie sagen, an welchem Tag Sie es aufgegeben haben.
today-why-send-fax = Das Schreiben zu { $step } ist freigegeben und liegt seit { $day } als Fax bereit, das kein Dienst für Sie sendet. Es gilt erst als gesendet, wenn Sie es sagen.
today-why-note-tracking-number = Das Schreiben zu { $step } ging am { $day } als Einschreiben hinaus. Die Nummer steht auf dem Einlieferungsbeleg.
today-why-order-delivery-record = Das Schreiben zu { $step } ging am { $day } als Einschreiben hinaus. Nur der unterschriebene Auslieferungsbeleg beweist den Zugang, und es gibt ihn nur begrenzte Zeit.

otherwise-nothing-leaves = Ohne Ihr Wort geht nichts hinaus, und der Plan wartet.
otherwise-send-yourself = Es geht nichts hinaus, und der Plan wartet, bis Sie das Schreiben selbst gesendet haben.
otherwise-window-ends = Es geht nichts hinaus, und seine Tage laufen ab: { $day } ist der letzte.
otherwise-left-undone = Ab { $day } gilt es als nicht erledigt, und der Plan geht mit { $then } weiter.
otherwise-left-undone-and-held = Ab { $day } gilt es als nicht erledigt, und der Fall bleibt angehalten.
otherwise-left-undone-at-the-end = Ab { $day } gilt es als nicht erledigt, und vom Plan ist nichts mehr übrig.
otherwise-stays-until-the-end = Es bleibt auf Ihrer Liste, bis Sie es erledigen oder sagen, wie der Fall endet.
otherwise-nothing-waits = Es bleibt auf Ihrer Liste, und nichts anderes wartet darauf.
otherwise-stays-held = Der Fall bleibt angehalten, und es geht nichts hinaus.
otherwise-all-stay-held = Alle Fälle dieses Kunden bleiben angehalten, und es geht nichts hinaus.
otherwise-goes-on = Der Plan geht ohne das weiter.
otherwise-no-proof = Sie können den Zugang des Schreibens nicht beweisen.
otherwise-never-sent-again = Von selbst wird es nie noch einmal gesendet.

note-holds-back = { $count ->
        [one] Eine weitere Nachricht an diesen Kunden wartet, bis über diese entschieden ist.
       *[other] { $count } weitere Nachrichten an diesen Kunden warten, bis über diese entschieden ist.
    }
note-no-recipient = Es fehlt das Ziel ({ $channel }). Ergänzen Sie eine Adresse beim Kunden.
note-written-for-another-day = Es nennt die Tage eines anderen Tages als dessen, an dem es hinausginge: Wenn Sie es freigeben, wird es neu geschrieben, und Sie lesen es noch einmal.
today-payments = GELD IST DA, UND ES IST NICHT SICHER, WOFÜR ({ $count })
today-payment = { $entry }: { $amount } am { $day }{ $kind ->
        [return] { " " }(zurückgegeben)
       *[payment] { "" }
    }{ $counterparty ->
        [none] { "" }
       *[other] , { $counterparty }
    }, „{ $reference }“
today-do-payment = { $answer ->
        [worth] funkstille payment add { $first } BETRAG --currency { $currency } --on DATUM
        [nothing-yet] funkstille bank match { $entry } --none
       *[pays] { $count ->
            [0] funkstille bank match { $entry } RECHNUNG
           *[other] funkstille bank match { $entry } { $invoices }
        }
    }
today-payment-also = oder: funkstille bank match { $entry } { $invoice }
today-payment-none = { $answer ->
        [worth] danach, oder wenn es keine Rechnung bezahlt: funkstille bank match { $entry } --none
        [nothing-yet] nur, wenn es keine Rechnung bezahlt: Sein Tag ist noch nicht da, und dann wird noch einmal gefragt
       *[pays] oder: funkstille bank match { $entry } --none
    }
note-copied-with-days-of-today = Es nennt die Tage eines anderen Tages. Mit denen von heute schreibt es: funkstille review copy { $letter }
note-without-post = Es soll auch per Post gehen, und keine Postanschrift des Kunden ist eingetragen: So geht es ohne. Eine eintragen: funkstille client address { $client } "NAME; STRASSE; ORT" --post
today-time-barred = { $count ->
    [one] Eine Rechnung verjährt bald oder ist verjährt:
   *[other] { $count } Rechnungen verjähren bald oder sind verjährt:
}
today-time-barred-line = Rechnung { $number }, { $client }: { $past ->
        [past] verjährt seit dem Ende des { $day }
       *[soon] nach dem { $day }
    }
today-undated = { $count ->
    [one] Von einer offenen Rechnung sagt nichts, wann sie fällig ist, und es beginnt kein Fall für sie:
   *[other] Von { $count } offenen Rechnungen sagt nichts, wann sie fällig sind, und es beginnen keine Fälle für sie:
}
today-undated-line = Rechnung { $number }, { $client }: { $amount } seit { $day }. Sagen Sie, wann sie fällig ist: funkstille invoice set { $number } --due TAG, oder --terms TAGE
today-overpaid = { $count ->
    [one] Für eine Rechnung kam mehr, als geschuldet war:
   *[other] Für { $count } Rechnungen kam mehr, als geschuldet war:
}
today-overpaid-line = { $number }: { $amount } zu viel, mit Zahlung { $entry } vom { $day }. Geben Sie es zurück, oder verteilen Sie die Zahlung: funkstille bank match { $entry } --none, dann funkstille bank match { $entry } RECHNUNG RECHNUNG
note-without-claim = Es verlangt nur die Rechnung, ohne Verzugszinsen und Verzugspauschale. Warum, steht hier:
note-mail = Die Nachricht: von { $from }, „{ $subject }“, { $day }.{ $has ->
        [text] { " " }Sie beginnt: „{ $text }“
       *[other] { "" }
    }
note-mail-forged = Der empfangende Server sagt, dass sie nicht von dort kommt, woher sie zu kommen behauptet (DMARC nicht bestanden): Sie kann gefälscht sein. Fragen Sie den Kunden auf anderem Weg, bevor Sie sagen, dass sie antwortet.
note-has-left = { $from } ist nicht mehr im Unternehmen, sagt eine automatische Antwort.{ $count ->
        [0] { "" }
       *[other] { " " }Sie nennt stattdessen: { $addresses }
    }
note-came-back = Zurückgekommen ({ $channel }): { $address }
note-promises-broken = { $count ->
        [one] Eine Zahlungszusage wurde nicht eingehalten.
       *[other] { $count } Zahlungszusagen wurden nicht eingehalten.
    }
note-slow-by-habit = { $count ->
        [one] Antwortet gewöhnlich langsam: meist erst nach { $count } Tag.
       *[other] Antwortet gewöhnlich langsam: meist erst nach { $count } Tagen.
    } Sie können auch absagen.
note-wrote-today = Heute ging schon eine andere Nachricht an diesen Kunden. Höchstens eine am Tag, und vier Tage dazwischen: Senden Sie diese besser später.
note-reached-resend = Bauchgefühl: In Fall { $case } musste die Rechnung noch einmal verschickt werden. Wollen Sie wieder für diesen Kunden arbeiten? Wenn ja, dann zum doppelten Satz, und beginnen Sie erst mit unterschriebenem Vertrag. Wenn nein: funkstille case decline FALL --reason GRUND

today-do-send = funkstille send
today-do-letter = funkstille review show { $letter }
today-do-task = funkstille task done { $case }/{ $task }
today-do-task-outcome = funkstille task done { $case }/{ $task } --outcome ERGEBNIS
today-do-answer-to-judge = funkstille case go-on { $case }
today-do-mail-to-judge = funkstille case judge { $case } --answers yes
today-do-waits-for-bank = funkstille payment add { $case }
today-do-needs-address = funkstille case mended { $case }
today-do-did-not-arrive = funkstille case mended { $case }
today-do-send-again = funkstille case resent { $case }
today-do-dispute = funkstille case undispute { $case }
today-do-held-by-hand = funkstille case resume { $case } --reason GRUND
today-do-entry-erased = funkstille case go-on { $case }
today-do-needs-due-date = funkstille case invoice { $case } --due TAG
today-do-nothing-left = funkstille case end { $case } --reason GRUND
# Was sonst noch geht; nur wo es etwas gibt.
today-also-task = Was zu sagen und zu tun ist: funkstille task show { $case }/{ $task }
today-also-post-letter = Drucken: funkstille review print { $letter } --pdf brief.pdf · gestern aufgegeben: --on TAG · Einschreiben: --number SENDUNGSNUMMER
today-also-send-fax = Drucken: funkstille review print { $letter } --channel fax --pdf fax.pdf
today-also-send-yourself = sein Text: funkstille review copy { $letter } · danach: funkstille review sent { $letter }
today-also-by-hand = von Hand: funkstille review copy { $letter } · danach: funkstille review sent { $letter } · oder: funkstille review skip { $letter } --reason GRUND
today-also-answer-to-judge = oder: funkstille case said-paid { $case } · case promise { $case } --by TAG · case dispute { $case }
today-also-mail-to-judge = oder: funkstille case judge { $case } --answers no
today-also-uncertain = dann: funkstille review arrived { $letter } (angekommen) · oder: funkstille review again { $letter } (nochmals senden)
today-also-waits-for-bank = oder: funkstille case go-on { $case }
today-also-nothing-left = oder: funkstille case write-off { $case } --reason GRUND

today-when = { $day }, { $time } Uhr
today-leaves = { $client } · { $step }, { $channels } · frühestens { $when } (Schreiben { $letter })
today-leaves-now = { $client } · { $step }, { $channels } · bereit seit { $when } (Schreiben { $letter })

today-quiet = Alles ruhig.
today-next-step = Nächste Wiedervorlage: { $day }, { $client }, { $step }.
today-counts = Morgen: { $tomorrow ->
        [0] nichts
        [one] ein Fall
       *[other] { $tomorrow } Fälle
    }; bis Sonntag: { $week ->
        [0] nichts
        [one] ein Fall
       *[other] { $week } Fälle
    }.
