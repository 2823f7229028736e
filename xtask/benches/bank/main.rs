//! Fills the database of a business with open invoices, so that `cargo xtask bench` can measure how
//! long it takes to match payments with them. It runs this with the database and their number.
#![expect(clippy::print_stdout, reason = "what is missing on the command line is told")]

use anyhow::{Context, Result};
use funkstille_core::client::{ClientEvent, Language};
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::invoice::{InvoiceEvent, InvoiceTerms};
use funkstille_core::money::{Currency, Money};
use funkstille_store::event::{NewEvent, StoredEvent};
use funkstille_store::projection::{ClientView, InvoiceView};
use funkstille_store::{Append, Location, Store, Stream, TenantId, Work};
use jiff::Timestamp;
use jiff::civil::date;

const TENANT: TenantId = TenantId(1);

/// So many invoices are of one client.
const OF_A_CLIENT: u32 = 20;

/// As the binary has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Cargo adds an option of its own.
    let arguments: Vec<_> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let [path, count] = arguments.as_slice() else {
        println!("name a database and a number of invoices; `cargo xtask bench` does");
        return Ok(());
    };
    let count: u32 = count.parse().context("a number of invoices")?;
    let store = Store::open(&Location::parse(path)).await?;
    let mut work = store.begin(TENANT).await?;
    for client in 1..=count.div_ceil(OF_A_CLIENT) {
        add_client(&mut work, client).await?;
    }
    let mut appends = Vec::new();
    let mut views = Vec::new();
    for number in 1..=count {
        let (append, view) = invoice(number)?;
        appends.push(append);
        views.push(view);
    }
    work.append_all(&appends).await?;
    work.put_invoices(&views.iter().collect::<Vec<_>>()).await?;
    work.commit().await?;
    store.close().await;
    Ok(())
}

async fn add_client(work: &mut Work, client: u32) -> Result<()> {
    let (id, name) = (client.to_string(), format!("Kunde {client}"));
    let event = ClientEvent::Registered { name, language: Language::German };
    let mut view = ClientView::new(&id);
    view.apply(&event);
    work.append(&Stream::client(&id), 0, &[stamped(StoredEvent::of_client(&event))]).await?;
    work.put_client(&view).await?;
    Ok(())
}

/// The invoice that the entry with ten times its number names, with its amount (`entry` of
/// `src/bench/bank.rs`).
fn invoice(number: u32) -> Result<(Append, InvoiceView)> {
    let id = number.to_string();
    let entry = number * 10 - 9;
    let amount = format!("{}.{:02}", 50 + entry % 1_950, entry % 100);
    let event = InvoiceEvent::Added(InvoiceTerms {
        client: number.div_ceil(OF_A_CLIENT).to_string(),
        project: None,
        number: format!("RE-2026-{entry:06}"),
        issued_on: date(2026, 1, 1),
        due_on: Some(date(2026, 12, 31)),
        parts: vec![],
        due_is_agreed: true,
        amount: Money::parse(&amount, Currency::EUR).context("an amount")?,
        vat_minor: None,
        order: None,
        delivered_on: None,
        received_on: None,
        gives_notice: false,
        discount: None,
        rate: None,
        contract_on: None,
        tolerance_minor: 0,
        file: None,
    });
    let mut view = InvoiceView::new(&id);
    view.apply(&event);
    let events = vec![stamped(StoredEvent::of_invoice(&event))];
    Ok((Append { stream: Stream::invoice(&id), expected_version: 0, events }, view))
}

fn stamped(event: StoredEvent) -> NewEvent {
    let at = Timestamp::UNIX_EPOCH;
    let (actor, salt) = ("bench".to_owned(), [7; SALT_BYTES]);
    NewEvent { event, happened_at: at, recorded_at: at, actor, salt }
}
