//! What statements said: kept, found again, of one tenant alone.

use funkstille_core::money::{Currency, Money};
use funkstille_store::{
    BankAccount, BankPayment, BankQuestion, BankReturn, PaymentState, TenantId,
};
use jiff::civil::date;

use crate::database::Database;
use crate::make::{TENANT, at, bank_gap, bank_payment, begin_case};

#[tokio::test(flavor = "multi_thread")]
async fn payments_are_kept_found_and_marked_once() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        let first = bank_payment(1);
        let second = BankPayment {
            part: 2,
            amount: Money { minor: -5, currency: Currency::EUR },
            end_to_end_id: None,
            state: PaymentState::Out,
            ..bank_payment(1)
        };
        let third = BankPayment { booked_on: date(2026, 4, 1), ..bank_payment(2) };
        let all = [first.clone(), second.clone(), third.clone()];
        work.add_bank_payments(&all, at(1)).await.expect("adds");
        work.add_bank_payments(&[], at(1)).await.expect("adds nothing");
        let (from, until) = (date(2026, 3, 1), date(2026, 3, 31));
        let found = work.read().bank_entries_between(from, until).await;
        assert_eq!(found, Ok(vec![first.clone()]));
        assert_eq!(work.read().bank_payments_of(1).await, Ok(vec![first.clone(), second.clone()]));
        let open = PaymentState::Open;
        let found = work.read().bank_payments_in(open, (0, 0), 10).await;
        assert_eq!(found, Ok(vec![first.clone(), third.clone()]));
        let found = work.read().bank_payments_in(open, (1, 1), 1).await;
        assert_eq!(found, Ok(vec![third.clone()]));

        assert_eq!(work.mark_bank_payment(&first, PaymentState::Matched).await, Ok(true));
        let again = work.mark_bank_payment(&first, PaymentState::Asked).await;
        assert_eq!(again, Ok(false), "another program was first");
        let matched = BankPayment { state: PaymentState::Matched, ..first };
        let alike = work.read().bank_payments_alike(&third).await;
        assert_eq!(alike, Ok(vec![matched, third]));
        let other = BankPayment { end_to_end_id: None, reference: None, ..bank_payment(9) };
        assert_eq!(work.read().bank_payments_alike(&other).await, Ok(vec![]));
        work.commit().await.expect("commits");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_about_a_payment_goes_with_the_answer() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        let asked = |entry| BankPayment { state: PaymentState::Asked, ..bank_payment(entry) };
        work.add_bank_payments(&[asked(1), asked(2)], at(1)).await.expect("adds");
        let question = |entry, invoice: &str| {
            let (invoice, part, minor) = (invoice.to_owned(), 1, 5_000);
            BankQuestion { entry, part, invoice, minor }
        };
        let all = [question(1, "7"), question(1, "8"), question(2, "8")];
        work.add_bank_questions(&all).await.expect("adds");
        assert_eq!(work.read().bank_questions((1, 1)).await, Ok(all[..2].to_vec()));
        assert_eq!(work.read().bank_questions((0, 9)).await, Ok(all.to_vec()));
        assert_eq!(work.read().bank_questions_about(&["8", "9"]).await, Ok(all[1..].to_vec()));
        assert_eq!(work.mark_bank_payment(&asked(1), PaymentState::Matched).await, Ok(true));
        assert_eq!(work.read().bank_questions((0, 9)).await, Ok(all[2..].to_vec()));
        work.commit().await.expect("commits");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_04_what_was_given_back_is_kept_until_it_is_undone() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        let row = |returned: i64, invoice: Option<&str>, minor| BankReturn {
            returned: (returned, 1),
            origin: (1, 2),
            state: PaymentState::Matched,
            invoice: invoice.map(str::to_owned),
            minor,
        };
        let rows = [row(3, Some("7"), 4_000), row(3, Some("8"), 1_000), row(4, None, 0)];
        work.add_bank_returns(&rows).await.expect("adds");
        assert_eq!(work.read().bank_returns_of((3, 1)).await, Ok(rows[..2].to_vec()));
        assert_eq!(work.read().bank_returns_of((3, 2)).await, Ok(vec![]));
        assert_eq!(work.read().bank_returns_of_origin((1, 2)).await, Ok(rows.to_vec()));
        work.remove_bank_returns((3, 1)).await.expect("removes");
        assert_eq!(work.read().bank_returns_of_origin((1, 2)).await, Ok(rows[2..].to_vec()));
        work.commit().await.expect("commits");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_04_an_account_reaches_as_far_as_its_latest_statement() {
    for database in Database::both().await {
        let other = TenantId(TENANT.0 + 1);
        begin_case(&database.store, TENANT, "a").await;
        begin_case(&database.store, other, "b").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.put_bank_account("DE1", at(5), at(6)).await.expect("puts");
        work.put_bank_account("DE1", at(4), at(7)).await.expect("puts");
        let account =
            BankAccount { account: "DE1".to_owned(), until_at: at(5), imported_at: at(7) };
        assert_eq!(work.read().bank_accounts().await, Ok(vec![account]));
        work.commit().await.expect("commits");
        let mut reading = database.store.read(other).await.expect("reads");
        assert_eq!(reading.bank_accounts().await, Ok(vec![]));
        assert_eq!(reading.bank_payments_of(1).await, Ok(vec![]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_04_what_a_statement_lacks_stays_until_somebody_has_settled_it() {
    for database in Database::both().await {
        let other = TenantId(TENANT.0 + 1);
        begin_case(&database.store, TENANT, "a").await;
        begin_case(&database.store, other, "b").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        let gaps = [bank_gap(2), bank_gap(7)];
        work.add_bank_gaps(&gaps, at(1)).await.expect("adds");
        assert_eq!(work.read().bank_gaps().await, Ok(gaps.to_vec()));
        work.settle_bank_gap(&gaps[0]).await.expect("settles");
        // The same file once more.
        work.add_bank_gaps(&gaps, at(2)).await.expect("adds");
        assert_eq!(work.read().bank_gaps().await, Ok(gaps[1..].to_vec()));
        work.commit().await.expect("commits");
        let mut reading = database.store.read(other).await.expect("reads");
        assert_eq!(reading.bank_gaps().await, Ok(vec![]));
    }
}
