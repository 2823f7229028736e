//! Plays a diary through the use cases: what came in is said by a person, the program ticks once a
//! day, and what it did is read from the database.

use std::collections::BTreeSet;

use funkstille_core::case::{Block, CaseState, FollowOn, Happened, How, Pending, Surroundings};
use funkstille_core::client::{InvoiceRef, ProjectStage, Reach};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{self, EndOutcome, Playbook, Step, TaskOutcome};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::{Error, Problem, clients, letters, tasks};
use funkstille_store::OutboxState;
use funkstille_store::projection::TaskKind;
use jiff::ToSpan;
use jiff::civil::Date;

use super::super::desk::{Desk, pdf};
use super::days::{self, Day};
use super::input::{self, Coming};
use super::read::Diary;
use super::words::{self, Page};
use super::{setting, tell};

/// Most rounds of work on one day; more would mean that the program never comes to rest.
const MOST_ROUNDS: usize = 12;

/// The diary with the program's lines as the engine writes them, and whether something was refused
/// because the case had ended.
pub(super) async fn play(diary: &Diary) -> Result<(String, bool), String> {
    let days = days::days(diary)?;
    let first = days.first().ok_or("1: no entries")?.on;
    let mut desk = setting::desk(diary, first).await?;
    let client = setting::client(&mut desk).await;
    let text = desk.engine.data().playbook_text(&diary.playbook).expect("a playbook");
    let around = desk.surroundings().await;
    let mut played = Played {
        diary,
        desk,
        around,
        client,
        playbook: playbook::parse(&text).map_err(|error| format!("1: {error:?}"))?,
        case: String::new(),
        by_hand: days::tasks_by_hand(diary, &days),
        off_until: None,
        is_told_off: false,
        seen: 0,
        opened: Vec::new(),
        page: Page::new(&diary.head),
    };
    for day in &days {
        let length = played.page.text.len();
        let lived = played.live(day).await;
        lived.map_err(|error| format!("{}: {error:?}\n{}", day.on, played.page.text))?;
        // While the program is off, what is overdue stays where it was.
        let is_last = days.last().is_some_and(|last| last.on == day.on);
        if played.is_on(day.on) && (played.page.text.len() > length || is_last) {
            let at = format!("{}\n{}", day.on, played.page.text);
            played.desk.rebuild_changes_nothing(&at).await;
        }
    }
    Ok((played.page.text, played.is_told_off))
}

struct Played<'a> {
    diary: &'a Diary,
    desk: Desk,
    client: String,
    playbook: Playbook,
    around: Surroundings,
    /// The id of the case; empty before it is opened.
    case: String,
    /// Tasks that are done only where an entry says so.
    by_hand: BTreeSet<String>,
    off_until: Option<Date>,
    /// Whether something was said about a case that had ended, and that changes nothing there.
    is_told_off: bool,
    /// How much of what happened has been looked at.
    seen: usize,
    /// Tasks that came onto the list with what was said: a diary tells them as the program's work.
    opened: Vec<FollowOn>,
    page: Page,
}

impl Played<'_> {
    async fn live(&mut self, Day { on, before, after }: &Day<'_>) -> Result<(), Error> {
        let day = *on;
        self.desk.go_to(day);
        for (text, coming) in before {
            self.page.say(day, text);
            self.happen(day, coming).await?;
        }
        self.work(day).await?;
        for (text, coming) in after {
            self.page.say(day, text);
            self.happen(day, coming).await?;
            self.work(day).await?;
        }
        Ok(())
    }

    fn is_on(&self, day: Date) -> bool {
        self.off_until.is_none_or(|until| day >= until)
    }

    /// The program's work of a day, and that of a person who does at once what it asks for.
    async fn work(&mut self, day: Date) -> Result<(), Error> {
        if !self.is_on(day) || self.case.is_empty() {
            return Ok(());
        }
        for _ in 0..MOST_ROUNDS {
            for task in std::mem::take(&mut self.opened) {
                self.page.say(day, &format!("program: asks for {}", input::follow_on_words(&task)));
            }
            let ticked = self.desk.tick().await;
            assert_eq!(ticked.problems, [], "{day}\n{}", self.page.text);
            let (mut new, mut is_at_rest) = (self.tell(day).await, true);
            if self.send().await {
                new.extend(self.tell(day).await);
            }
            for what in new {
                is_at_rest = false;
                self.react(day, what).await?;
            }
            if is_at_rest {
                for _ in 1..self.diary.ticks_a_day {
                    assert_eq!(self.desk.tick().await.done, [], "{day}\n{}", self.page.text);
                }
                self.say_outlook(day).await;
                return Ok(());
            }
        }
        panic!("{day}: the program does not come to rest\n{}", self.page.text);
    }

    /// Lets leave what may; gives whether anything was approved.
    async fn send(&mut self) -> bool {
        if self.desk.letters(OutboxState::SendWindow).await.is_empty() {
            return false;
        }
        self.desk.send().await;
        true
    }

    /// A person does at once what the program asks for, unless the diary does it.
    async fn react(&mut self, day: Date, what: Happened) -> Result<(), Error> {
        match what {
            Happened::LetterPrepared { step } => {
                let is_review = self.diary.switch != "remind only" && self.diary.approves_at_once;
                let waits = self.letter_that_waits().await == Some(step);
                if is_review && waits {
                    self.approve().await?;
                    self.send().await;
                    self.tell(day).await;
                }
            }
            Happened::TaskOpened { step } if !self.by_hand.contains(&step) => {
                let outcome = self.playbook.step(&step).and_then(Step::leading_outcome);
                let Some(outcome) = outcome else { return Ok(()) };
                let told = format!("program: hears that {step} came out as {}", outcome.as_str());
                self.page.say(day, &told);
                self.task_done(&step, (outcome, None)).await?;
            }
            _ => {}
        }
        Ok(())
    }

    async fn task_done(
        &mut self,
        step: &str,
        (outcome, until): (TaskOutcome, Option<Date>),
    ) -> Result<(), Error> {
        let task = format!("{}/{step}", self.case);
        let desk = &mut self.desk;
        tasks::done(&desk.engine, &mut desk.moment, &task, (Some(outcome), until)).await
    }

    async fn approve(&mut self) -> Result<(), Error> {
        let step = self.letter_that_waits().await.expect("a letter that waits");
        let mut reading = self.desk.engine.read().await?;
        let letter = tell::letter(&mut reading, &self.case, &step).await.expect("in the outbox");
        drop(reading);
        self.desk.approve(&letter.number).await
    }

    async fn happen(&mut self, day: Date, coming: &Coming) -> Result<(), Error> {
        match coming {
            Coming::WeWrite => self.open((Some(day), self.diary.due)).await?,
            Coming::FallsDue => self.open((None, self.diary.due.or(Some(day)))).await?,
            Coming::WriteElsewhere => self.write_elsewhere(day).await?,
            Coming::Event(event) => self.hear(event).await?,
            Coming::Bounce(why) => {
                let step = self.last_message().await;
                self.say_happened(Happened::Bounced { step, why: *why }).await?;
            }
            Coming::Approves => {
                self.desk.is_unread = false;
                self.approve().await?;
                self.send().await;
            }
            Coming::ApprovesInVain => {
                self.approve().await?;
                self.desk.is_unread = true;
            }
            Coming::SendsAgain => {
                let step = self.last_message().await;
                self.say_happened(Happened::LastMessageResent { step }).await?;
            }
            Coming::OffUntil(until) => self.off_until = Some(*until),
        }
        self.tell(day).await;
        if matches!(coming, Coming::Event(Happened::PaymentReceived { .. })) {
            self.say_balance(day).await;
        }
        self.say_outlook(day).await;
        Ok(())
    }

    async fn open(&mut self, (sent_on, due_on): (Option<Date>, Option<Date>)) -> Result<(), Error> {
        let is_payment = self.diary.playbook == "payment";
        let today = sent_on.or(due_on).expect("a day");
        let issued_on = today.checked_sub(30.days()).expect("in range");
        let number = "2026-014".to_owned();
        let claim = self.diary.claim.as_deref().and_then(input::money);
        let claim = claim.or(Money::parse("1190.00", Currency::EUR)).filter(|_| is_payment);
        let new = NewCase {
            client: self.client.clone(),
            project: Some(self.desk.project(&self.client, ProjectStage::Running).await),
            playbook: Some(self.diary.playbook.clone()),
            subject: "Website".to_owned(),
            sent_on,
            due_on,
            invoice: is_payment.then_some(InvoiceRef { number, issued_on, file: None }),
            claim,
            ..NewCase::default()
        };
        let desk = &mut self.desk;
        self.case = cases::open(&desk.engine, &mut desk.moment, &new).await?;
        if is_payment {
            cases::attach_invoice(&desk.engine, &mut desk.moment, &self.case, pdf()).await?;
        }
        Ok(())
    }

    /// Another case of the client begins with a message of today, and is none of this diary's.
    async fn write_elsewhere(&mut self, day: Date) -> Result<(), Error> {
        let new = NewCase {
            client: self.client.clone(),
            playbook: Some("negotiation".to_owned()),
            subject: "Logo".to_owned(),
            sent_on: Some(day),
            ..NewCase::default()
        };
        let desk = &mut self.desk;
        let case = cases::open(&desk.engine, &mut desk.moment, &new).await?;
        let (outcome, reason) = (EndOutcome::Declined, "not of this diary".to_owned());
        let ended = Happened::Ended { outcome, reason };
        cases::happened(&desk.engine, &mut desk.moment, &case, ended).await.map(drop)
    }

    /// What a person says, by the use case that there is for it.
    async fn hear(&mut self, what: &Happened) -> Result<(), Error> {
        let waiting = self.waiting_letter_of(what).await;
        let desk = &mut self.desk;
        match (what, waiting) {
            (Happened::TaskDone { step, outcome, until }, _) => {
                self.task_done(step, (*outcome, *until)).await
            }
            (Happened::FollowOnDone(task), _) if is_named_by_kind(task) => {
                let name = input::follow_on_words(task);
                let task = format!("{}/{name}", self.case);
                tasks::done(&desk.engine, &mut desk.moment, &task, (None, None)).await
            }
            (Happened::FollowOnCameOut { task, outcome, until }, _) => {
                let name = tasks::name_of(&TaskKind::FollowOn(task.clone()));
                let (task, how) = (format!("{}/{name}", self.case), (Some(*outcome), *until));
                tasks::done(&desk.engine, &mut desk.moment, &task, how).await
            }
            (Happened::DeliveryMended, _) => {
                self.learn_address().await?;
                // What waits for an address goes on by itself; a full mailbox is for a person.
                if self.is_returned().await {
                    self.say_happened(Happened::DeliveryMended).await?;
                }
                Ok(())
            }
            (Happened::StepSkipped { reason, .. }, Some(letter)) => {
                letters::skip(&desk.engine, &mut desk.moment, &letter, reason).await
            }
            (Happened::StepHappened { how: How::ByHand, .. }, Some(letter)) => {
                letters::sent(&desk.engine, &mut desk.moment, &letter).await.map(|_| ())
            }
            _ => self.say_happened(what.clone()).await,
        }
    }

    /// Whether something that came back still waits.
    async fn is_returned(&self) -> bool {
        let state = self.state().await;
        let waits = |block| state.blocks.contains(&block);
        let is_held = waits(Block::NeedsAddress) || waits(Block::DidNotArrive);
        is_held || !state.lost_ways.is_empty()
    }

    /// The client gives another address.
    async fn learn_address(&mut self) -> Result<(), Error> {
        let reach = Reach::Address(format!("{}@neu.example", self.seen));
        let (desk, client) = (&mut self.desk, (self.client.as_str(), None));
        clients::learn(&desk.engine, &mut desk.moment, client, reach).await
    }

    async fn waiting_letter_of(&self, what: &Happened) -> Option<String> {
        let (Happened::StepSkipped { step, .. } | Happened::StepHappened { step, .. }) = what
        else {
            return None;
        };
        let waiting = self.letter_that_waits().await.filter(|waiting| waiting == step)?;
        let mut reading = self.desk.engine.read().await.expect("reads");
        tell::letter(&mut reading, &self.case, &waiting).await.map(|group| group.number)
    }

    async fn say_happened(&mut self, what: Happened) -> Result<(), Error> {
        let desk = &mut self.desk;
        let said = cases::happened(&desk.engine, &mut desk.moment, &self.case, what).await;
        if let Err(Error::Problem(Problem::CaseEnded { .. })) = said {
            self.is_told_off = true;
            return Ok(());
        }
        said.map(drop)
    }

    async fn state(&self) -> CaseState {
        self.desk.state(&self.case).await
    }

    async fn letter_that_waits(&self) -> Option<String> {
        match self.state().await.pending {
            Some(Pending::Letter { step, .. }) => Some(step),
            _ => None,
        }
    }

    async fn last_message(&self) -> Option<String> {
        self.state().await.last_message_step(&self.playbook).map(str::to_owned)
    }

    /// Writes what the program did since the last time; gives everything that happened since.
    async fn tell(&mut self, day: Date) -> Vec<Happened> {
        let mut reading = self.desk.engine.read().await.expect("reads");
        let new = tell::entries(&mut reading, &self.case, &mut self.seen).await;
        let state = self.state().await;
        let around = &self.around;
        let last_day = |window| {
            around.calendar.last_inside(window).expect("in the table").expect("a business day")
        };
        let by_person = new.iter().filter(|(_, is_program)| !is_program);
        self.opened.extend(by_person.filter_map(|(what, _)| match what {
            Happened::FollowOnOpened(task) => Some(task.clone()),
            _ => None,
        }));
        for (what, is_program) in &new {
            // Who approves at once has done so before the days run out.
            let is_moot = matches!(what, Happened::WindowWarned { .. });
            if !is_program || (is_moot && self.diary.approves_at_once) {
                continue;
            }
            let about = (self.case.as_str(), &state, &self.playbook);
            let line = tell::line(&mut reading, about, what, last_day).await;
            if let Some(mut line) = line {
                if self.diary.switch == "remind only" {
                    line = line.replace(", review", ", remind only");
                }
                self.page.say(day, &format!("program: {line}"));
            }
        }
        new.into_iter().map(|(what, _)| what).collect()
    }

    async fn say_balance(&mut self, day: Date) {
        let state = self.state().await;
        if let Some(balance) = state.balance().filter(|_| state.ended.is_none()) {
            self.page.say(day, &format!("program: {balance} is still owed"));
        }
    }

    async fn say_outlook(&mut self, day: Date) {
        if self.case.is_empty() {
            return;
        }
        let (state, around) = (self.state().await, self.with_other_messages().await);
        let outlook = words::outlook(&state, &self.playbook, &around, day).expect("in the table");
        self.page.say_outlook(day, outlook);
    }

    /// What the plan needs beside the case, from the rows of the client's other cases.
    async fn with_other_messages(&self) -> Surroundings {
        let mut reading = self.desk.engine.read().await.expect("reads");
        let rows = reading.cases_of_clients(&[&self.client]).await.expect("rows");
        let others = rows.iter().filter(|row| row.case != self.case);
        let other_messages_on = others.filter_map(|row| row.last_message_on).collect();
        Surroundings { other_messages_on, ..self.around.clone() }
    }
}

/// Tasks of which there is never more than one are named by what they are.
fn is_named_by_kind(task: &FollowOn) -> bool {
    matches!(task, FollowOn::Call | FollowOn::FindNumber)
}
