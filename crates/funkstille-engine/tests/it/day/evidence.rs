//! The file of a case says what came in for its invoice, too (docs/dev/ledger.md, *The case file*).

use funkstille_engine::casefile;
use jiff::civil::date;

use super::invoices::{euro, pay, row, with_invoice};
use crate::casefile::check_by_script;

#[tokio::test]
async fn d_06_the_file_of_a_case_has_the_stream_of_its_invoice() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.go_to(date(2026, 3, 17));
    desk.tick().await;
    let paid = ("bank/1", date(2026, 3, 17));
    pay(&mut desk, &invoice, paid, euro("400.00")).await.expect("paid");
    let case = row(&desk, &invoice).await.case.expect("it has a case");
    let exported = casefile::export(&desk.engine, &case).await.expect("a file");
    let stream = format!("\"stream_kind\":\"invoice\",\"stream_id\":\"{invoice}\"");
    let of_invoice: Vec<&str> =
        exported.text.lines().filter(|line| line.contains(&stream)).collect();
    assert!(of_invoice.iter().any(|line| line.contains("payment-received")), "{}", exported.text);
    let verified = casefile::verify(exported.text.as_bytes()).expect("it is whole");
    assert_eq!(verified.case, case);
    check_by_script(exported.text.as_bytes());
    // Whoever changes what came in is found out.
    let changed = exported.text.replacen("40000", "30000", 1);
    assert!(casefile::verify(changed.as_bytes()).is_err());
}
