//! Which clients and cases some messages may be about.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_formats::mail::thread::participant_key;
use funkstille_store::{CaseMail, MailRow, Reading};

use super::Did;
use crate::accounts;
use crate::business::Business;
use crate::change::Change;
use crate::error::Error;
use crate::mail::circle::{Circle, same_talk};
use crate::mail::read::{links, parties};

/// Clients and cases that messages may be about; all of them are loaded.
#[derive(Default)]
pub(super) struct Related {
    /// The cases, open and ended.
    pub(super) cases: BTreeSet<String>,
    /// Every address of these clients, and whose it is.
    pub(super) owners: BTreeMap<String, String>,
    /// What stands for us: our companies' domains, or whole addresses of free mail.
    us: BTreeSet<String>,
    /// What each case was told before.
    told: BTreeMap<String, Vec<CaseMail>>,
    /// What is known of the conversations of Outlook's that the new messages belong to.
    talk: BTreeMap<String, MailRow>,
    /// The messages that are new.
    fresh: BTreeSet<String>,
    /// Addresses of the new messages, whose mail may be a case's too.
    addresses: BTreeSet<String>,
}

impl Related {
    /// Looks for those that new messages may be about.
    pub(super) async fn load(change: &mut Change<'_>, rows: &[&MailRow]) -> Result<Self, Error> {
        let with: Vec<(String, String)> = rows.iter().flat_map(|row| parties(row)).collect();
        let keys: BTreeSet<&str> = with.iter().map(|(party, _)| party.as_str()).collect();
        let keys: Vec<&str> = keys.into_iter().collect();
        let mut addresses: BTreeSet<String> = with.iter().map(|(_, it)| it.clone()).collect();
        let near = change.work.read().mail_addresses(&keys).await?;
        addresses.extend(near.into_iter().map(|(_, address)| address));
        let asked: Vec<&str> = addresses.iter().map(String::as_str).collect();
        let owners = change.work.read().owners_of_all(&asked).await?;
        let talk = same_talk(change.work.read(), rows.iter().copied()).await?;
        let ids = rows.iter().flat_map(|row| row.message_id.iter().chain(links(row)));
        let ids: Vec<&str> = ids.chain(talk.keys()).map(String::as_str).collect();
        let named = change.work.read().cases_of_mail(&ids).await?;
        let clients = owners.into_iter().map(|(_, client, _)| client).collect();
        let mut this = Self::around(change, clients, &named).await?;
        this.talk = talk;
        this.fresh = rows.iter().map(|row| row.mail.clone()).collect();
        // A case that is named may be answered from an address that nobody knows.
        if !named.is_empty() {
            this.addresses = with.into_iter().map(|(_, address)| address).collect();
        }
        Ok(this)
    }

    /// One case, with all mail of its client.
    pub(super) async fn of_case(change: &mut Change<'_>, case: &str) -> Result<Self, Error> {
        let mut this = Self::around(change, BTreeSet::new(), &[case.to_owned()]).await?;
        this.cases.retain(|it| it == case);
        Ok(this)
    }

    async fn around(
        change: &mut Change<'_>,
        clients: BTreeSet<String>,
        named: &[String],
    ) -> Result<Self, Error> {
        let mut clients = clients;
        let ids: Vec<&str> = named.iter().map(String::as_str).collect();
        change.load_cases(&ids).await?;
        for case in named {
            clients.insert(change.matter(case)?.client.clone());
        }
        let ids: Vec<&str> = clients.iter().map(String::as_str).collect();
        change.load_clients(&ids).await?;
        let rows = clients.iter().flat_map(|client| change.siblings(client));
        let cases: BTreeSet<String> = rows.map(|row| row.case.clone()).collect();
        let ids: Vec<&str> = cases.iter().map(String::as_str).collect();
        change.load_cases(&ids).await?;
        let mut told: BTreeMap<String, Vec<CaseMail>> = BTreeMap::new();
        for mail in change.work.read().mail_of_cases(&ids).await? {
            told.entry(mail.case.clone()).or_default().push(mail);
        }
        let mut owners = BTreeMap::new();
        for client in &clients {
            let Some(state) = &change.client(client)?.state else { continue };
            for address in state.client.contacts.iter().flat_map(|contact| &contact.addresses) {
                owners.insert(address.clone(), client.clone());
            }
        }
        let us = if cases.is_empty() { BTreeSet::new() } else { us(change.work.read()).await? };
        Ok(Self { cases, owners, us, told, ..Self::default() })
    }

    /// All mail that may be about these cases.
    pub(super) async fn circle(&self, change: &mut Change<'_>) -> Result<Circle, Error> {
        if self.cases.is_empty() {
            return Ok(Circle::default());
        }
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for case in &self.cases {
            ids.extend(change.matter(case)?.message_id.clone());
            ids.extend(self.told(case).filter(|it| is_sent(it)).map(|it| it.mail.clone()));
        }
        let mut addresses: BTreeSet<String> = self.owners.keys().cloned().collect();
        addresses.extend(self.addresses.iter().cloned());
        let mut circle = Circle::load(change.work.read(), &addresses, &ids).await?;
        circle.rows.extend(self.talk.clone());
        circle.of_cases = ids;
        Ok(circle)
    }

    /// What a case was told before.
    pub(super) fn told(&self, case: &str) -> impl Iterator<Item = &CaseMail> {
        self.told.get(case).into_iter().flatten()
    }

    /// Whether a message is new.
    pub(super) fn is_fresh(&self, mail: &str) -> bool {
        self.fresh.contains(mail)
    }

    /// The client that a message is by or to, by its addresses.
    pub(super) fn client_of(&self, row: &MailRow) -> Option<String> {
        parties(row).iter().find_map(|(_, address)| self.owners.get(address).cloned())
    }

    /// Whether an address is one of ours, as far as domains say: a colleague's or an alias. What is
    /// known as a client's is a client's.
    pub(super) fn is_ours(&self, address: &str) -> bool {
        !self.owners.contains_key(address) && self.us.contains(&participant_key(address))
    }

    /// Whether an address is one of a client's, or lies in the same company's domain.
    pub(super) fn is_of(&self, client: &str, address: &str) -> (bool, bool) {
        let mut own = self.owners.iter().filter(|(_, owner)| *owner == client);
        let is_known = self.owners.get(address).is_some_and(|owner| owner == client);
        let party = participant_key(address);
        (is_known, own.any(|(known, _)| participant_key(known) == party))
    }
}

/// What stands for us: the domains or addresses of the business and of its accounts.
pub(in crate::mail) async fn us(reading: &mut Reading) -> Result<BTreeSet<String>, Error> {
    let own = Business::load(reading).await?.email;
    let accounts = accounts::list(reading).await?;
    let all = accounts.iter().flat_map(accounts::Account::addresses).chain([own]);
    Ok(all.filter(|it| it.contains('@')).map(|it| participant_key(&it.to_lowercase())).collect())
}

/// Whether it is a message of ours that went out in a case.
pub(super) fn is_sent(told: &CaseMail) -> bool {
    matches!(Did::parse(&told.did), Did::Opened | Did::Letter | Did::Copy | Did::ByHand)
}
