//! Days pass in the sample world.

use funkstille_core::calendar::days_after;
use funkstille_core::guard::Knowledge;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::diary::{Day, Left, Said};
use super::stride::Stride;
use super::world::world;
use super::{MORNING, by_itself, happening, mark};
use crate::business::Business;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::letters::LetterGroup;
use crate::sending::{Delivered, Transport, deliver};
use crate::tick::{Ticked, tick};

/// Rounds of work on one day (docs/dev/tick.md); more would mean that it never comes to rest.
const MOST_ROUNDS: usize = 50;

/// Who stands in the ledger for clients and bank.
const WORLD: &str = "demo";

/// Who stands in the ledger for what the program does by itself.
const PROGRAM: &str = "program";

/// Lets days pass, from the day on which the practice clock stands until the morning of the one to
/// which `stride` leads. What was approved leaves at the sending time; on each new morning clients
/// and bank do what the world says, and the program ticks. With `by_itself` the freelancer of the
/// world approves every letter, does every task with the outcome that leads on, and judges every
/// answer to go on.
///
/// Gives the days, the first and the last included.
///
/// # Errors
/// [`Problem::DayGone`] where the clock stands behind that day.
pub async fn advance(engine: &Engine, stride: Stride, by_itself: bool) -> Result<Vec<Day>, Error> {
    let mut play = Play::begin(engine).await?;
    let until = stride.from(play.day.date);
    if until < play.day.date {
        return Err(Problem::DayGone { day: until }.into());
    }
    let mut days = Vec::new();
    while play.day.date < until {
        play.work(by_itself).await?;
        let tomorrow = days_after(play.day.date, 1);
        days.push(std::mem::replace(&mut play.day, Day::new(tomorrow)));
        play.morning().await?;
    }
    days.push(play.day);
    Ok(days)
}

/// Ticks until nothing is left to do: the days of a letter may run out on the day on which it is
/// prepared, and only the next tick says so.
pub(super) async fn tick_out(engine: &Engine, moment: &mut Moment) -> Result<Ticked, Error> {
    let mut all = Ticked::default();
    for _ in 0..MOST_ROUNDS {
        let ticked = tick(engine, moment).await?;
        let is_at_rest = ticked.done.is_empty();
        all.done.extend(ticked.done);
        all.problems.extend(ticked.problems);
        if is_at_rest {
            break;
        }
    }
    Ok(all)
}

/// The world on one of its days.
pub(super) struct Play<'a> {
    pub(super) engine: &'a Engine,
    pub(super) moment: Moment,
    pub(super) day: Day,
    freelancer: String,
    zone: TimeZone,
    sending_time: Time,
}

impl<'a> Play<'a> {
    async fn begin(engine: &'a Engine) -> Result<Self, Error> {
        let business = Business::load(&mut engine.read().await?).await?;
        let zone = business.zone()?;
        let now = engine.practice_clock().await?.ok_or(Problem::NoBusiness)?;
        Ok(Self {
            engine,
            moment: mark::moment(engine, now, &business.name).await?,
            day: Day::new(now.to_zoned(zone.clone()).date()),
            freelancer: business.name,
            zone,
            sending_time: business.sending_time,
        })
    }

    /// Moves the clock forward to a time of the day.
    async fn go_to(&mut self, time: Time) -> Result<(), Error> {
        let at = self.day.date.to_datetime(time).to_zoned(self.zone.clone());
        let at = at.map_err(|_| Error::BadDate(self.day.date.to_string()))?.timestamp();
        self.moment.now = self.moment.now.max(at);
        mark::set_clock(self.engine, self.moment.now, self.zone.clone()).await
    }

    /// A new day begins: clients and bank have done what they do, and the program ticks.
    async fn morning(&mut self) -> Result<(), Error> {
        self.go_to(MORNING).await?;
        WORLD.clone_into(&mut self.moment.actor);
        for (case, _, world) in world().cases() {
            for happening in world.happens.iter().filter(|it| it.on() == self.day.date) {
                let about = (world, happening);
                let happened =
                    happening::happen(self.engine, &mut self.moment, &case, about).await?;
                let said = happened.map(|happened| Said { case: case.clone(), happened });
                self.day.came_in.extend(said);
            }
        }
        self.tick().await?;
        Ok(())
    }

    /// The rest of a day: the freelancer's work where she works by herself, and what leaves.
    async fn work(&mut self, by_itself: bool) -> Result<(), Error> {
        if by_itself {
            self.freelance().await?;
        }
        self.go_to(self.sending_time).await?;
        for _ in 0..MOST_ROUNDS {
            let has_left = self.send().await?;
            if !has_left && !self.tick().await? {
                break;
            }
            if by_itself {
                self.freelance().await?;
            }
        }
        Ok(())
    }

    /// Gives whether the program did anything.
    pub(super) async fn tick(&mut self) -> Result<bool, Error> {
        PROGRAM.clone_into(&mut self.moment.actor);
        let ticked = tick_out(self.engine, &mut self.moment).await?;
        let has_done = !ticked.done.is_empty();
        let said = ticked.done.into_iter();
        let said = said.map(|deed| Said { case: deed.case, happened: deed.happened });
        self.day.done.extend(said);
        self.day.problems.extend(ticked.problems);
        Ok(has_done)
    }

    /// Gives whether the freelancer did anything.
    async fn freelance(&mut self) -> Result<bool, Error> {
        let mut has_done = false;
        for _ in 0..MOST_ROUNDS {
            self.moment.actor.clone_from(&self.freelancer);
            if !by_itself::round(self).await? {
                break;
            }
            has_done = true;
            self.tick().await?;
        }
        Ok(has_done)
    }

    /// Lets leave what may, with mailbox and bank read just now; gives whether anything left.
    async fn send(&mut self) -> Result<bool, Error> {
        PROGRAM.clone_into(&mut self.moment.actor);
        let now = Some(self.moment.now);
        let knowledge =
            Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
        let mut sink = Transport::Sink(vec![]);
        let delivery = deliver(self.engine, &mut self.moment, &mut sink, &knowledge).await?;
        let held = delivery.held.into_iter();
        let held = held.map(|(letter, why)| (LetterGroup::number_of(&letter).to_owned(), why));
        self.day.held.extend(held);
        for letter in sink.delivered() {
            let left = left(self.engine, letter).await?;
            self.day.left.push(left);
        }
        Ok(!sink.delivered().is_empty())
    }
}

async fn left(engine: &Engine, delivered: &Delivered) -> Result<Left, Error> {
    let mut reading = engine.read().await?;
    let group = LetterGroup::load(&mut reading, &delivered.letter).await?;
    let client = group.channels.first().map(|letter| letter.client.clone());
    Ok(Left {
        letter: group.number.clone(),
        step: group.step().to_owned(),
        cases: group.cases().into_iter().map(str::to_owned).collect(),
        client: client.unwrap_or_default(),
        channel: delivered.channel.clone(),
        recipient: delivered.recipient.clone(),
    })
}
