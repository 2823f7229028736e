//! Which database it is: a copy that takes the place of another one is another one.

use funkstille_store::{Location, Store};

use crate::database::{Database, tamper};

#[tokio::test]
async fn s_13_what_was_put_back_on_a_server_is_another_database() {
    let Some(main) = Database::postgres().await else { return };
    let kept = main.spare("kept").await;
    let store = Store::create(&kept).await.expect("a new database");
    let identity = store.identity().await.expect("the server says");
    store.close().await;
    assert_eq!(of(&kept).await, identity, "it is the same for every program and on every day");
    assert_ne!(of(&main.location).await, identity, "others on the same server are others");

    tamper(&main.location, "CREATE DATABASE copy TEMPLATE kept").await;
    tamper(&main.location, "DROP DATABASE kept").await;
    tamper(&main.location, "ALTER DATABASE copy RENAME TO kept").await;
    let put_back = of(&kept).await;
    assert_ne!(put_back, identity, "a copy in the same place");

    let refilled = "CREATE TABLE refilled (LIKE outbox INCLUDING ALL); DROP TABLE outbox; \
                    ALTER TABLE refilled RENAME TO outbox";
    tamper(&kept, refilled).await;
    assert_ne!(of(&kept).await, put_back, "the same database, filled anew from a dump");
}

#[tokio::test]
async fn a_file_is_known_by_its_number_and_not_by_what_is_in_it() {
    let database = Database::sqlite().await;
    assert_eq!(database.store.identity().await, Ok(String::new()));
}

async fn of(location: &Location) -> String {
    let store = Store::open(location).await.expect("opens");
    let identity = store.identity().await.expect("the server says");
    store.close().await;
    identity
}
