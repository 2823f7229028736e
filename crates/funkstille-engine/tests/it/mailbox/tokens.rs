//! An account that is opened by tokens: they lapse and are renewed, until they are revoked.

use funkstille_core::playbook::Stage;
use funkstille_engine::accounts::{self, Auth, DeviceLogin};
use funkstille_engine::mail::Did;
use jiff::civil::{Date, date};

use super::business::{Business, Seeing};
use super::provider::Provider;
use crate::mail::post::mail;
use crate::testbed::mail::{FREYA, MailBed, OTTO};

const SENT_ON: Date = date(2026, 3, 4);
/// More than a token counts for.
const MINUTES: i64 = 120;

/// The same, where Freya has logged in with a code, which gave her the first token.
async fn logged_in(bed: &MailBed, provider: &Provider) -> Business {
    let mut business = Business::new(SENT_ON).await;
    let folder = tempfile::tempdir().expect("a folder");
    business.entrance.providers = provider.described(folder.path());
    let account = business.add(bed, Auth::Provider("played".to_owned())).await;
    let (engine, access) = (&business.desk.engine, business.entrance.access());
    let login = DeviceLogin::begin(engine, &access, &account).await.expect("a code");
    let done = login.finish(engine, &mut business.desk.moment, &access, async |_| {}).await;
    assert_eq!(done, Ok(true), "a key is made");
    bed.tokens().grant("access-1", FREYA.address);
    business
}

#[tokio::test]
async fn a_token_that_lapsed_is_renewed_and_reading_goes_on() {
    let Some(bed) = MailBed::start() else { return };
    let provider = Provider::start();
    let mut business = logged_in(&bed, &provider).await;
    let waits = (OTTO.address, "offer@studio.test");
    let case = business.waits(waits, Stage::Enquiry, SENT_ON).await;
    business.serve(async |seeing| seeing.read().await).await;
    assert_eq!(provider.given(), 1);

    business.pass(MINUTES);
    bed.tokens().revoke("access-1");
    bed.tokens().grant("access-2", FREYA.address);
    let answer = mail("answer@kunde.test", (OTTO.address, FREYA.address), SENT_ON);
    let answer = answer.on("AW: Angebot Website").answers("offer@studio.test").says("Gern.");
    bed.deliver(OTTO.address, FREYA.address, &answer.bytes());
    business.serve(async |seeing| assert_eq!(seeing.told(&case).await, Did::Answered)).await;
    assert_eq!(provider.given(), 2, "it is renewed once, and kept");
    business.serve(async |seeing| seeing.read().await).await;
    assert_eq!(provider.given(), 2);
    assert!(!bed.log().contains("access-"), "{}", bed.log());
}

#[tokio::test]
async fn a_token_that_the_server_takes_no_more_is_renewed_before_it_lapses() {
    let Some(bed) = MailBed::start() else { return };
    let provider = Provider::start();
    let business = logged_in(&bed, &provider).await;
    business.serve(async |seeing| seeing.read().await).await;
    bed.tokens().revoke("access-1");
    bed.tokens().grant("access-2", FREYA.address);
    let trouble = async |seeing: &mut Seeing| {
        let trouble = seeing.trouble().await;
        seeing.read().await;
        trouble
    };
    assert_eq!(business.serve(trouble).await, "imap-token-refused");
    assert_eq!(provider.given(), 2);
}

#[tokio::test]
async fn a_token_that_was_revoked_is_told_and_kept_in_mind() {
    let Some(bed) = MailBed::start() else { return };
    let provider = Provider::start();
    let business = logged_in(&bed, &provider).await;
    business.serve(async |seeing| seeing.read().await).await;
    bed.tokens().revoke("access-1");
    provider.revoke();
    let troubles = async |seeing: &mut Seeing| [seeing.trouble().await, seeing.trouble().await];
    let told = business.serve(troubles).await;
    assert_eq!(told, ["imap-token-refused", "oauth-revoked"]);
    let mut reading = business.desk.engine.read().await.expect("reads");
    let account = accounts::find(&mut reading, FREYA.address).await.expect("an account");
    assert_eq!(account.failure.as_deref(), Some("oauth-revoked"));
    assert_eq!(account.failed_at, Some(business.desk.moment.now));
}
