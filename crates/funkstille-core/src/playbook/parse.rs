//! From the text of a playbook file to its table.

use toml::Spanned;

use super::error::{Allowed, PlaybookError, PlaybookProblem};
use super::raw::{OneOrMore, RawCondition, RawPlaybook, RawStep};
use super::rule::{Anchor, NotBefore, Rule};
use super::step::{
    Action, Condition, Deadline, Effect, EndOutcome, Mode, Playbook, Stage, Starts, Step,
    TaskOutcome,
};
use super::wait::Wait;
use jiff::civil::Weekday;

/// Reads a playbook file (format: `playbooks/README.md`). Whether the table makes sense is the
/// question of [`super::check()`].
///
/// # Errors
/// The first thing that cannot be read, with its line.
pub fn parse(text: &str) -> Result<Playbook, PlaybookError> {
    let raw: RawPlaybook = toml::from_str(text).map_err(|error| PlaybookError {
        line: error.span().map_or(1, |span| line_of(text, span.start)),
        problem: PlaybookProblem::Syntax(error.message().to_owned()),
    })?;
    let reader = Reader { text };
    let starts = raw.starts.iter().map(|start| {
        reader.named("starts", start, Starts::parse, &names(Starts::ALL, Starts::as_str))
    });
    if raw.starts.is_empty() {
        let allowed = names(Starts::ALL, Starts::as_str);
        let found = EMPTY_LIST.to_owned();
        let problem = PlaybookProblem::BadValue { key: "starts", found, allowed };
        return Err(PlaybookError { line: 1, problem });
    }
    Ok(Playbook {
        name: raw.name.get_ref().clone(),
        stage: reader.named(
            "stage",
            &raw.stage,
            Stage::parse,
            &names(Stage::ALL, Stage::as_str),
        )?,
        starts: starts.collect::<Result<_, _>>()?,
        due_unless_named: reader.optional(
            "due_unless_named",
            raw.due_unless_named.as_ref(),
            Wait::parse,
            &WAITS,
        )?,
        steps: raw.step.iter().map(|step| reader.step(step)).collect::<Result<_, _>>()?,
    })
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Allowed {
    Allowed::Names(all.iter().map(|value| name(*value)).collect::<Vec<_>>().join(", "))
}

/// How an empty list is written.
const EMPTY_LIST: &str = "[]";

/// What a rule calls the unanswered message or the due date; no step can have this name.
const TRIGGER: &str = "trigger";

const STEP_NAME: Allowed = Allowed::Form("step-name");
const WAITS: Allowed = Allowed::Form("wait");
const DAY_WINDOWS: Allowed = Allowed::Form("day-window");
const DUE_WAITS: Allowed = Allowed::Form("due-wait");
const DEADLINES: Allowed = Allowed::Form("deadline-bounds");
const NEXT: Allowed = Allowed::Form("week");
const WEEKDAYS: Allowed = Allowed::Form("weekday");

struct Reader<'a> {
    text: &'a str,
}

type Text = Spanned<String>;

impl Reader<'_> {
    fn fail<T>(&self, offset: usize, problem: PlaybookProblem) -> Result<T, PlaybookError> {
        Err(PlaybookError { line: line_of(self.text, offset), problem })
    }

    fn named<T>(
        &self,
        key: &'static str,
        value: &Text,
        parse: impl Fn(&str) -> Option<T>,
        allowed: &Allowed,
    ) -> Result<T, PlaybookError> {
        match parse(value.get_ref()) {
            Some(parsed) => Ok(parsed),
            None => self.fail(
                value.span().start,
                PlaybookProblem::BadValue {
                    key,
                    found: value.get_ref().clone(),
                    allowed: allowed.clone(),
                },
            ),
        }
    }

    fn optional<T>(
        &self,
        key: &'static str,
        value: Option<&Text>,
        parse: impl Fn(&str) -> Option<T>,
        allowed: &Allowed,
    ) -> Result<Option<T>, PlaybookError> {
        value.map(|value| self.named(key, value, parse, allowed)).transpose()
    }

    fn step(&self, spanned: &Spanned<RawStep>) -> Result<Step, PlaybookError> {
        let raw = spanned.get_ref();
        let effects = names(Effect::ALL, Effect::as_str);
        let ends = names(EndOutcome::ALL, EndOutcome::as_str);
        let modes = names(Mode::ALL, Mode::as_str);
        Ok(Step {
            name: self.named("name", &raw.name, parse_step_name, &STEP_NAME)?,
            rule: self.rule(spanned)?,
            not_before: self.optional(
                "not_before",
                raw.not_before.as_ref(),
                |text| Some(NotBefore { wait: Wait::parse(text.strip_suffix(" after due")?)? }),
                &DUE_WAITS,
            )?,
            does: self.actions(&raw.does)?,
            text: raw.text.as_ref().map(|text| text.get_ref().clone()),
            mode: self
                .optional("mode", raw.mode.as_ref(), Mode::parse, &modes)?
                .unwrap_or(Mode::Review),
            effect: self.optional("effect", raw.effect.as_ref(), Effect::parse, &effects)?,
            ends: self.optional("ends", raw.ends.as_ref(), EndOutcome::parse, &ends)?,
            only_after: self.condition("only_after", raw.only_after.as_ref())?,
            skipped_after: self.condition("skipped_after", raw.skipped_after.as_ref())?,
            optional: raw.optional,
            registered: raw.registered,
            deadline: self.deadline(raw)?,
            line: line_of(self.text, spanned.span().start),
        })
    }

    /// Exactly one of the rules of the format.
    fn rule(&self, spanned: &Spanned<RawStep>) -> Result<Rule, PlaybookError> {
        let raw = spanned.get_ref();
        let rules: Vec<(&'static str, &Text)> = [
            ("after", &raw.after),
            ("weekday", &raw.weekday),
            ("week_over", &raw.week_over),
            ("after_due", &raw.after_due),
            ("after_deadline", &raw.after_deadline),
            ("same_day", &raw.same_day),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.as_ref()?)))
        .collect();
        let [(key, value)] = rules[..] else {
            let found = rules.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
            let step = raw.name.get_ref().clone();
            return self.fail(spanned.span().start, PlaybookProblem::RuleCount { step, found });
        };
        self.uses_its_keys(key, raw)?;
        let step = value.get_ref().clone();
        match key {
            "after" => self.after_rule(spanned, value),
            "weekday" => self.weekday_rule(spanned, value),
            "week_over" => Ok(Rule::WeekOver { step }),
            "after_due" => {
                Ok(Rule::AfterDue { wait: self.named(key, value, Wait::parse, &WAITS)? })
            }
            "after_deadline" => Ok(Rule::AfterDeadline { step }),
            _ => Ok(Rule::SameDay { step }),
        }
    }

    /// Refuses a key that the rule does not look at: whoever wrote it meant something by it.
    fn uses_its_keys(&self, rule: &str, raw: &RawStep) -> Result<(), PlaybookError> {
        let unused = [
            ("of", &raw.of, matches!(rule, "after" | "weekday")),
            ("within", &raw.within, rule == "after"),
            ("week", &raw.week, rule == "weekday"),
            ("deadline_within", &raw.deadline_within, raw.deadline.is_some()),
        ];
        for (key, value, used) in unused {
            if let (Some(value), false) = (value, used) {
                let step = raw.name.get_ref().clone();
                return self.fail(value.span().start, PlaybookProblem::UnusedKey { step, key });
            }
        }
        Ok(())
    }

    fn after_rule(&self, spanned: &Spanned<RawStep>, value: &Text) -> Result<Rule, PlaybookError> {
        let within = spanned.get_ref().within.as_ref();
        Ok(Rule::After {
            wait: self.named("after", value, Wait::parse, &WAITS)?,
            of: self.anchor(spanned)?,
            within: self.optional("within", within, parse_day_window, &DAY_WINDOWS)?,
        })
    }

    fn weekday_rule(
        &self,
        spanned: &Spanned<RawStep>,
        value: &Text,
    ) -> Result<Rule, PlaybookError> {
        let raw = spanned.get_ref();
        let Some(week) = raw.week.as_ref() else {
            return self.missing(spanned, "week");
        };
        self.named("week", week, |week| (week == "next").then_some(()), &NEXT)?;
        let weekday = self.named("weekday", value, parse_weekday, &WEEKDAYS)?;
        Ok(Rule::Weekday { weekday, of: self.anchor(spanned)? })
    }

    fn anchor(&self, spanned: &Spanned<RawStep>) -> Result<Anchor, PlaybookError> {
        match spanned.get_ref().of.as_ref() {
            None => self.missing(spanned, "of"),
            Some(of) if of.get_ref() == TRIGGER => Ok(Anchor::Trigger),
            Some(of) => Ok(Anchor::Step(of.get_ref().clone())),
        }
    }

    fn missing<T>(
        &self,
        spanned: &Spanned<RawStep>,
        key: &'static str,
    ) -> Result<T, PlaybookError> {
        let step = spanned.get_ref().name.get_ref().clone();
        self.fail(spanned.span().start, PlaybookProblem::MissingKey { step, key })
    }

    fn actions(&self, does: &Spanned<OneOrMore>) -> Result<Vec<Action>, PlaybookError> {
        let written: Vec<&String> = match does.get_ref() {
            OneOrMore::One(action) => vec![action],
            OneOrMore::More(actions) => actions.iter().collect(),
        };
        let bad = |found: &str| PlaybookProblem::BadValue {
            key: "does",
            found: found.to_owned(),
            allowed: names(Action::ALL, Action::as_str),
        };
        if written.is_empty() {
            return self.fail(does.span().start, bad(EMPTY_LIST));
        }
        let mut actions = Vec::new();
        for name in written {
            let Some(action) = Action::parse(name) else {
                return self.fail(does.span().start, bad(name));
            };
            // A step is named by its first action; the others are further channels of its message.
            let fits = actions.first().is_none_or(|first: &Action| first.sends());
            if !fits || actions.contains(&action) {
                return self.fail(does.span().start, bad(name));
            }
            actions.push(action);
        }
        Ok(actions)
    }

    fn condition(
        &self,
        key: &'static str,
        raw: Option<&RawCondition>,
    ) -> Result<Option<Condition>, PlaybookError> {
        let outcomes = names(TaskOutcome::ALL, TaskOutcome::as_str);
        raw.map(|raw| {
            let outcome = self.named(key, &raw.outcome, TaskOutcome::parse, &outcomes)?;
            Ok(Condition { step: raw.step.get_ref().clone(), outcome })
        })
        .transpose()
    }

    fn deadline(&self, raw: &RawStep) -> Result<Option<Deadline>, PlaybookError> {
        let wait = self.optional("deadline", raw.deadline.as_ref(), Wait::parse, &WAITS)?;
        let within = raw.deadline_within.as_ref();
        let bounds = self.optional("deadline_within", within, parse_bounds, &DEADLINES)?;
        Ok(wait.map(|wait| {
            let (at_least, at_most) = bounds.unwrap_or((wait, wait));
            Deadline { wait, at_least, at_most }
        }))
    }
}

fn parse_day_window(text: &str) -> Option<(i64, i64)> {
    let (first, last) = text.strip_suffix(" days")?.split_once("..")?;
    let (first, last) = (first.trim().parse::<u16>().ok()?, last.trim().parse::<u16>().ok()?);
    (first <= last).then_some((i64::from(first), i64::from(last)))
}

fn parse_bounds(text: &str) -> Option<(Wait, Wait)> {
    let (at_least, at_most) = text.split_once("..")?;
    Some((Wait::parse(at_least)?, Wait::parse(at_most)?))
}

/// Letters, digits and hyphens; not the word that rules have for the trigger.
fn parse_step_name(name: &str) -> Option<String> {
    let fits = |c: char| c.is_alphanumeric() || c == '-';
    (!name.is_empty() && name != TRIGGER && name.chars().all(fits)).then(|| name.to_owned())
}

fn parse_weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        _ => return None,
    })
}
