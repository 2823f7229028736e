//! Accounts: kept, changed by who has read them, and of one tenant alone.

use funkstille_store::projection::Outlook;
use funkstille_store::{AccountDraft, TenantId, restore};

use crate::database::Database;
use crate::make::{TENANT, at, begin_case};

fn draft() -> AccountDraft {
    AccountDraft {
        address: "freya@studio.example".to_owned(),
        kind: "imap".to_owned(),
        host: Some("imap.studio.example".to_owned()),
        port: Some(993),
        security: Some("tls".to_owned()),
        user: Some("freya".to_owned()),
        auth: Some("password".to_owned()),
        secret: Some(vec![0, 1, 255]),
        settings: "{}".to_owned(),
    }
}

fn maildir() -> AccountDraft {
    let (address, kind) = ("old@studio.example".to_owned(), "maildir".to_owned());
    AccountDraft { address, kind, settings: "{}".to_owned(), ..AccountDraft::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_kept_as_it_was_put() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        assert_eq!(work.put_account("1", &draft(), 0, at(0)).await, Ok(1));
        assert_eq!(work.put_account("2", &maildir(), 0, at(0)).await, Ok(1));
        work.commit().await.expect("commits");

        let mut reading = database.store.read(TENANT).await.expect("reads");
        let all = reading.accounts("", 10).await.expect("reads");
        assert_eq!(all.iter().map(|it| &it.draft).collect::<Vec<_>>(), [&draft(), &maildir()]);
        assert_eq!(reading.accounts("1", 10).await.expect("reads"), all[1..]);
        assert_eq!(reading.accounts("", 1).await.expect("reads"), all[..1]);
        let one = reading.account("1").await.expect("reads").expect("is there");
        assert_eq!((one.version, one.changed_at, one.failure.as_deref()), (1, at(0), None));
        assert_eq!(reading.account("3").await, Ok(None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_has_read_an_account_changes_or_removes_it() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.put_account("1", &draft(), 0, at(0)).await.expect("puts");
        for version in [0, 2] {
            let late = work.put_account("1", &maildir(), version, at(1)).await.expect_err("late");
            assert_eq!(late.as_conflict().expect("a conflict").found, Some(1));
        }
        assert_eq!(work.put_account("1", &maildir(), 1, at(1)).await, Ok(2));
        assert!(work.remove_account("1", 1).await.is_err());
        work.remove_account("1", 2).await.expect("removes");
        let gone = work.put_account("1", &draft(), 2, at(2)).await.expect_err("it is gone");
        assert_eq!(gone.as_conflict().expect("a conflict").found, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn how_it_went_is_no_change_of_the_account() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.put_account("1", &draft(), 0, at(0)).await.expect("puts");
        work.note_account("1", Some("login"), at(1)).await.expect("notes");
        let failed = work.read().account("1").await.expect("reads").expect("is there");
        assert_eq!((failed.failed_at, failed.failure.as_deref()), (Some(at(1)), Some("login")));
        work.note_account("1", None, at(2)).await.expect("notes");
        let well = work.read().account("1").await.expect("reads").expect("is there");
        assert_eq!((well.succeeded_at, well.failure), (Some(at(2)), None));
        assert_eq!((well.failed_at, well.version, well.changed_at), (Some(at(1)), 1, at(0)));
        work.note_account("gone", None, at(2)).await.expect("is let be");
    }
}

/// C-04: of another tenant nothing is seen, changed or removed.
#[tokio::test(flavor = "multi_thread")]
async fn c_04_accounts_are_of_one_tenant() {
    for database in Database::both().await {
        let other = TenantId(2);
        for tenant in [TENANT, other] {
            begin_case(&database.store, tenant, "a").await;
        }
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.put_account("1", &draft(), 0, at(0)).await.expect("puts");
        work.commit().await.expect("commits");
        let mut work = database.store.begin(other).await.expect("begins");
        assert_eq!(work.read().accounts("", 10).await, Ok(vec![]));
        assert!(work.remove_account("1", 1).await.is_err());
        work.note_account("1", Some("login"), at(1)).await.expect("changes nothing");
        work.put_account("1", &maildir(), 0, at(0)).await.expect("its own");
        work.commit().await.expect("commits");
        let mut reading = database.store.read(TENANT).await.expect("reads");
        let ours = reading.account("1").await.expect("reads").expect("is there");
        assert_eq!((ours.draft, ours.failure), (draft(), None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_outlive_a_restore_and_new_projections() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.put_account("1", &draft(), 0, at(0)).await.expect("puts");
        work.rebuild_projections(|_| Outlook::default()).await.expect("rebuilds");
        let before = work.read().account("1").await.expect("reads").expect("is there");
        work.commit().await.expect("commits");

        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kept.db");
        database.store.backup(&file).await.expect("a backup");
        let place = database.spare("restored").await;
        restore(&file, &place, at(9)).await.expect("restores");
        let restored = Database::open(place).await;
        let mut reading = restored.store.read(TENANT).await.expect("reads");
        assert_eq!(reading.account("1").await, Ok(Some(before)));
    }
}
