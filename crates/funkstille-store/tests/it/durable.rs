//! What was committed is not lost when the server fails.

use funkstille_store::Store;

use crate::database::Database;

/// Whatever is set for a database, that a letter is being given away is on disk before it is; what
/// the whole server is told is not ours to change, and is told. The server of the tests may forget.
#[tokio::test]
async fn d_02_what_is_committed_is_on_disk_whatever_is_set_for_the_database() {
    let Some(database) = Database::postgres().await else { return };
    let fsync = vec!["fsync".to_owned()];
    for set in ["off", "on", "local"] {
        let sql = format!("ALTER DATABASE postgres SET synchronous_commit = {set}");
        database.tamper(&sql).await;
        let store = Store::open(&database.location).await.expect("opens");
        assert_eq!(store.lossy_settings().await.as_ref(), Ok(&fsync), "{set}");
        store.close().await;
    }
    let file = Database::sqlite().await;
    assert_eq!(file.store.lossy_settings().await, Ok(vec![]));
}
