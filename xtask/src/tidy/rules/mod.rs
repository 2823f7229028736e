//! The rules, one file for each kind.

mod banned;
mod budget;
mod direction;
mod documented;
mod forgotten;
mod locales;
mod markdown;
mod numbers;
mod playbooks;
mod purity;
mod reasons;
mod self_only;
mod sentences;
mod whitespace;

use super::{Finding, Project};

/// Every rule that `tidy` applies.
pub(crate) const ALL: &[fn(&Project) -> Vec<Finding>] = &[
    banned::check,
    budget::check,
    direction::check,
    documented::check,
    forgotten::check_modules,
    forgotten::check_test_binaries,
    forgotten::check_snapshots,
    forgotten::check_data,
    locales::check_parity,
    locales::check_used,
    markdown::check_headings,
    markdown::check_links,
    numbers::check,
    playbooks::check,
    purity::check_sources,
    purity::check_dependencies,
    reasons::check,
    self_only::check,
    sentences::check,
    whitespace::check,
];
