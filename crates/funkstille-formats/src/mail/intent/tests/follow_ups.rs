use super::Is::{FollowUp, NoFollowUp};
use super::check;
use crate::mail::intent::FollowUp::{
    CheckIn, Demand, FinalNotice, LastCheckIn, ReceiptCheck, Resend, WorkPaused,
};

#[test]
fn check_ins() {
    check(&[
        ("I'm just checking in on the quote I sent last week.", FollowUp(CheckIn)),
        ("Any news on this?", FollowUp(CheckIn)),
        ("Did you get a chance to look at the draft?", FollowUp(CheckIn)),
        ("Following up on my email of Monday.", FollowUp(CheckIn)),
        ("I haven't heard back from you yet.", FollowUp(CheckIn)),
        ("Just a gentle reminder that I need the texts.", FollowUp(CheckIn)),
        ("Ich wollte kurz nachhaken, ob Sie schon entschieden haben.", FollowUp(CheckIn)),
        ("Haben Sie meine Mail vom Montag erhalten?", FollowUp(CheckIn)),
        ("Haben Sie das Angebot erhalten?", FollowUp(CheckIn)),
        ("Gibt es schon Neuigkeiten?", FollowUp(CheckIn)),
        ("Konntest du dir den Entwurf schon ansehen?", FollowUp(CheckIn)),
        ("Leider habe ich noch nichts von Ihnen gehört.", FollowUp(CheckIn)),
        ("Darf ich Sie an meine Mail von letzter Woche erinnern?", FollowUp(CheckIn)),
        ("Haben Sie noch Fragen zu meinem Angebot?", FollowUp(CheckIn)),
        ("Gibt es noch Fragen zum Angebot?", FollowUp(CheckIn)),
        ("Do you have any questions about my quote?", FollowUp(CheckIn)),
        ("Are there any further questions about the proposal?", FollowUp(CheckIn)),
        ("Hi Tom, did you have any other questions on our latest draft?", FollowUp(CheckIn)),
    ]);
}

#[test]
fn last_check_ins_and_pauses() {
    check(&[
        ("You seem quite busy, so this will be my last check-in.", FollowUp(LastCheckIn)),
        ("This is my final follow-up on the quote.", FollowUp(LastCheckIn)),
        ("I won't bother you again after this.", FollowUp(LastCheckIn)),
        (
            "If I don't hear from you, I'll assume you're no longer interested.",
            FollowUp(LastCheckIn),
        ),
        ("Das ist meine letzte Nachfrage in dieser Sache.", FollowUp(LastCheckIn)),
        ("Danach melde ich mich nicht mehr.", FollowUp(LastCheckIn)),
        ("Ich werde mich dann nicht mehr melden.", FollowUp(LastCheckIn)),
        ("I am pausing all work on the project until I hear from you.", FollowUp(WorkPaused)),
        ("The project is on hold until then.", FollowUp(WorkPaused)),
        ("Ich unterbreche die Arbeit am Projekt, bis ich von Ihnen höre.", FollowUp(WorkPaused)),
        ("Bis dahin ruht das Projekt, die Arbeiten habe ich eingestellt.", FollowUp(WorkPaused)),
    ]);
}

#[test]
fn about_work_and_money() {
    check(&[
        ("Did you receive the invoice and the final files?", FollowUp(ReceiptCheck)),
        ("I just want to make sure that my invoice reached you.", FollowUp(ReceiptCheck)),
        ("Ist meine Rechnung gut bei Ihnen angekommen?", FollowUp(ReceiptCheck)),
        ("Haben Sie die Druckdaten und die Rechnung erhalten?", FollowUp(ReceiptCheck)),
        ("Attached is a copy of the invoice, which may have been overlooked.", FollowUp(Resend)),
        ("This is a friendly payment reminder.", FollowUp(Resend)),
        ("Invoice 2026-014 was due on 3 May and is still unpaid.", FollowUp(Resend)),
        ("Zahlungserinnerung: unsere Rechnung ist noch offen.", FollowUp(Resend)),
        ("Sicher ist die Rechnung nur untergegangen.", FollowUp(Resend)),
        ("Bisher konnte ich leider keinen Zahlungseingang feststellen.", FollowUp(Resend)),
        ("Mahnung zur Rechnung 2026-014", FollowUp(Demand)),
        ("If you do not pay, I will take legal action.", FollowUp(Demand)),
        ("Sonst leite ich rechtliche Schritte ein.", FollowUp(Demand)),
        ("Hinzu kommen Verzugszinsen und die Verzugspauschale.", FollowUp(Demand)),
        ("Letzte Mahnung", FollowUp(FinalNotice)),
        ("This is a final notice before I go to small claims court.", FollowUp(FinalNotice)),
        ("Letter before action: invoice 2026-014", FollowUp(FinalNotice)),
        ("Mir bleibt keine andere Wahl, als gerichtlich vorzugehen.", FollowUp(FinalNotice)),
    ]);
}

#[test]
fn what_is_no_follow_up() {
    check(&[
        ("Vielen Dank für Ihre Nachfrage.", NoFollowUp),
        ("Here is the last draft.", NoFollowUp),
        ("I'll follow up with the invoice next week.", NoFollowUp),
        ("Attached is the invoice for March.", NoFollowUp),
        ("Anbei die Rechnung für den März.", NoFollowUp),
        ("Ich melde mich morgen.", NoFollowUp),
        ("Das ist die letzte Korrekturrunde.", NoFollowUp),
        ("The payment has arrived, the invoice is settled.", NoFollowUp),
        ("Attached is my quote for the new website.", NoFollowUp),
        ("Could you send me the texts by Friday?", NoFollowUp),
        ("If you have any questions about my quote, just ask.", NoFollowUp),
        ("Any questions? Just ask!", NoFollowUp),
    ]);
}
