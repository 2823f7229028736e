//! The database: there, of this version, to be written, whole.

use std::fs;
use std::path::Path;

use funkstille_core::explain::Fact;
use funkstille_store::{Location, Store, StoreError, TenantId};

use super::{Finding, Findings, Place, State};
use crate::error::Error;
use crate::upgrade;

const DATABASE: &str = "database";
const WRITABLE: &str = "writable";
const INTEGRITY: &str = "integrity";
const ROWS: &str = "rows";

/// Looks at it; gives it where it can be worked with.
pub(super) async fn look(place: &Place<'_>, is_quick: bool) -> (Findings, Option<Store>) {
    let store = match upgrade::open(place.location).await {
        Ok(store) => store,
        Err(StoreError::TooOld { found, known }) => {
            let facts = [("found", found.into()), ("known", known.into())];
            return (vec![Finding::new(DATABASE, State::Warning, "old", &facts)], None);
        }
        Err(error) => return (vec![failed(DATABASE, error)], None),
    };
    let mut found = vec![there(place.location, &store).await];
    found.extend(lossy(&store).await);
    found.push(writable(place, &store).await);
    if !is_quick {
        found.extend(whole(&store).await);
    }
    let is_usable = has_business(&store, place.business, &mut found).await;
    (found, Some(store).filter(|_| is_usable))
}

fn failed(check: &'static str, error: StoreError) -> Finding {
    Finding::failed(check, State::Wrong, &Error::from(error))
}

async fn there(location: &Location, store: &Store) -> Finding {
    match store.schema_version().await {
        Ok(version) => {
            let place = Fact::Text(location.to_string());
            Finding::ok(DATABASE, &[("place", place), ("version", version.into())])
        }
        Err(error) => failed(DATABASE, error),
    }
}

/// Whether the server may forget what was committed.
async fn lossy(store: &Store) -> Option<Finding> {
    match store.lossy_settings().await {
        Ok(names) if names.is_empty() => None,
        Ok(names) => {
            let facts = [("names", Fact::Text(names.join(", ")))];
            Some(Finding::new(DATABASE, State::Warning, "lossy", &facts))
        }
        Err(error) => Some(failed(DATABASE, error)),
    }
}

/// Whether the business is there; says so where it is not.
async fn has_business(store: &Store, business: TenantId, found: &mut Findings) -> bool {
    match store.tenants().await {
        Ok(tenants) if tenants.iter().any(|(tenant, _)| *tenant == business) => true,
        Ok(_) => {
            found.push(failed(DATABASE, StoreError::NoTenant { tenant: business.0 }));
            false
        }
        Err(error) => {
            found.push(failed(DATABASE, error));
            false
        }
    }
}

/// Whether something can be written, in the file and beside it: SQLite makes files there.
async fn writable(place: &Place<'_>, store: &Store) -> Finding {
    match store.begin(place.business).await {
        Ok(work) => drop(work),
        Err(error @ StoreError::Busy) => {
            return Finding::failed(WRITABLE, State::Warning, &error.into());
        }
        // That the business is not there is told once.
        Err(StoreError::NoTenant { .. }) => {}
        Err(error) => return failed(WRITABLE, error),
    }
    if let Location::Sqlite(path) = place.location {
        for path in [path.as_path(), super::disk::folder_of(path)] {
            if !may_be_written(path) {
                let path = Fact::Text(path.display().to_string());
                return Finding::new(WRITABLE, State::Wrong, "not", &[("path", path)]);
            }
        }
    }
    Finding::ok(WRITABLE, &[])
}

/// Whether the system lets this user write there.
#[cfg(unix)]
fn may_be_written(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok() && fs::metadata(path).is_ok()
}

/// Whether the system lets this user write there.
#[cfg(not(unix))]
fn may_be_written(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.permissions().readonly())
}

/// Whether everything is what was written, and whether rows follow from the ledger.
async fn whole(store: &Store) -> Findings {
    let report = match store.check().await {
        Ok(report) => report,
        Err(error) => return vec![failed(INTEGRITY, error)],
    };
    let entries: u64 = report.tenants.values().map(|verified| verified.entries).sum();
    let entries = Fact::Number(i64::try_from(entries).unwrap_or(i64::MAX));
    let mut found = vec![Finding::ok(INTEGRITY, &[("entries", entries)])];
    found.push(if report.out_of_step.is_empty() {
        Finding::ok(ROWS, &[])
    } else {
        let tables: Vec<String> = report.out_of_step.into_iter().collect();
        Finding::new(ROWS, State::Wrong, "not", &[("tables", Fact::Text(tables.join(", ")))])
    });
    found
}
