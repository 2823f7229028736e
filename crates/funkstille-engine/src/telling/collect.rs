//! What happened since is put on its way to each receiver.

use std::collections::BTreeMap;

use funkstille_core::evidence::Digest;
use funkstille_store::{Reading, Telling, TellingState, TenantId};
use jiff::{SignedDuration, Timestamp};

use super::Kind;
use super::notice::{Notice, id_of};
use super::receiver::{Receiver, list};
use crate::accounts::{self, Account};
use crate::business::Business;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::words::Words;

/// How many entries are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// What was told is kept in mind for so long (docs/telling.md).
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// An account that fails for less long may work again before anybody has looked (docs/telling.md).
const PATIENCE: SignedDuration = SignedDuration::from_hours(1);

/// Puts what happened since on its way to each receiver; gives how much it is.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn collect(engine: &Engine, moment: &Moment) -> Result<usize, Error> {
    if list(&mut engine.read().await?).await?.is_empty() {
        return Ok(0);
    }
    let mut work = engine.store.begin(engine.tenant).await?;
    let business = Business::load(work.read()).await?;
    let words = Words::new(business.language()).with_own(&engine.data)?;
    let troubles = troubles(work.read(), engine.tenant, moment.now).await?;
    let mut count = 0;
    for mut receiver in list(work.read()).await? {
        let mut notices = troubles.clone();
        loop {
            let page = work.read().entries_since(receiver.told_until, PAGE).await?;
            let Some(last) = page.last() else { break };
            receiver.told_until = last.sequence;
            notices.extend(page.iter().filter_map(Notice::of));
        }
        notices.retain(|notice| receiver.settings.wants(notice.kind));
        if receiver.settings.names {
            name_clients(work.read(), &mut notices).await?;
        }
        let tellings = in_order(&notices, moment.now);
        let tellings: Vec<Telling> =
            tellings.map(|(notice, at)| telling(notice, &receiver, &words, at)).collect();
        count += work.add_tellings(&tellings).await?;
        work.put_receiver(&receiver.stored(), moment.now).await?;
    }
    if let Ok(before) = moment.now.checked_sub(KEPT) {
        work.forget_tellings(before).await?;
    }
    work.commit().await?;
    Ok(count)
}

/// Each with the instant from which on it is tried: what happened first is told first, and all of
/// it is due now.
fn in_order(notices: &[Notice], now: Timestamp) -> impl Iterator<Item = (&Notice, Timestamp)> {
    let later = (0_i64..notices.len().try_into().unwrap_or(i64::MAX)).rev();
    notices.iter().zip(later).map(move |(notice, later)| {
        let before = SignedDuration::from_micros(later);
        (notice, now.checked_sub(before).unwrap_or(now))
    })
}

/// What goes to a receiver, from an instant on.
pub(super) fn telling(
    notice: &Notice,
    receiver: &Receiver,
    words: &Words,
    next_at: Timestamp,
) -> Telling {
    Telling {
        receiver: receiver.receiver.clone(),
        telling: notice.id.clone(),
        body: notice.body(receiver.kind, words),
        state: TellingState::Waiting,
        tries: 0,
        next_at,
        failure: None,
    }
}

/// Accounts that have not been read for long. The same trouble has the same id for as long as it
/// lasts.
async fn troubles(
    reading: &mut Reading,
    tenant: TenantId,
    now: Timestamp,
) -> Result<Vec<Notice>, Error> {
    let accounts = accounts::list(reading).await?;
    let lasting = accounts.into_iter().filter(|it| lasts(it, now));
    let notice = |account: Account| {
        let Account { account, succeeded_at, failed_at, failure, .. } = account;
        let named = format!("{} {account} {succeeded_at:?} {failure:?}", tenant.0);
        Notice {
            id: id_of(&Digest::of(named.as_bytes())),
            at: failed_at.map(|at| at.to_string()).unwrap_or_default(),
            kind: Kind::Problem,
            case: None,
            step: None,
            account: Some(account),
            client: None,
        }
    };
    Ok(lasting.map(notice).collect())
}

/// Whether an account has failed for long enough to be told. One that cannot send waits for a
/// person, and nobody else mends it.
pub(crate) fn lasts(account: &Account, now: Timestamp) -> bool {
    if account.cannot_send() {
        return true;
    }
    let has_failed = account.failure.is_some() && account.failed_at.is_some();
    // Where nobody has tried again since, it has failed until now.
    let was_long_ago = |at: Timestamp| at.checked_add(PATIENCE).is_ok_and(|until| until < now);
    has_failed && account.succeeded_at.is_none_or(was_long_ago)
}

async fn name_clients(reading: &mut Reading, notices: &mut [Notice]) -> Result<(), Error> {
    let cases: Vec<&str> = notices.iter().filter_map(|it| it.case.as_deref()).collect();
    let names = client_names(reading, &cases).await?;
    for notice in notices {
        notice.client = notice.case.as_ref().and_then(|case| names.get(case)).cloned();
    }
    Ok(())
}

/// The names of the clients of some cases, by case.
pub(super) async fn client_names(
    reading: &mut Reading,
    cases: &[&str],
) -> Result<BTreeMap<String, String>, Error> {
    let views = reading.case_views(cases).await?;
    let of = |case: &str| Some(views.get(case)?.matter.as_ref()?.client.clone());
    let clients: Vec<String> = cases.iter().filter_map(|case| of(case)).collect();
    let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
    let states = reading.client_views(&clients).await?;
    let named = cases.iter().filter_map(|case| {
        let state = states.get(&of(case)?)?.state.as_ref()?;
        Some(((*case).to_owned(), state.client.name.clone()))
    });
    Ok(named.collect())
}
