//! No server is handed more messages than it takes: what is too many waits, in its order, and
//! leaves as soon as there is room. One that left it open what became of a message is left alone
//! for a while, so that not all of them are of unknown fate.

use funkstille_core::delivery::AttemptState;
use funkstille_core::guard::{Rates, Refusal};
use funkstille_store::{Attempt, LetterKey, OutboxState, Reading};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::record::pause_before;
use super::transport::Route;
use crate::accounts::{self, Account};
use crate::change::{Change, Known};
use crate::engine::{Engine, PRACTICE_CLOCK};
use crate::error::Error;
use crate::letters::{LetterFile, LetterGroup, by_hand, is_of_another_day, names_days};

/// What holds the next message to a server back, and until when; `None` where it may be handed
/// over, or there is no server. `zone` is that of the business.
pub(super) async fn full(
    reading: &mut Reading,
    (host, rates): (&str, Rates),
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Option<(Refusal, Timestamp)>, Error> {
    if host.is_empty() {
        return Ok(None);
    }
    let unclear = unclear_until(reading, host, now).await?;
    if let Some(until) = unclear {
        let host = host.to_owned();
        let there = until.to_zoned(zone.clone()).datetime();
        return Ok(Some((Refusal::ServerUnclear { host, until: there }, until)));
    }
    let handed = reading.handed_since(host, Rates::counts_from(now)).await?;
    Ok(rates.reached(&handed, now).map(|reached| {
        let until = reached.until.to_zoned(zone.clone()).datetime();
        let (most, is_daily) = (reached.most, reached.is_daily);
        let refusal = Refusal::ServerFull { host: host.to_owned(), most, is_daily, until };
        (refusal, reached.until)
    }))
}

/// That a letter has to be read again on the day on which there is room for it: it names days, or
/// it left by another way already, and goes anew on another day.
///
/// # Errors
/// Where what it was written from cannot be read, or a case of it was not loaded.
pub(crate) fn to_be_read_then(
    known: &Known<'_>,
    group: &LetterGroup,
    on: Date,
) -> Result<Option<Refusal>, Error> {
    let mut is_read_again = is_of_another_day(group, on)?;
    for LetterKey { case, step, .. } in &group.keys {
        is_read_again |= known.case(case)?.0.sent_on(step).is_some_and(|sent_on| sent_on < on);
    }
    Ok(is_read_again.then_some(Refusal::ToBeReadThen { on }))
}

/// Holds a letter that may as well leave tomorrow, where the server may be handed no more in this
/// day than letters wait that name the day on which they leave: those would have to be read again.
pub(super) async fn kept_for_others(
    change: &mut Change<'_>,
    group: &LetterGroup,
    route: &Route,
) -> Result<Option<Refusal>, Error> {
    let Some(rates) = route.rates.filter(|_| !route.host.is_empty()) else { return Ok(None) };
    if names_days(&group.file()?) {
        return Ok(None);
    }
    let bound = bound_to_today(change).await?;
    if bound == 0 {
        return Ok(None);
    }
    let (from, most) = (Rates::counts_from(change.moment.now), rates.per_day);
    let handed = change.work.read().handed_since(&route.host, from).await?;
    let handed = handed.into_iter().filter(|at| *at > from).count();
    let room = usize::try_from(most).unwrap_or(usize::MAX).saturating_sub(handed);
    let is_kept = bound >= room;
    Ok(is_kept.then(|| Refusal::ServerKept { host: route.host.clone(), most }))
}

/// How many approved messages name the day on which they leave, which is today.
async fn bound_to_today(change: &mut Change<'_>) -> Result<usize, Error> {
    let zone = change.around_business().sending.zone.clone();
    let (mut count, mut after) = (0, String::new());
    loop {
        let page =
            change.work.read().letters_in_state(OutboxState::SendWindow, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(count) };
        after.clone_from(&last.letter);
        for row in page {
            let leaves_on = row.draft.send_at.map(|at| at.to_zoned(zone.clone()).date());
            let is_mailed = by_hand(&change.business, &row).is_none();
            let is_due = leaves_on.is_some_and(|day| day <= change.today);
            if is_mailed && is_due && names_days(&LetterFile::read(&row.facts)?) {
                count += 1;
            }
        }
    }
}

/// How many letters are read at once (docs/dev/sending.md).
const PAGE: i64 = 100;

/// Until when a server is left alone that left it open what became of the message before: the
/// longer, the more of them in a row. Of a letter whose fate the end of our own program left open,
/// nothing was heard, and it says nothing of the server.
async fn unclear_until(
    reading: &mut Reading,
    host: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let last = reading.attempts_at_host(host, Rates::counts_from(now), LONGEST_ROW).await?;
    let is_unclear = |it: &&Attempt| it.state == AttemptState::Uncertain && !it.reply.is_empty();
    let row: Vec<&Attempt> = last.iter().take_while(is_unclear).collect();
    let Some(latest_at) = row.iter().map(|it| it.changed_at).max() else { return Ok(None) };
    let until = latest_at + pause_before(i64::try_from(row.len()).unwrap_or(LONGEST_ROW));
    // Where the clock was set back meanwhile, nothing is known of how long it has been.
    Ok(Some(until).filter(|until| latest_at <= now && now < *until))
}

/// From so many in a row on the pause stays the same (docs/dev/sending.md).
const LONGEST_ROW: i64 = 4;

/// Why nothing leads out, although every way that can be opened was opened.
///
/// # Errors
/// Where the database fails.
pub(super) async fn no_way_out(reading: &mut Reading) -> Result<Refusal, Error> {
    Ok(not_out(&accounts::list(reading).await?))
}

fn not_out(all: &[Account]) -> Refusal {
    let mut known = all.iter().filter(|account| account.outgoing.is_some());
    let fails = known.clone().find(|account| !account.lacks_login());
    let (without, id) = (known.next(), |account: &Account| account.account.clone());
    match (fails, without) {
        (Some(account), _) => Refusal::WayOutFails { account: id(account) },
        (None, Some(account)) => Refusal::NotLoggedIn { account: id(account) },
        (None, None) => Refusal::NoWayOut,
    }
}

/// What holds mail from this address back now; `None` where it may be handed over.
///
/// # Errors
/// Where the database fails, or the list of hosts cannot be read.
pub(crate) async fn held_by_server(
    engine: &Engine,
    reading: &mut Reading,
    (from, now): (&str, Timestamp),
    zone: &TimeZone,
) -> Result<Option<Refusal>, Error> {
    let all = accounts::list(reading).await?;
    let leads_out = |account: &&Account| account.outgoing.is_some() && !account.lacks_login();
    let mut ways = all.iter().filter(leads_out);
    let own = ways.clone().find(|account| account.address.eq_ignore_ascii_case(from));
    let Some(account) = own.or_else(|| ways.next()) else {
        // In practice nothing leaves for the world, and no account is missed.
        let is_practice = reading.setting(PRACTICE_CLOCK).await?.is_some();
        return Ok((!is_practice).then(|| not_out(&all)));
    };
    let host = account.outgoing.as_ref().map_or("", |outgoing| outgoing.host.as_str());
    let (rates, _) = accounts::rates(engine, account)?;
    Ok(full(reading, (host, rates), now, zone).await?.map(|(refusal, _)| refusal))
}
