//! Plays a diary: the inputs as they stand, and every day the question what is to be done.

use std::collections::BTreeSet;

use funkstille_core::calendar::days_after;
use funkstille_core::case::{
    BounceKind, CaseEvent, CaseState, Decision, Handling, Happened, How, Opening, Pending,
    Surroundings, Switch, decide, next_decision_on,
};
use funkstille_core::playbook::{Action, EndOutcome, Playbook, Starts, Step};
use jiff::civil::Date;

use super::days::{self, Day};
use super::input::{self, Coming};
use super::read::Diary;
use super::setting;
use super::words::{self, Page};

/// Most rounds of asking on one day; more would mean that the program never comes to rest.
const MOST_ROUNDS: usize = 12;

/// The diary with the program's lines as they really come out.
pub(crate) fn play(diary: &Diary) -> Result<String, String> {
    let days = days::days(diary)?;
    let mut played = Played::new(diary, days::tasks_by_hand(diary, &days))?;
    for day in &days {
        played.live(day)?;
    }
    Ok(played.page.text)
}

/// The day of the next decision, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Foreseen(Option<Date>);

struct Played<'a> {
    diary: &'a Diary,
    playbook: Playbook,
    around: Surroundings,
    switch: Switch,
    state: Option<CaseState>,
    /// Tasks that are done only where an entry says so.
    by_hand: BTreeSet<String>,
    off_until: Option<Date>,
    /// The day of the next decision, as it was foreseen the evening before.
    foreseen: Option<Foreseen>,
    page: Page,
}

impl<'a> Played<'a> {
    fn new(diary: &'a Diary, by_hand: BTreeSet<String>) -> Result<Self, String> {
        Ok(Self {
            diary,
            playbook: setting::playbook(diary)?,
            around: setting::surroundings(diary)?,
            switch: setting::switch(diary)?,
            state: None,
            by_hand,
            off_until: None,
            foreseen: None,
            page: Page::new(&diary.head),
        })
    }

    fn say(&mut self, day: Date, line: &str) {
        self.page.say(day, line);
    }

    fn live(&mut self, Day { on, before, after }: &Day<'_>) -> Result<(), String> {
        let day = *on;
        if before.is_empty() {
            self.compare_with_foresight(day)?;
        }
        for (text, coming) in before {
            self.say(day, text);
            self.happen(day, coming)?;
        }
        for _ in 0..self.diary.ticks_a_day {
            self.tick(day)?;
        }
        for (text, coming) in after {
            self.say(day, text);
            self.happen(day, coming)?;
            self.tick(day)?;
        }
        self.foresee(day)
    }

    /// Says in the evening when there is something to decide next, if nothing else happens.
    fn foresee(&mut self, day: Date) -> Result<(), String> {
        let Some(state) = &self.state else { return Ok(()) };
        let tomorrow = days_after(day, 1);
        let foreseen = next_decision_on(state, &self.playbook, &self.around, tomorrow);
        let foreseen = foreseen.map_err(|error| format!("{day}: {error}"))?;
        self.foreseen = Some(Foreseen(foreseen));
        Ok(())
    }

    /// The program only looks at a case on the day that it foresaw: a decision on any other day
    /// would be lost.
    fn compare_with_foresight(&self, day: Date) -> Result<(), String> {
        let (Some(state), Some(foreseen)) = (&self.state, self.foreseen) else { return Ok(()) };
        let decisions = decide(state, &self.playbook, &self.around, self.switch, day)
            .map_err(|error| format!("{day}: {error}"))?;
        if decisions.is_empty() == (foreseen == Foreseen(Some(day))) {
            return Err(format!("{day}: foreseen was {foreseen:?}, decided is {decisions:?}"));
        }
        Ok(())
    }

    fn apply(&mut self, on: Date, what: Happened) {
        if let Some(state) = &mut self.state {
            state.apply(&CaseEvent { on, what });
        }
    }

    fn happen(&mut self, day: Date, coming: &Coming) -> Result<(), String> {
        match coming {
            Coming::WeWrite => self.open(day, Starts::Message),
            Coming::FallsDue => self.open(day, Starts::Due),
            Coming::WriteElsewhere => self.around.other_messages_on.push(day),
            Coming::Event(event) => {
                if *event == Happened::DeliveryMended {
                    self.take_ways_again(day);
                }
                self.apply(day, event.clone());
                if matches!(event, Happened::PaymentReceived { .. }) {
                    self.say_balance(day);
                }
            }
            Coming::Bounce(why) => {
                let step = self.last_message();
                self.apply(day, self.bounced(step, *why));
            }
            Coming::Approves => self.approve(day)?,
            Coming::ApprovesInVain => {
                let step = self.waiting_letter(day)?;
                self.apply(day, Happened::LetterApproved { step, content: None });
            }
            Coming::SendsAgain => {
                let step = self.last_message();
                self.apply(day, Happened::LastMessageResent { step });
            }
            Coming::OffUntil(until) => self.off_until = Some(*until),
        }
        self.say_outlook(day)
    }

    fn open(&mut self, day: Date, starts: Starts) {
        let claim = self.diary.claim.as_deref().and_then(input::money);
        let tolerance = self.diary.tolerance.as_deref().and_then(input::money);
        self.state = Some(CaseState::opened(Opening {
            playbook: self.playbook.name.clone(),
            stage: self.playbook.stage,
            starts,
            trigger_on: day,
            due_on: self.diary.due.or((starts == Starts::Due).then_some(day)),
            claim,
            tolerance_minor: tolerance.map_or(0, |money| money.minor),
            left_out: self.diary.leaves_out.iter().cloned().collect(),
            rules: None,
        }));
    }

    fn last_message(&self) -> Option<String> {
        let state = self.state.as_ref()?;
        state.last_message_step(&self.playbook).map(str::to_owned)
    }

    /// What comes back is a mail; where the step went by other ways too, they stand.
    fn bounced(&self, step: Option<String>, why: BounceKind) -> Happened {
        let row = step.as_ref().and_then(|step| self.playbook.step(step));
        let ways = row.map_or(0, |row| row.does.iter().filter(|way| way.sends()).count());
        match step {
            Some(step) if ways > 1 => Happened::WayLost { step, channel: Action::Email, why },
            step => Happened::Bounced { step, why },
        }
    }

    /// What came back by one of several ways goes again by it.
    fn take_ways_again(&mut self, day: Date) {
        let lost = self.state.as_ref().map(|state| state.lost_ways.clone()).unwrap_or_default();
        for (step, channel) in lost {
            self.apply(day, Happened::WayGoesAgain { step, channel });
        }
    }

    fn waiting_letter(&self, day: Date) -> Result<String, String> {
        match self.state.as_ref().and_then(|state| state.pending.clone()) {
            Some(Pending::Letter { step, .. }) => Ok(step),
            _ => Err(format!("{day}: no letter waits for approval")),
        }
    }

    fn approve(&mut self, day: Date) -> Result<(), String> {
        let step = self.waiting_letter(day)?;
        self.apply(day, Happened::LetterApproved { step: step.clone(), content: None });
        self.say(day, &format!("program: sends {step}"));
        self.did(day, step);
        Ok(())
    }

    fn did(&mut self, day: Date, step: String) {
        let how = How::ByProgram;
        self.apply(day, Happened::StepHappened { step, how });
    }

    fn end(&mut self, day: Date, outcome: EndOutcome) {
        let reason = String::new();
        self.apply(day, Happened::Ended { outcome, reason });
    }

    fn tick(&mut self, day: Date) -> Result<(), String> {
        if self.off_until.is_some_and(|until| day < until) {
            return Ok(());
        }
        for _ in 0..MOST_ROUNDS {
            let Some(state) = &self.state else {
                return Ok(());
            };
            let decisions = decide(state, &self.playbook, &self.around, self.switch, day)
                .map_err(|error| format!("{day}: {error}"))?;
            let mut rests = true;
            for decision in decisions {
                rests &= !self.carry_out(day, decision)?;
            }
            if rests {
                return self.say_outlook(day);
            }
        }
        Err(format!("{day}: the program does not come to rest"))
    }

    /// Does what was decided, as the shell does; whether the case changed by it.
    fn carry_out(&mut self, day: Date, decision: Decision) -> Result<bool, String> {
        match decision {
            Decision::PrepareLetter { step, channels, handling, .. } => {
                self.prepare(day, step, &channels, handling)?;
            }
            Decision::RunCheck { step, .. } => {
                self.say(day, &format!("program: does {step}"));
                self.did(day, step);
            }
            Decision::OpenTask { step, .. } => self.open_task(day, step),
            Decision::CloseCase { step, outcome } => {
                self.did(day, step);
                self.end(day, outcome);
            }
            Decision::EndCase { outcome } => self.end(day, outcome),
            Decision::OpenFollowOn(task) => {
                self.say(day, &format!("program: asks for {}", input::follow_on_words(&task)));
                self.apply(day, Happened::FollowOnOpened(task));
            }
            Decision::LeaveUndone { step } => {
                self.say(day, &format!("program: leaves {step} undone"));
                self.apply(day, Happened::TaskLeftUndone { step });
            }
            Decision::LeaveFollowOnUndone(task) => {
                let told = input::follow_on_words(&task);
                self.say(day, &format!("program: leaves {told} undone"));
                self.apply(day, Happened::FollowOnLeftUndone(task));
            }
            Decision::LapseApproval { step } => {
                self.say(day, &format!("program: asks again for the approval of {step}"));
                self.apply(day, Happened::ApprovalLapsed { step });
            }
            Decision::CountBrokenPromise => {
                self.say(day, "program: counts a broken promise");
                self.apply(day, Happened::PromiseBroken);
            }
            Decision::CountMissedInstalment => {
                self.say(day, "program: counts a missed instalment");
                self.apply(day, Happened::InstalmentMissed);
            }
            Decision::WarnWindowEnds { step, last_day } => {
                let told = format!("program: warns that the days for {step} end on {last_day}");
                self.say(day, &told);
                self.apply(day, Happened::WindowWarned { step });
            }
        }
        Ok(true)
    }

    fn prepare(
        &mut self,
        day: Date,
        step: String,
        channels: &[Action],
        handling: Handling,
    ) -> Result<(), String> {
        let channels: Vec<_> = channels.iter().map(|action| action.as_str()).collect();
        let (by, mode) = (channels.join(" and "), words::handling(handling));
        self.say(day, &format!("program: prepares {step} by {by}, {mode}"));
        self.apply(day, Happened::LetterPrepared { step });
        match handling {
            Handling::Auto => self.approve(day),
            Handling::Review if self.diary.approves_at_once => self.approve(day),
            _ => Ok(()),
        }
    }

    fn open_task(&mut self, day: Date, step: String) {
        self.say(day, &format!("program: asks for {step}"));
        self.apply(day, Happened::TaskOpened { step: step.clone() });
        if self.by_hand.contains(&step) {
            return;
        }
        let outcome = self.playbook.step(&step).and_then(Step::leading_outcome);
        if let Some(outcome) = outcome {
            self.say(day, &format!("program: hears that {step} came out as {}", outcome.as_str()));
            self.apply(day, Happened::TaskDone { step, outcome, until: None });
        }
    }

    fn say_balance(&mut self, day: Date) {
        let open = self.state.as_ref().filter(|state| state.ended.is_none());
        if let Some(balance) = open.and_then(CaseState::balance) {
            self.say(day, &format!("program: {balance} is still owed"));
        }
    }

    /// Says what comes next, where that has changed.
    fn say_outlook(&mut self, day: Date) -> Result<(), String> {
        let Some(state) = &self.state else {
            return Ok(());
        };
        let outlook = words::outlook(state, &self.playbook, &self.around, day)
            .map_err(|error| format!("{day}: {error}"))?;
        self.page.say_outlook(day, outlook);
        Ok(())
    }
}
