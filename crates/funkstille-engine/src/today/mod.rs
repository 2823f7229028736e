//! Today: what waits for a person, and why; what leaves by itself; what comes next. It only reads.
//!
//! An item answers who, what, why today, and what happens if nothing is done. What is said about it
//! is a key and facts; the sentences stand in `locales/`.

mod asked;
mod concern;
mod gather;
mod held;
mod item;
mod leaving;
mod letters;
mod lost;
mod mailboxes;
mod notes;
mod otherwise;
mod outlook;
mod tasks;
mod tried;
mod unclear;
mod unprepared;

pub use asked::{notes_of_case, notes_of_task};
pub use concern::Concern;
pub use item::{Group, Item, What};
pub use leaving::Leaving;
pub use mailboxes::{UnreadMailbox, mailboxes_not_read};
pub use notes::{Note, notes_of_client};
pub use otherwise::Otherwise;
pub use outlook::NextUp;
pub use tried::Tried;
pub use unprepared::Unprepared;

pub(crate) use concern::concern;
pub(crate) use letters::why;
pub(crate) use mailboxes::unread_mailboxes;
pub(crate) use notes::gut_check;
pub(crate) use tried::tried;

use funkstille_core::case::Switch;
use funkstille_core::explain::Fact;
use funkstille_core::guard::Knowledge;
use funkstille_store::BankGap;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::accounts::{self, Account};
use crate::bank::{self, AskedPayment, Overpaid};
use crate::claims::{self, TimeBarred, Undated};
use crate::engine::Engine;
use crate::error::Error;
use crate::letters::{LeftDraft, left_drafts_at};
use crate::mail::{self, FoundInJunk, Waiting};
use crate::pause::Pause;
use crate::sending::{UnfiledCopies, held_by_server, unfiled_copies};
use crate::telling::lasts;
use gather::Gathered;

/// The day's page.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// The civil day of the business.
    pub date: Date,
    /// The zone in which the business reads times.
    pub zone: TimeZone,
    /// How much the program does by itself.
    pub switch: Switch,
    /// Since when and why nothing leaves, where it is so.
    pub paused: Option<Pause>,
    /// When the latest entry of the ledger was written, where the clock stands before that: nothing
    /// can be changed, and this is no page of today.
    pub clock_behind: Option<Timestamp>,
    /// Accounts that cannot be read or send, until a person has done something.
    pub failed_accounts: Vec<FailedAccount>,
    /// Accounts in which copies of letters that left cannot be filed among sent mail.
    pub unfiled_copies: Vec<UnfiledCopies>,
    /// Mailboxes that were not read for longer than a day: an answer may lie in them.
    pub unread_mailboxes: Vec<UnreadMailbox>,
    /// What waits for a person, in the fixed order of the groups; none is empty.
    pub groups: Vec<(Group, Vec<Item>)>,
    /// Payments that came in and are not surely matched: a person says what they pay.
    pub payments: Vec<AskedPayment>,
    /// Invoices for which more came in the last days than was owed.
    pub overpaid: Vec<Overpaid>,
    /// What statements lack, until a person has settled it: letters about money wait.
    pub bank_gaps: Vec<BankGap>,
    /// Messages of ours that seem to wait for an answer: a person says whether they do.
    pub waiting: Vec<Waiting>,
    /// Answers that lay among unwanted mail in the last week.
    pub in_junk: Vec<FoundInJunk>,
    /// Drafts in a mailbox whose letters were taken back, or left, in the last week.
    pub left_drafts: Vec<LeftDraft>,
    /// Invoices that are time-barred soon, or were.
    pub time_barred: Vec<TimeBarred>,
    /// Open invoices of which nothing says when they are due, and for which no case begins.
    pub undated: Vec<Undated>,
    /// What leaves by itself, and when.
    pub leaves_by_itself: Vec<Leaving>,
    /// What is due and could not be prepared.
    pub problems: Vec<Unprepared>,
    /// How many cases no tick has looked at since their day came.
    pub not_looked_at: usize,
    /// How many cases have something on tomorrow.
    pub tomorrow: i64,
    /// How many cases have something on from tomorrow to Sunday.
    pub this_week: i64,
    /// What comes first after today.
    pub next: Option<NextUp>,
}

/// An account that cannot be read, or by which no letter leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedAccount {
    /// Its number.
    pub account: String,
    /// Its address.
    pub address: String,
    /// Whether it is sending that fails.
    pub cannot_send: bool,
    /// Why.
    pub why: Fact,
}

impl Today {
    /// Whether nothing waits for anybody, as far as mail says that was read not long ago.
    pub fn is_quiet(&self) -> bool {
        let is_known = self.failed_accounts.is_empty()
            && self.unread_mailboxes.is_empty()
            && self.clock_behind.is_none()
            && self.left_drafts.is_empty()
            && self.unfiled_copies.is_empty();
        let is_done = self.problems.is_empty() && self.not_looked_at == 0 && is_known;
        let is_bank_clear = self.payments.is_empty() && self.bank_gaps.is_empty();
        let nothing_waits = self.groups.is_empty() && self.waiting.is_empty() && is_bank_clear;
        nothing_waits && self.leaves_by_itself.is_empty() && is_done
    }

    /// The items of a group.
    pub fn items(&self, group: Group) -> &[Item] {
        let found = self.groups.iter().find(|(it, _)| *it == group);
        found.map_or(&[], |(_, items)| items.as_slice())
    }
}

/// How much later than this page an entry may have been written by another program, while it was
/// read.
const SLACK: SignedDuration = SignedDuration::from_mins(1);

/// What is to be done at an instant. `knowledge` is what is known of mailbox and bank: what is not
/// known holds a letter.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn today(engine: &Engine, now: Timestamp, knowledge: &Knowledge) -> Result<Today, Error> {
    let mut reading = engine.read().await?;
    let mut gathered = Gathered::read(engine, &mut reading, now).await?;
    let bank_gaps = bank::open_gaps(&mut reading).await?;
    let mut looked = unprepared::look(&mut gathered, &mut reading).await?;
    unclear::look(&mut gathered, &mut reading, &mut looked).await?;
    let mut items = held::items(&mut gathered, &mut looked)?;
    let payments = bank::asked(&mut reading, gathered.known.today).await?;
    let of_bank = letters::OfBank { knowledge, gaps: &bank_gaps, asked: &payments };
    items.extend(letters::items(&mut gathered, &of_bank, &mut looked)?);
    items.extend(tasks::items(&mut gathered, &mut looked)?);
    notes::add(&mut gathered.known, &mut reading, &mut items).await?;
    let zone = gathered.known.around_business().sending.zone.clone();
    let from = (gathered.known.business.email.as_str(), now);
    let server = held_by_server(engine, &mut reading, from, &zone).await?;
    let of_bank = (payments.as_slice(), bank_gaps.as_slice());
    let known = (knowledge, server.as_ref());
    let leaves_by_itself = leaving::list(&mut gathered, known, of_bank, &mut looked)?;
    let waiting = gathered.waiting();
    let waiting: Vec<&str> = waiting.iter().map(String::as_str).collect();
    let day = (now, gathered.known.today);
    let outlook = outlook::read(engine, &mut reading, day, &waiting).await?;
    let waiting = mail::waiting(&mut reading).await?;
    let accounts = accounts::list(&mut reading).await?;
    // What no reading notes is so until somebody changes it.
    let told = |it: &&Account| it.why.is_none() || lasts(it, now);
    let unfiled_copies = unfiled_copies(&mut reading).await?;
    let unread_mailboxes = unread_mailboxes(engine, &mut reading, now).await?;
    let in_junk = mail::found_in_junk(engine, &mut reading, now).await?;
    let left_drafts = left_drafts_at(&mut reading, now).await?;
    let overpaid = bank::overpaid(&mut gathered.known, &mut reading).await?;
    let time_barred = claims::time_barred(&mut gathered.known, &mut reading).await?;
    let undated = claims::undated(&mut gathered.known, &mut reading).await?;
    let recorded_at = reading.last_recorded_at().await?;
    let known = &gathered.known;
    Ok(Today {
        date: known.today,
        zone: known.around_business().sending.zone.clone(),
        switch: known.business.switch(),
        paused: known.paused.clone(),
        clock_behind: recorded_at.filter(|last| now + SLACK < *last),
        failed_accounts: accounts.iter().filter(told).filter_map(failed).collect(),
        unfiled_copies,
        unread_mailboxes,
        groups: item::grouped(items),
        payments,
        overpaid,
        bank_gaps,
        waiting,
        in_junk,
        left_drafts,
        time_barred,
        undated,
        leaves_by_itself,
        problems: looked.problems,
        not_looked_at: looked.not_looked_at,
        tomorrow: outlook.tomorrow,
        this_week: outlook.this_week,
        next: outlook.next,
    })
}

fn failed(account: &Account) -> Option<FailedAccount> {
    let (cannot_send, why) = account.trouble()?;
    Some(FailedAccount {
        account: account.account.clone(),
        address: account.address.clone(),
        cannot_send,
        why,
    })
}
