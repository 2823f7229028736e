//! The keys of a playbook file as they stand there, each with its place.

use serde::Deserialize;
use toml::Spanned;

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlaybook {
    pub(super) name: Text,
    pub(super) stage: Text,
    pub(super) starts: Vec<Text>,
    pub(super) due_unless_named: Option<Text>,
    #[serde(default)]
    pub(super) step: Vec<Spanned<RawStep>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStep {
    pub(super) name: Text,
    pub(super) after: Option<Text>,
    pub(super) of: Option<Text>,
    pub(super) within: Option<Text>,
    pub(super) weekday: Option<Text>,
    pub(super) week: Option<Text>,
    pub(super) week_over: Option<Text>,
    pub(super) after_due: Option<Text>,
    pub(super) after_deadline: Option<Text>,
    pub(super) same_day: Option<Text>,
    pub(super) not_before: Option<Text>,
    pub(super) does: Spanned<OneOrMore>,
    pub(super) text: Option<Text>,
    pub(super) mode: Option<Text>,
    pub(super) effect: Option<Text>,
    pub(super) ends: Option<Text>,
    pub(super) only_after: Option<RawCondition>,
    pub(super) skipped_after: Option<RawCondition>,
    #[serde(default)]
    pub(super) optional: bool,
    #[serde(default)]
    pub(super) registered: bool,
    pub(super) deadline: Option<Text>,
    pub(super) deadline_within: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCondition {
    pub(super) step: Text,
    pub(super) outcome: Text,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}
