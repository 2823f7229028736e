//! Ways by which the user is told, and calendars: kept, told once, of one tenant alone.

use funkstille_core::evidence::Digest;
use funkstille_store::{Feed, Receiver, Telling, TellingState, TenantId};

use crate::database::Database;
use crate::make::{TENANT, at, begin_case};

fn receiver() -> Receiver {
    let (receiver, kind) = ("1".to_owned(), "webhook".to_owned());
    let (settings, secret) = ("{}".to_owned(), Some(vec![0, 1, 255]));
    Receiver { receiver, kind, settings, secret, told_until: 3 }
}

fn telling(id: &str) -> Telling {
    Telling {
        receiver: "1".to_owned(),
        telling: id.to_owned(),
        body: "{}".to_owned(),
        state: TellingState::Waiting,
        tries: 0,
        next_at: at(0),
        failure: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_is_put_on_its_way_once_and_tried_by_one_program() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.put_receiver(&receiver(), at(0)).await.expect("puts");
        let changed = Receiver { told_until: 4, ..receiver() };
        work.put_receiver(&changed, at(1)).await.expect("changes");
        assert_eq!(work.read().receivers("", 10).await, Ok(vec![changed]));
        let both = [telling("a"), telling("b")];
        assert_eq!(work.add_tellings(&both).await, Ok(2));
        assert_eq!(work.add_tellings(&both).await, Ok(0));
        assert_eq!(work.add_tellings(&[]).await, Ok(0));

        let failure = Some("status".to_owned());
        let tried = Telling { tries: 1, next_at: at(9), failure, ..telling("a") };
        assert_eq!(work.note_telling(&tried, 0).await, Ok(true));
        assert_eq!(work.note_telling(&tried, 0).await, Ok(false), "another program was first");
        assert_eq!(work.read().tellings_due(at(5), 10).await, Ok(vec![telling("b")]));
        let told = Telling { state: TellingState::Told, tries: 1, ..telling("b") };
        assert_eq!(work.note_telling(&told, 0).await, Ok(true));
        assert_eq!(work.read().tellings_of("1", 10).await, Ok(vec![tried]));
        work.forget_tellings(at(1)).await.expect("forgets");
        assert_eq!(work.add_tellings(&both).await, Ok(1), "what was told long ago");
        work.remove_receiver("1").await.expect("removes");
        assert_eq!(work.read().tellings_due(at(99), 10).await, Ok(vec![]));
        work.commit().await.expect("commits");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_04_a_token_opens_the_calendar_of_its_tenant_alone() {
    for database in Database::both().await {
        let other = TenantId(TENANT.0 + 1);
        begin_case(&database.store, TENANT, "a").await;
        begin_case(&database.store, other, "a").await;
        let (feed, settings) = ("1".to_owned(), "{}".to_owned());
        let feed = Feed { feed, token: Digest::of(b"token"), settings, made_at: at(0) };
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.add_feed(&feed).await.expect("adds");
        work.commit().await.expect("commits");
        for (tenant, expected) in [(TENANT, Some(feed.clone())), (other, None)] {
            let mut reading = database.store.read(tenant).await.expect("reads");
            assert_eq!(reading.feed_with_token(&feed.token).await, Ok(expected.clone()));
            assert_eq!(reading.feeds("", 10).await, Ok(Vec::from_iter(expected)));
        }
        let mut work = database.store.begin(other).await.expect("begins");
        assert_eq!(work.remove_feed("1").await, Ok(false));
        drop(work);
        let mut work = database.store.begin(TENANT).await.expect("begins");
        assert_eq!(work.remove_feed("1").await, Ok(true));
    }
}
