//! Accounts: their secrets, their key, and what practice refuses.

use std::fs;
use std::path::{Path, PathBuf};

use funkstille_engine::accounts::{
    self, Access, AccountChange, AccountProblem, Auth, Entrance, HttpClient, Imap, Kind,
    NewAccount, Providers, SecretText, Security, Source,
};
use funkstille_engine::secrets::{KeyPlace, SecretError};
use funkstille_engine::{Data, Engine, Error, Location, Moment, Store, TenantId};
use funkstille_engine::{mail, round};
use funkstille_post::imap::Login;
use jiff::Timestamp;
use tempfile::TempDir;

/// A business with a database, and a place for its key.
struct Desk {
    engine: Engine,
    folder: TempDir,
}

fn moment(seed: u8) -> Moment {
    let mut count = seed;
    Moment::new(Timestamp::UNIX_EPOCH, "freya", move || {
        count = count.wrapping_add(1);
        [count; 32]
    })
}

fn on_server(password: Option<&str>) -> NewAccount {
    let imap = Imap {
        host: "127.0.0.1".to_owned(),
        port: 993,
        security: Security::Tls,
        user: "freya".to_owned(),
        auth: Auth::Password,
    };
    NewAccount {
        address: "Freya@Studio.example".to_owned(),
        kind: Kind::Imap(imap),
        outgoing: None,
        password: password.map(SecretText::from),
    }
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::create(&place(folder.path())).await.expect("a database");
        store.add_tenant(TenantId(1), "Studio", Timestamp::UNIX_EPOCH).await.expect("a tenant");
        let engine = Engine::new(store, TenantId(1), Data::embedded()).expect("an engine");
        Self { engine, folder }
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("key")
    }

    fn keys(&self) -> KeyPlace {
        KeyPlace::File(self.key())
    }

    async fn add(&self, new: &NewAccount) -> Result<accounts::Added, Error> {
        accounts::add(&self.engine, &mut moment(1), &self.keys(), new).await
    }

    /// What an account logs in with.
    async fn login(&self, account: &str, seed: u8) -> Result<Login, Error> {
        let (client, providers) = (HttpClient::closed(), Providers::default());
        let keys = self.keys();
        let access =
            Access { client: &client, providers: &providers, keys: &keys, authorities: &[] };
        let account = accounts::find(&mut self.engine.read().await?, account).await?;
        accounts::imap_login(&self.engine, &mut moment(seed), &access, &account).await
    }

    async fn practise(&self) {
        let mut work = self.engine.store().begin(TenantId(1)).await.expect("begins");
        let (clock, now) = ("2026-03-04T08:00:00Z", Timestamp::UNIX_EPOCH);
        work.put_setting("practice-clock", clock, 0, now).await.expect("sets");
        work.commit().await.expect("commits");
    }
}

fn place(folder: &Path) -> Location {
    Location::Sqlite(folder.join("my.db"))
}

fn password(login: &Login) -> String {
    match login {
        Login::Password { user, password } => {
            assert!(!format!("{password:?}").contains("canary"));
            user.clone()
        }
        Login::XOAuth2 { .. } => panic!("it has a password"),
    }
}

#[tokio::test]
async fn a_password_is_nowhere_in_the_database_and_opens_with_the_key() {
    let desk = Desk::new().await;
    let added = desk.add(&on_server(Some("canary-0815"))).await.expect("is added");
    assert_eq!((added.account.as_str(), added.key_is_new), ("1", true));
    assert_eq!(password(&desk.login("freya@studio.example", 9).await.expect("opens")), "freya");
    let account = accounts::find(&mut desk.engine.read().await.expect("reads"), "1").await;
    assert!(!format!("{account:?}").contains("canary"));
    desk.engine.store().close().await;
    for file in fs::read_dir(desk.folder.path()).expect("a folder") {
        let bytes = fs::read(file.expect("a file").path()).expect("reads");
        assert!(!bytes.windows(6).any(|part| part == b"canary"));
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let desk = Desk::new().await;
    desk.add(&on_server(Some("secret"))).await.expect("is added");
    let mode = fs::metadata(desk.key()).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = NewAccount { address: "otto@studio.example".to_owned(), ..on_server(None) };
    let other = Imap { user: "otto".to_owned(), ..imap(&again) };
    let again = NewAccount { kind: Kind::Imap(other), password: Some("x".into()), ..again };
    let added = desk.add(&again).await.expect("is added");
    assert_eq!((added.account.as_str(), added.key_is_new), ("2", false));
}

fn imap(new: &NewAccount) -> Imap {
    match &new.kind {
        Kind::Imap(imap) => imap.clone(),
        Kind::Maildir(_) => panic!("it is on a server"),
    }
}

#[tokio::test]
async fn without_the_key_or_with_another_it_is_said_what_to_do() {
    let desk = Desk::new().await;
    desk.add(&on_server(Some("secret"))).await.expect("is added");
    let place = desk.key().display().to_string();
    fs::rename(desk.key(), desk.folder.path().join("away")).expect("renames");
    let missing = Error::Secret(SecretError::NoKey { place: place.clone() });
    assert_eq!(desk.login("1", 9).await.map(drop), Err(missing));

    // As after a restore without the key: the password is entered again, and nothing else.
    let account = accounts::find(&mut desk.engine.read().await.expect("reads"), "1").await;
    let account = account.expect("it is there");
    let mut later = moment(77);
    let (keys, password) = (desk.keys(), SecretText::from("secret"));
    let with = (&account, &password);
    let made = accounts::set_password(&desk.engine, &mut later, &keys, with).await;
    assert_eq!(made, Ok(true));
    assert!(desk.login("1", 9).await.is_ok());

    fs::rename(desk.folder.path().join("away"), desk.key()).expect("renames");
    let other = Error::Secret(SecretError::OtherKey { place: place.clone() });
    assert_eq!(desk.login("1", 9).await.map(drop), Err(other));
    fs::write(desk.key(), "something else").expect("writes");
    let none = Error::Secret(SecretError::NotAKey { place });
    assert_eq!(desk.login("1", 9).await.map(drop), Err(none));
}

#[tokio::test]
async fn another_key_takes_the_place_of_the_old_one() {
    let desk = Desk::new().await;
    desk.add(&on_server(Some("secret"))).await.expect("is added");
    let before = fs::read(desk.key()).expect("reads");
    let done = accounts::rekey(&desk.engine, &mut moment(50), &desk.keys(), None).await;
    assert_eq!(done.map(|done| (done.sealed, done.lost)), Ok((1, vec![])));
    assert_ne!(fs::read(desk.key()).expect("reads"), before);
    assert!(desk.login("1", 9).await.is_ok());
    // Cut short before the new key came to its place, everything still opens.
    fs::rename(desk.key(), desk.folder.path().join("key.next")).expect("renames");
    fs::write(desk.key(), &before).expect("writes");
    assert!(desk.login("1", 9).await.is_ok());
    let done = accounts::rekey(&desk.engine, &mut moment(60), &desk.keys(), None).await;
    assert_eq!(done.map(|done| done.sealed), Ok(1));
    assert!(desk.login("1", 9).await.is_ok());
    assert!(!desk.folder.path().join("key.next").exists());
}

#[tokio::test]
async fn what_no_key_opens_is_named_and_stays() {
    let desk = Desk::new().await;
    desk.add(&on_server(Some("secret"))).await.expect("is added");
    fs::remove_file(desk.key()).expect("removes");
    let other = NewAccount { address: "otto@studio.example".to_owned(), ..on_server(None) };
    let user = Imap { user: "otto".to_owned(), ..imap(&other) };
    let other = NewAccount { kind: Kind::Imap(user), password: Some("x".into()), ..other };
    accounts::add(&desk.engine, &mut moment(99), &desk.keys(), &other).await.expect("is added");
    let to = desk.folder.path().join("other-key");
    let done = accounts::rekey(&desk.engine, &mut moment(150), &desk.keys(), Some(&to)).await;
    let done = done.expect("it is done");
    assert_eq!((done.sealed, done.lost), (1, vec![(1, "1".to_owned())]));
    let mut reading = desk.engine.read().await.expect("reads");
    assert!(accounts::find(&mut reading, "1").await.expect("is there").has_secret);
}

#[tokio::test]
async fn accounts_that_are_refused() {
    let desk = Desk::new().await;
    desk.add(&on_server(None)).await.expect("is added");
    let there = AccountProblem::There {
        address: "Freya@studio.example".to_owned(),
        account: "1".to_owned(),
    };
    assert_eq!(desk.add(&on_server(None)).await, Err(there.into()));
    let with = |change: fn(&mut Imap)| {
        let mut new = on_server(None);
        let mut imap = imap(&new);
        change(&mut imap);
        new.address = "otto@studio.example".to_owned();
        new.kind = Kind::Imap(imap);
        new
    };
    for new in [
        with(|imap| {
            imap.host = "imap.studio.example".to_owned();
            imap.security = Security::None;
        }),
        with(|imap| imap.host = "imap.studio.example/x".to_owned()),
        with(|imap| imap.port = 0),
    ] {
        let refused = desk.add(&new).await;
        let is_unsafe = matches!(refused, Err(Error::Account(AccountProblem::UnsafeServer { .. })));
        assert!(is_unsafe, "{refused:?}");
    }
    let named = with(|imap| imap.user = "freya\r\nA1 LOGOUT".to_owned());
    assert_eq!(desk.add(&named).await, Err(AccountProblem::BadUser.into()));
    for password in ["", "two\nlines"] {
        let refused = desk.add(&on_server(Some(password))).await;
        assert_eq!(refused, Err(AccountProblem::BadPassword.into()));
    }
    let kind = Kind::Maildir(desk.folder.path().into());
    let no_maildir = NewAccount { kind, ..on_server(None) };
    let refused = desk.add(&no_maildir).await;
    assert!(matches!(refused, Err(Error::Account(AccountProblem::NoMaildir { .. }))));
    assert!(!desk.key().exists(), "no key is made for nothing");
    let unknown = AccountProblem::Unknown { given: "otto".to_owned() };
    assert_eq!(accounts::remove(&desk.engine, "otto").await, Err(unknown.into()));
    accounts::remove(&desk.engine, "1").await.expect("is removed");
    assert_eq!(desk.add(&on_server(None)).await.expect("is added").account, "2");
}

#[tokio::test]
async fn an_account_is_changed_and_what_is_another_mailbox_read_anew() {
    let desk = Desk::new().await;
    desk.add(&on_server(Some("secret"))).await.expect("is added");
    let set = async |change: AccountChange| {
        accounts::set(&desk.engine, &moment(7), "freya@studio.example", &change).await
    };
    let read_at = Some(Timestamp::UNIX_EPOCH);
    let readings = async || {
        let mut reading = desk.engine.read().await.expect("reads");
        mail::readings(&mut reading).await.expect("reads")
    };
    let mut work = desk.engine.store().begin(TenantId(1)).await.expect("begins");
    work.put_mail_account("1", read_at).await.expect("puts");
    work.commit().await.expect("commits");
    let some = |text: &str| Some(text.to_owned());
    let changed = set(AccountChange {
        port: Some(1993),
        authserv_id: Some(some(" MX.Studio.example ")),
        with_aliases: vec!["Hallo@studio.example".to_owned(), "freya@studio.example".to_owned()],
        ..AccountChange::default()
    });
    let changed = changed.await.expect("is changed");
    assert_eq!((changed.place().as_str(), changed.has_secret), ("127.0.0.1:1993", true));
    assert_eq!(changed.aliases, ["hallo@studio.example"]);
    assert_eq!(changed.authserv_id.as_deref(), Some("mx.studio.example"));
    assert_eq!(readings().await, [("1".to_owned(), read_at)], "it is the same mailbox");

    let changed = set(AccountChange {
        user: some("otto"),
        authserv_id: Some(None),
        without_aliases: vec!["HALLO@studio.example".to_owned()],
        ..AccountChange::default()
    });
    let changed = changed.await.expect("is changed");
    assert_eq!((changed.aliases, changed.authserv_id), (vec![], None));
    assert_eq!(readings().await, [("1".to_owned(), None)], "nothing leaves until it was read");
    assert_eq!(password(&desk.login("1", 9).await.expect("opens")), "otto");

    let by_token = Some(Auth::Provider("google".to_owned()));
    let changed = set(AccountChange { auth: by_token, ..AccountChange::default() }).await;
    assert!(!changed.expect("is changed").has_secret, "a password is no token");

    let other = NewAccount { address: "otto@studio.example".to_owned(), ..on_server(None) };
    desk.add(&other).await.expect("is added");
    let there = AccountProblem::There { address: other.address, account: "2".to_owned() };
    let bad = |given: &str| AccountProblem::BadAuthservId { given: given.to_owned() };
    let named =
        |name: &str| AccountChange { authserv_id: Some(some(name)), ..AccountChange::default() };
    for (change, problem) in [
        (AccountChange { user: some("freya"), ..AccountChange::default() }, there),
        (named("dmarc=pass"), bad("dmarc=pass")),
        (named("*example"), bad("*example")),
        (named("*.example"), bad("*.example")),
        (named(""), bad("")),
        (
            AccountChange { maildir: Some("mail".into()), ..AccountChange::default() },
            AccountProblem::OtherKind { account: "1".to_owned() },
        ),
        (
            AccountChange { host: some("imap.studio.example/x"), ..AccountChange::default() },
            AccountProblem::UnsafeServer { host: "imap.studio.example/x".to_owned() },
        ),
    ] {
        assert_eq!(set(change).await, Err(problem.into()));
    }
}

/// The name under which a server vouches for senders comes from its owner, or is known of the host.
#[tokio::test]
async fn h_09_a_mailbox_is_read_with_the_name_of_its_server_and_all_own_addresses() {
    let desk = Desk::new().await;
    let mut new = on_server(Some("secret"));
    new.kind = Kind::Imap(Imap { host: "imap.gmail.com".to_owned(), ..imap(&new) });
    desk.add(&new).await.expect("is added");
    let entrance = Entrance {
        client: HttpClient::closed(),
        providers: Providers::default(),
        keys: desk.keys(),
        authorities: vec![],
        home: funkstille_engine::pause::Home::default(),
        bank: None,
    };
    let enter = async || {
        let found = round::account(&desk.engine, &mut moment(9), &entrance, "1").await;
        let found = found.expect("opens").expect("is there");
        (found.authserv_id, found.me)
    };
    let own = || "freya@studio.example".to_owned();
    assert_eq!(enter().await, (Some("mx.google.com".to_owned()), vec![own()]));
    for (name, host, expected) in [
        (Some("mx.studio.example"), None, Some("mx.studio.example")),
        (None, Some("imap.studio.example"), None),
    ] {
        let change = AccountChange {
            authserv_id: Some(name.map(str::to_owned)),
            host: host.map(str::to_owned),
            with_aliases: vec!["hallo@studio.example".to_owned()],
            ..AccountChange::default()
        };
        accounts::set(&desk.engine, &moment(7), "1", &change).await.expect("is changed");
        let all = vec![own(), "hallo@studio.example".to_owned()];
        assert_eq!(enter().await, (expected.map(str::to_owned), all));
    }
}

#[tokio::test]
async fn in_practice_nothing_opens_a_connection() {
    let desk = Desk::new().await;
    desk.add(&on_server(Some("secret"))).await.expect("is added");
    desk.practise().await;
    let refused = || Err(Error::Account(AccountProblem::Practice));
    assert_eq!(desk.login("1", 9).await.map(drop), refused());
    assert_eq!(accounts::network(&desk.engine).await.map(drop), refused());
    let (client, providers) = (HttpClient::closed(), Providers::default());
    let keys = desk.keys();
    let access = Access { client: &client, providers: &providers, keys: &keys, authorities: &[] };
    let mut reading = desk.engine.read().await.expect("reads");
    let account = accounts::find(&mut reading, "1").await.expect("is there");
    let steps = accounts::examine(&desk.engine, &mut moment(9), &access, &account).await;
    assert_eq!(steps.map(drop), refused());
    let found = accounts::search(&desk.engine, "freya@gmx.de", None).await.expect("is known");
    let gmx = Source::Known { name: "GMX".to_owned(), is_sure: true };
    assert_eq!(found.found.source, gmx);
    let likely = accounts::search(&desk.engine, "freya@bluewin.ch", None).await.expect("is known");
    let bluewin = Source::Known { name: "Bluewin".to_owned(), is_sure: false };
    assert_eq!(likely.found.source, bluewin);
}
