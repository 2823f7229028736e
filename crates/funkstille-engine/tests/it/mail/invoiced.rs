//! A mail with an invoice that nobody answered, and the invoice itself: one silence, one case.

use funkstille_core::money::{Currency, Money};
use funkstille_engine::cases::{self, CaseOverview, Terms};
use funkstille_engine::invoices::{self, InvoiceFacts, NewInvoice};
use funkstille_engine::{Error, Problem, error::InvoiceProblem};
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Post, mail};
use crate::day::desk::{Desk, pdf};

const SENT_ON: Date = date(2026, 3, 4);
const DUE: Date = date(2026, 3, 18);
const TODAY: Date = date(2026, 3, 10);
const AFTER: Date = date(2026, 3, 19);

fn new(client: &str, number: &str) -> NewInvoice {
    NewInvoice {
        client: client.to_owned(),
        number: number.to_owned(),
        issued_on: SENT_ON,
        amount: Money::parse("1000.00", Currency::EUR).expect("an amount"),
        facts: InvoiceFacts { due_on: Some(DUE), file: Some(pdf()), ..InvoiceFacts::default() },
    }
}

/// A mail with this subject went out and was not answered; gives the case that it opened.
async fn sent(post: &mut Post, subject: &str) -> String {
    let asks = "Hallo Frau Lang,\r\n\r\nanbei die Rechnung. Bitte überweisen Sie den Betrag.";
    let letter = mail("invoice@weber.example", (ME, MIRA), SENT_ON).on(subject).says(asks);
    post.sent(letter.flagged("\\Flagged")).await;
    let opened = post.notice().await.opened;
    assert_eq!(opened.len(), 1, "{subject}");
    opened.into_iter().next().expect("a case")
}

async fn client_of(post: &Post, case: &str) -> String {
    overview(post, case).await.matter.client
}

async fn overview(post: &Post, case: &str) -> CaseOverview {
    CaseOverview::load(&post.desk.engine, case, post.desk.moment.now).await.expect("a case")
}

async fn add(post: &mut Post, new: &NewInvoice) -> String {
    let desk = &mut post.desk;
    invoices::add(&desk.engine, &mut desk.moment, new).await.expect("an invoice")
}

/// What a tick says of invoices. A case that names none says besides that its letter lacks one.
async fn unclear(desk: &mut Desk) -> Vec<Error> {
    let problems = desk.tick().await.problems.into_iter().map(|(_, error)| error);
    problems.filter(|error| matches!(error, Error::Problem(_))).collect()
}

async fn case_of(post: &Post, invoice: &str) -> Option<String> {
    let mut reading = post.desk.engine.read().await.expect("reads");
    let rows = reading.invoice_rows(&[invoice]).await.expect("reads");
    rows.into_iter().next().expect("an invoice").case
}

async fn open_cases(post: &Post) -> usize {
    let mut reading = post.desk.engine.read().await.expect("reads");
    reading.cases("", 100).await.expect("reads").len()
}

#[tokio::test]
async fn an_invoice_joins_the_case_that_its_mail_opened() {
    let mut post = Post::new(TODAY).await;
    let case = sent(&mut post, "Rechnung V-1").await;
    let client = client_of(&post, &case).await;
    let invoice = add(&mut post, &new(&client, "V-1")).await;
    assert_eq!(case_of(&post, &invoice).await.as_ref(), Some(&case));
    let known = overview(&post, &case).await;
    assert_eq!(known.matter.invoice.map(|it| it.number).as_deref(), Some("V-1"));
    let opening = known.state.opening;
    assert_eq!((opening.trigger_on, opening.due_on), (SENT_ON, Some(DUE)));
    assert_eq!(opening.claim, Some(new("", "").amount));
    post.desk.go_to(AFTER);
    assert_eq!(unclear(&mut post.desk).await, []);
    assert_eq!(open_cases(&post).await, 1);
}

#[tokio::test]
async fn a_mail_joins_the_invoice_that_is_on_record() {
    let mut post = Post::new(TODAY).await;
    let client = post.desk.client("Mira Lang").await;
    let invoice = add(&mut post, &new(&client, "V-1")).await;
    let case = sent(&mut post, "Rechnung V-1").await;
    assert_eq!(case_of(&post, &invoice).await, Some(case));
    post.desk.go_to(AFTER);
    assert_eq!(unclear(&mut post.desk).await, []);
    assert_eq!(open_cases(&post).await, 1);
}

#[tokio::test]
async fn no_invoice_joins_the_case_of_another_client() {
    let mut post = Post::new(TODAY).await;
    let case = sent(&mut post, "Rechnung V-1").await;
    let other = post.desk.client("Otto Kern").await;
    let invoice = add(&mut post, &new(&other, "V-1")).await;
    assert_eq!(case_of(&post, &invoice).await, None);
    post.desk.go_to(AFTER);
    assert_eq!(unclear(&mut post.desk).await, []);
    let own = case_of(&post, &invoice).await.expect("a case of its own");
    assert_ne!(own, case);
    assert_eq!(overview(&post, &case).await.matter.invoice, None);
}

#[tokio::test]
async fn where_it_is_not_certain_no_second_case_begins_and_a_person_says_which() {
    let mut post = Post::new(TODAY).await;
    let case = sent(&mut post, "Rechnung für die Website").await;
    let client = client_of(&post, &case).await;
    let invoice = add(&mut post, &new(&client, "V-1")).await;
    assert_eq!(case_of(&post, &invoice).await, None);
    let desk = &mut post.desk;
    let perhaps = invoices::perhaps_asked(&desk.engine, desk.moment.now, &invoice).await;
    assert_eq!(perhaps, Ok(vec![case.clone()]));
    desk.go_to(AFTER);
    let told: Error = Error::Problem(Problem::Invoice(InvoiceProblem::PerhapsAsked {
        number: "V-1".to_owned(),
        issued_on: SENT_ON,
        cases: vec![case.clone()],
    }));
    assert_eq!(unclear(desk).await, std::slice::from_ref(&told));
    let page = desk.page().await;
    assert!(page.problems.iter().any(|it| it.error == told), "{:?}", page.problems);
    assert_eq!(open_cases(&post).await, 1);
    let terms =
        Terms { number: Some("V-1".to_owned()), issued_on: Some(SENT_ON), ..Terms::default() };
    let desk = &mut post.desk;
    cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms).await.expect("it is this one");
    assert_eq!(unclear(desk).await, []);
    assert_eq!(case_of(&post, &invoice).await, Some(case));
    assert_eq!(open_cases(&post).await, 1);
}

#[tokio::test]
async fn a_case_that_asks_for_another_invoice_holds_up_none() {
    let mut post = Post::new(TODAY).await;
    let case = sent(&mut post, "Rechnung V-2").await;
    let client = client_of(&post, &case).await;
    let joined = add(&mut post, &new(&client, "V-2")).await;
    let other = add(&mut post, &new(&client, "V-1")).await;
    assert_eq!(case_of(&post, &joined).await, Some(case));
    post.desk.go_to(AFTER);
    assert_eq!(unclear(&mut post.desk).await, []);
    assert!(case_of(&post, &other).await.is_some());
    assert_eq!(open_cases(&post).await, 2);
}
