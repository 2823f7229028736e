//! What time it is for a business.

use funkstille_engine::{Data, Engine, Error, Location, Problem, Store, TenantId};
use jiff::Timestamp;

#[tokio::test]
async fn a_practice_database_has_a_time_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::Sqlite(folder.path().join("my.db"));
    let store = Store::create(&location).await.expect("a database");
    let (tenant, machine) = (TenantId(1), Timestamp::UNIX_EPOCH);
    store.add_tenant(tenant, "Studio", machine).await.expect("a tenant");
    let engine = Engine::new(store, tenant, Data::embedded()).expect("an engine");
    assert_eq!(engine.clock(machine).await, Ok(machine));
    for (version, (own, instant)) in (0..).zip([
        ("2026-11-23T09:00:00+01:00[Europe/Berlin]", Some("2026-11-23T08:00:00Z")),
        ("2026-11-23T09:00:00Z", Some("2026-11-23T09:00:00Z")),
        ("some day", None),
    ]) {
        let mut work = engine.store().begin(tenant).await.expect("begins");
        work.put_setting("practice-clock", own, version, machine).await.expect("sets");
        work.commit().await.expect("commits");
        let clock = engine.clock(machine).await;
        if let Some(instant) = instant {
            assert_eq!(clock, Ok(instant.parse().expect("an instant")));
        } else {
            let refused = matches!(clock, Err(Error::Problem(Problem::SettingUnreadable { .. })));
            assert!(refused, "{clock:?}");
        }
    }
}
