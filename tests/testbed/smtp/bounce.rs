//! What comes back when a message cannot be delivered (RFC 3464).

use super::{Taken, header};

/// The report to the sender; `status` is `5.1.1` or, for a delay, `4.4.1`.
pub(super) fn report(taken: &Taken, to: &str, status: &str) -> String {
    let (action, subject, words) = if status.starts_with('4') {
        ("delayed", "Delayed Mail (still being retried)", "cannot be reached yet")
    } else {
        ("failed", "Undelivered Mail Returned to Sender", "User unknown")
    };
    let text = String::from_utf8_lossy(&taken.bytes);
    let head = text.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n", "\n");
    let ours = header(&taken.bytes, "Message-ID");
    let own = ours.trim_matches(['<', '>']).replace('@', ".");
    format!(
        "From: Mail Delivery System <MAILER-DAEMON@mx.test>\nTo: {from}\nSubject: {subject}\n\
         Message-ID: <report.{own}@mx.test>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"=_report\"\n\n\
         --=_report\nContent-Type: text/plain\n\n<{to}>: {status} {words}\n\n\
         --=_report\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\n\
         Final-Recipient: rfc822; {to}\nAction: {action}\nStatus: {status}\n\
         Diagnostic-Code: smtp; {code} {status} {words}\n\n\
         --=_report\nContent-Type: text/rfc822-headers\n\n{head}\n\n--=_report--\n",
        from = taken.from,
        code = if action == "failed" { "550" } else { "450" },
    )
}
