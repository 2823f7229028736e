//! Everything that goes on by itself, until it is stopped.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::time::{Interval, MissedTickBehavior, timeout};

use super::clock::Clock;
use super::enter;
use super::first::FirstReadings;
use super::keep_reading::{Patience, Turn, keep_reading};
use super::read::ReadAccount;
use super::send::{Sent, send};
use super::tell::tell as tell_receivers;
use crate::accounts::{self, Entrance, HttpClient};
use crate::bank::{TakenIn, Watch};
use crate::engine::Engine;
use crate::error::Error;
use crate::looks::{self, Looked};
use crate::mail::{self, Noticed};
use crate::tick::{Ticked, tick};

/// What happened, for whoever watches.
#[derive(Debug)]
pub enum Event<'a> {
    /// An account was read to its end.
    Read(&'a str, &'a ReadAccount),
    /// An account could not be read; it is tried again after this while.
    Trouble(&'a str, &'a Error, Duration),
    /// An account is no longer read: it was removed.
    Left(&'a str),
    /// What is due was decided and prepared.
    Ticked(&'a Ticked),
    /// Whose silence was noticed as time passed.
    Noticed(&'a Noticed),
    /// A statement of the bank was taken in, or refused.
    TakenIn(&'a TakenIn),
    /// What left, or was held.
    Sent(&'a Sent),
    /// What the program found out about silent clients by itself.
    Looked(&'a Looked),
    /// Something else did not work; it is tried again in a minute.
    Failed(&'a Error),
}

impl Event<'_> {
    /// The account of whose reading this tells.
    fn account(&self) -> Option<&str> {
        match self {
            Self::Read(account, _) | Self::Trouble(account, ..) | Self::Left(account) => {
                Some(account)
            }
            _ => None,
        }
    }
}

/// How often is looked at what is due (docs/dev/round.md). Where nothing is, that costs nearly
/// nothing.
const TICK_EVERY: Duration = Duration::from_mins(1);

/// Reads all accounts and does the day's work, until it is dropped. Whatever fails is told and
/// tried again. Accounts that are added meanwhile are read too.
pub async fn serve(
    (engine, clock): (&Engine, &Clock),
    entrance: &Entrance,
    patience: Patience,
    tell: &dyn Fn(Event<'_>),
) {
    let first = FirstReadings::default();
    // Side by side: a website may take its time, and whoever waits for the database must not keep
    // the one from going on who has it.
    let looking = async {
        let mut minutes = minutes();
        loop {
            minutes.tick().await;
            look_around((engine, clock), &entrance.client, tell).await;
        }
    };
    let preparing = async {
        let mut minutes = minutes();
        let mut watch = entrance.bank.clone().map(Watch::new);
        let (mut held, mut problems) = (Vec::new(), Vec::new());
        // An answer that lies in a mailbox is known before anything is decided or told. One that
        // cannot be read holds letters, and not the day.
        drop(timeout(patience.first_reading, first.over()).await);
        loop {
            minutes.tick().await;
            // What came in is known before anything is decided, and before anything leaves.
            if let Some(watch) = &mut watch {
                take_in((engine, clock), watch, tell).await;
            }
            day((engine, clock), &mut problems, tell).await;
            match send(engine, clock, entrance).await {
                // What is held is asked again each minute, and told where something changes.
                Ok(sent) if sent.is_quiet() || sent.is_only_held_as(&held) => held = sent.held(),
                Ok(sent) => {
                    held = sent.held();
                    tell(Event::Sent(&sent));
                }
                Err(error) => tell(Event::Failed(&error)),
            }
        }
    };
    let telling = async {
        let mut minutes = minutes();
        loop {
            minutes.tick().await;
            if let Err(error) = tell_receivers(engine, clock, entrance).await {
                tell(Event::Failed(&error));
            }
        }
    };
    tokio::select! {
        () = Box::pin(telling) => {}
        () = Box::pin(read_all((engine, clock), (entrance, &first), patience, tell)) => {}
        () = Box::pin(preparing) => {}
        () = Box::pin(looking) => {}
    }
}

/// Comes at once, and then every minute.
fn minutes() -> Interval {
    let mut minutes = tokio::time::interval(TICK_EVERY);
    minutes.set_missed_tick_behavior(MissedTickBehavior::Delay);
    minutes
}

/// Reads every account, those that are added later too.
async fn read_all(
    (engine, clock): (&Engine, &Clock),
    (entrance, first): (&Entrance, &FirstReadings),
    patience: Patience,
    tell: &dyn Fn(Event<'_>),
) {
    // Whatever an account has to tell, it was tried.
    let tell: &dyn Fn(Event<'_>) = &|event| {
        let tried = event.account().map(str::to_owned);
        tell(event);
        if let Some(account) = tried {
            first.tried(&account);
        }
    };
    let mut readers = FuturesUnordered::new();
    let mut running: BTreeSet<String> = BTreeSet::new();
    let mut minutes = minutes();
    loop {
        tokio::select! {
            Some(account) = readers.next(), if !readers.is_empty() => {
                let account: String = account;
                tell(Event::Left(&account));
                running.remove(&account);
            }
            _ = minutes.tick() => {
                match unread(engine, &running).await {
                    Ok(accounts) => {
                        first.begin(&accounts);
                        for account in accounts {
                            running.insert(account.clone());
                            readers.push(read(engine, clock, (account, entrance), patience, tell));
                        }
                    }
                    Err(error) => tell(Event::Failed(&error)),
                }
            }
        }
    }
}

/// The accounts that nobody reads yet.
async fn unread(engine: &Engine, running: &BTreeSet<String>) -> Result<Vec<String>, Error> {
    let all = accounts::list(&mut engine.read().await?).await?;
    let ids = all.into_iter().map(|account| account.account);
    Ok(ids.filter(|account| !running.contains(account)).collect())
}

/// Reads an account until it is removed; gives its id.
async fn read(
    engine: &Engine,
    clock: &Clock,
    (account, entrance): (String, &Entrance),
    patience: Patience,
    tell: &dyn Fn(Event<'_>),
) -> String {
    let way = async || enter::account(engine, &mut clock.moment(), entrance, &account).await;
    let told = async |turn: Turn<'_>| {
        let noted = match &turn {
            Turn::Read(_) => enter::note(engine, &account, None, clock).await,
            Turn::Trouble(error, _) => enter::note(engine, &account, Some(error), clock).await,
        };
        match turn {
            Turn::Read(read) => tell(Event::Read(&account, read)),
            Turn::Trouble(error, again_in) => tell(Event::Trouble(&account, error, again_in)),
        }
        if let Err(error) = noted {
            tell(Event::Failed(&error));
        }
    };
    keep_reading((engine, clock), way, patience, told).await;
    account
}

/// Takes in the statements that were put into the folder.
async fn take_in((engine, clock): (&Engine, &Clock), watch: &mut Watch, tell: &dyn Fn(Event<'_>)) {
    match watch.take_in(engine, &mut clock.moment()).await {
        Ok(taken) => taken.iter().for_each(|taken| tell(Event::TakenIn(taken))),
        Err(error) => tell(Event::Failed(&error)),
    }
}

/// Decides what is to be done today, and notices who has become silent as the days passed. What
/// could not be done a minute ago, and cannot now, is told once.
async fn day(
    (engine, clock): (&Engine, &Clock),
    problems: &mut Vec<(String, Error)>,
    tell: &dyn Fn(Event<'_>),
) {
    match tick(engine, &mut clock.moment()).await {
        Ok(mut ticked) => {
            let found = ticked.problems.clone();
            ticked.problems.retain(|problem| !problems.contains(problem));
            *problems = found;
            tell(Event::Ticked(&ticked));
        }
        Err(error) => tell(Event::Failed(&error)),
    }
    match mail::notice(engine, &mut clock.moment()).await {
        Ok(noticed) => tell(Event::Noticed(&noticed)),
        Err(error) => tell(Event::Failed(&error)),
    }
}

/// Looks around for those who are silent, after the day's work was prepared: whoever has to call
/// then finds it done.
async fn look_around(
    (engine, clock): (&Engine, &Clock),
    client: &HttpClient,
    tell: &dyn Fn(Event<'_>),
) {
    let mut moment = clock.moment();
    let looked = match looks::last_seen(engine, moment.now).await {
        Ok(last_seen) => looks::run(engine, &mut moment, client, &last_seen).await,
        Err(error) => Err(error),
    };
    match looked {
        Ok(looked) => tell(Event::Looked(&looked)),
        Err(error) => tell(Event::Failed(&error)),
    }
}
