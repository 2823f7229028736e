//! The keys of a file of law as they stand there.

use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLaw {
    pub(super) jurisdiction: String,
    #[serde(default)]
    pub(super) countries: Vec<String>,
    pub(super) currency: Spanned<String>,
    pub(super) verified_on: Spanned<String>,
    #[serde(default)]
    pub(super) reference: Vec<Spanned<RawReference>>,
    #[serde(default)]
    pub(super) rule: Vec<Spanned<RawRule>>,
    #[serde(default)]
    pub(super) flat_fee: Vec<Spanned<RawFlatFee>>,
    pub(super) due: Option<Spanned<RawDue>>,
    pub(super) default: Option<Spanned<RawDefault>>,
    pub(super) set_off: Option<Spanned<RawSetOff>>,
    pub(super) limitation: Option<Spanned<RawLimitation>>,
    #[serde(default)]
    pub(super) final_notice: Vec<Spanned<RawFinalNotice>>,
}

/// What every number says of itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOrigin {
    pub(super) basis: String,
    pub(super) source: String,
    pub(super) confidence: String,
    pub(super) verified_on: Option<String>,
}

/// The law by which money goes to the part that is due first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSetOff {
    pub(super) origin: RawOrigin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReference {
    pub(super) name: String,
    pub(super) published_by: Option<String>,
    pub(super) steps: String,
    pub(super) complete_until: Option<String>,
    pub(super) origin: RawOrigin,
    pub(super) rates: Vec<Spanned<RawRate>>,
}

/// One row; what it does not say of itself, the origin of its table says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRate {
    pub(super) from: String,
    pub(super) percent: String,
    pub(super) source: Option<String>,
    pub(super) confidence: Option<String>,
    pub(super) verified_on: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) name: String,
    pub(super) day_count: String,
    pub(super) debtors: Vec<String>,
    #[serde(default)]
    pub(super) only_at_fault: bool,
    #[serde(default)]
    pub(super) flat_fee: bool,
    pub(super) edition: Vec<Spanned<RawEdition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEdition {
    pub(super) contracts_from: Option<String>,
    pub(super) bears_from: Option<String>,
    pub(super) percent: String,
    pub(super) reference: Option<String>,
    pub(super) taken_on: Option<String>,
    #[serde(default)]
    pub(super) fixed_at_start: bool,
    pub(super) origin: RawOrigin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFlatFee {
    pub(super) contracts_from: Option<String>,
    pub(super) debtors: Vec<String>,
    pub(super) tiers: Vec<RawTier>,
    pub(super) origin: RawOrigin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTier {
    pub(super) from: String,
    pub(super) amount: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDue {
    pub(super) days: u8,
    pub(super) origin: RawOrigin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDefault {
    pub(super) next_business_day: bool,
    pub(super) origin: RawOrigin,
    #[serde(default)]
    pub(super) ground: Vec<Spanned<RawGround>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGround {
    pub(super) name: String,
    #[serde(default)]
    pub(super) days: u8,
    #[serde(default)]
    pub(super) notice_for: Vec<String>,
    pub(super) origin: RawOrigin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimitation {
    pub(super) years: u8,
    pub(super) counts_from: String,
    pub(super) after_negotiations_months: Option<u8>,
    pub(super) origin: RawOrigin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFinalNotice {
    pub(super) regions: Vec<String>,
    pub(super) debtors: Vec<String>,
    pub(super) deadline: String,
    pub(super) at_most: String,
    pub(super) enclosures: Vec<String>,
    pub(super) origin: RawOrigin,
}
