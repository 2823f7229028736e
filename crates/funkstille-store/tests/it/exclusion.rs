//! Many at once: one of them does it.

use funkstille_core::case::{Happened, Noted};
use funkstille_core::evidence::Digest;
use funkstille_store::{Once, OutboxState, Stream, TenantId};

use crate::database::Database;
use crate::make::{TENANT, append_case, at, begin_case, case_events, day, happened, letter};

const WORKERS: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn c_01_of_many_workers_each_letter_is_claimed_by_one() {
    for database in Database::both().await {
        let store = &database.store;
        store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
        let mut work = store.begin(TENANT).await.expect("begins");
        let ids: Vec<_> = (0..40).map(|number| format!("l{number:02}")).collect();
        let letters: Vec<_> =
            ids.iter().map(|id| letter(id, &[id], OutboxState::SendWindow)).collect();
        work.put_letters(&letters, at(0)).await.expect("puts");
        work.commit().await.expect("commits");

        let worker = |store: funkstille_store::Store| async move {
            let mut claimed = Vec::new();
            while let Some(claim) =
                store.claim_letter(TENANT, at(20), at(60), None).await.expect("claims")
            {
                claimed.push(claim.letter.letter);
            }
            claimed
        };
        let workers: Vec<_> = (0..WORKERS).map(|_| tokio::spawn(worker(store.clone()))).collect();
        let mut claimed = Vec::new();
        for worker in workers {
            claimed.extend(worker.await.expect("no panic"));
        }
        claimed.sort();
        assert_eq!(claimed, ids);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_01_who_lost_the_lease_records_nothing() {
    for database in Database::both().await {
        let store = &database.store;
        store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
        let mut work = store.begin(TENANT).await.expect("begins");
        let letters = [letter("l1", &["k"], OutboxState::SendWindow)];
        work.put_letters(&letters, at(0)).await.expect("puts");
        work.commit().await.expect("commits");

        let slow =
            store.claim_letter(TENANT, at(20), at(30), None).await.expect("claims").expect("one");
        assert_eq!(store.claim_letter(TENANT, at(29), at(40), None).await.expect("claims"), None);
        let mut work = store.begin(TENANT).await.expect("begins");
        let late = work.record_claim(&slow, OutboxState::HandedOver, at(30), Some(at(40))).await;
        assert!(late.expect_err("the lease has ended").as_conflict().is_some());
        drop(work);

        let passed = Some((at(30), "9"));
        assert_eq!(store.claim_letter(TENANT, at(30), at(40), passed).await.expect("claims"), None);
        let next =
            store.claim_letter(TENANT, at(30), at(40), None).await.expect("claims").expect("one");
        assert_eq!(next.letter.lease_token, slow.letter.lease_token + 1);
        let mut work = store.begin(TENANT).await.expect("begins");
        let stale = work.record_claim(&slow, OutboxState::Sent, at(31), None).await;
        assert_eq!(
            stale.expect_err("superseded").as_conflict().expect("a conflict").found,
            Some(2)
        );
        work.record_claim(&next, OutboxState::HandedOver, at(31), Some(at(40)))
            .await
            .expect("holds");
        work.commit().await.expect("commits");

        // What was handed over is never claimed again, even when its lease has ended.
        assert_eq!(store.claim_letter(TENANT, at(99), at(100), None).await.expect("claims"), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_append_at_once_each_version_has_one_winner() {
    for database in Database::both().await {
        let store = &database.store;
        begin_case(store, TENANT, "a").await;
        let noted = || [happened(day(5), Happened::Noted(Noted::Delay))];
        let worker = |store: funkstille_store::Store| async move {
            append_case(&store, TENANT, "a", 2, &noted()).await
        };
        let workers: Vec<_> = (0..WORKERS).map(|_| tokio::spawn(worker(store.clone()))).collect();
        let mut won = 0;
        for worker in workers {
            match worker.await.expect("no panic") {
                Ok(()) => won += 1,
                Err(error) => assert!(error.as_conflict().is_some(), "{error}"),
            }
        }
        assert_eq!(won, 1);
        let mut reading = store.read(TENANT).await.expect("reads");
        reading.verify_tenant(&[]).await.expect("whole");
        let head = reading.head(&Stream::case("a")).await.expect("reads").expect("a head");
        assert_eq!(head.version, 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tenants_do_not_wait_for_each_other_longer_than_a_write() {
    for database in Database::both().await {
        let store = &database.store;
        let tenants: Vec<_> = (1..=4).map(TenantId).collect();
        for tenant in &tenants {
            begin_case(store, *tenant, "a").await;
        }
        let write = |store: funkstille_store::Store, tenant| async move {
            for version in 2..12 {
                let noted = [happened(day(5), Happened::Noted(Noted::Delay))];
                append_case(&store, tenant, "a", version, &noted).await.expect("appends");
            }
        };
        let writers: Vec<_> =
            tenants.iter().map(|tenant| tokio::spawn(write(store.clone(), *tenant))).collect();
        for writer in writers {
            writer.await.expect("no panic");
        }
        for tenant in tenants {
            let mut reading = store.read(tenant).await.expect("reads");
            assert_eq!(reading.verify_tenant(&[]).await.expect("whole").entries, 12);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_03_a_request_has_one_effect_and_its_key_is_its_own() {
    for database in Database::both().await {
        let store = &database.store;
        store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
        let request = Digest::of(b"pay 100");
        let mut work = store.begin(TENANT).await.expect("begins");
        assert_eq!(work.once("k", &request, at(0)).await.expect("notes"), Once::New);
        work.answer_once("k", "done").await.expect("answers");
        work.commit().await.expect("commits");

        let mut work = store.begin(TENANT).await.expect("begins");
        let again = work.once("k", &request, at(9)).await.expect("notes");
        assert_eq!(again, Once::AlreadyApplied(Some("done".to_owned())));
        let other = work.once("k", &Digest::of(b"pay 200"), at(9)).await;
        assert!(other.expect_err("another body").as_conflict().is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_work_that_meets_a_conflict_leaves_nothing_behind() {
    for database in Database::both().await {
        let store = &database.store;
        begin_case(store, TENANT, "a").await;
        let before = database.dump().await;
        let noted = case_events(&[happened(day(5), Happened::Noted(Noted::Delay))]);
        let mut work = store.begin(TENANT).await.expect("begins");
        work.append(&Stream::case("b"), 0, &noted).await.expect("appends");
        work.append(&Stream::case("a"), 2, &noted).await.expect("appends");
        let conflict = work.append(&Stream::case("a"), 2, &noted).await.expect_err("not twice");
        assert_eq!(conflict.as_conflict().expect("a conflict").found, Some(3));
        drop(work);
        assert_eq!(database.dump().await, before);
    }
}
