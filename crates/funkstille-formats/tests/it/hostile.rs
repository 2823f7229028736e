//! Mail that was made to hurt: refused with a reason, or read within bounds.

use funkstille_formats::mail::{self, Signals};

/// The key of the refusal, or the kind of what was read.
fn check(bytes: &[u8], expected: &str) {
    let found = match mail::parse(bytes) {
        Ok(parsed) => {
            let _ = parsed.message();
            let _ = mail::original_message_ids(&parsed);
            mail::classify(&parsed, Signals::builtin()).kind.as_str()
        }
        Err(refusal) => refusal.key(),
    };
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]);
    assert_eq!(found, expected, "{start}");
}

#[test]
fn what_is_no_mail_is_refused() {
    check(b"", "mail-unreadable-empty");
    check(b"\r\n \n", "mail-unreadable-empty");
    check(b"just a text", "mail-unreadable-no-header");
    check(b"a: b\n\nnot a header of mail", "mail-unreadable-no-header");
    check(&[0xFF; 500], "mail-unreadable-no-header");
    check(b"From nobody Mon Jan  1 00:00:00 2026\nSubject: x\n\ny", "reply");
    check(b"\xEF\xBB\xBFSubject: x\n\ny", "reply");
    check(b"Subject: only a header", "reply");
}

#[test]
fn depth_and_number_are_bounded() {
    let nested = "Content-Type: message/rfc822\n\n";
    check(format!("Subject: x\n{}", nested.repeat(300)).as_bytes(), "reply");
    check(format!("Subject: x\n{}", nested.repeat(9_000)).as_bytes(), "mail-unreadable-too-deep");
    let lost = "--x\nContent-Type: multipart/mixed; boundary=nowhere\n\n";
    let head = "Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n";
    let many = format!("{head}{}", lost.repeat(40_000));
    check(many.as_bytes(), "mail-unreadable-too-many-parts");
    let headers = format!("Subject: x\n{}\ny", "X-Autoreply: yes\n".repeat(50_000));
    check(headers.as_bytes(), "auto-reply");
}

#[test]
fn a_large_report_is_a_report() {
    let fields = |i| format!("Final-Recipient: rfc822; u{i}@b.example\nAction: failed\n\n");
    let fields: String = (0..2_000).map(fields).collect();
    let report = format!(
        "From: mailer-daemon@b.example\nContent-Type: multipart/report; boundary=x\n\n\
         --x\nContent-Type: message/delivery-status\n\n{fields}\n--x--\n"
    );
    check(report.as_bytes(), "bounce");
}

#[test]
fn broken_multiparts_do_not_end_the_program() {
    let broken = "Subject: x\nContent-Type: multipart/report; boundary=x\n\n\
        --x\nContent-Type: message/rfc822\n\nSubject: y\nContent-Type: message/rfc822\n\n\
        Subject: z\n\ntext\n--x--\n";
    assert!(mail::parse(broken.as_bytes()).is_ok());
}
