//! Names from memory: what a server would say, written down beforehand.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{DnsFailure, Exchange, Service};

/// Answers by name. A name that is not in it does not exist; one that has several answers gives
/// them one after the other, the last for ever.
#[derive(Debug, Default)]
pub struct PlayedDns {
    known: Mutex<BTreeMap<String, Known>>,
}

#[derive(Debug, Default)]
struct Known {
    failure: Option<DnsFailure>,
    addresses: VecDeque<Vec<IpAddr>>,
    exchanges: Vec<Exchange>,
    services: Vec<Service>,
}

impl PlayedDns {
    /// A host, and the addresses that it has when it is next asked for.
    #[must_use]
    pub fn host(self, name: &str, addresses: &[IpAddr]) -> Self {
        self.with(name, |known| known.addresses.push_back(addresses.to_vec()))
    }

    /// A domain that names this server for its mail; an empty host says that there is none.
    #[must_use]
    pub fn exchange(self, name: &str, preference: u16, host: &str) -> Self {
        let exchange = Exchange { preference, host: host.to_owned() };
        self.with(name, |known| known.exchanges.push(exchange))
    }

    /// A service, by its whole name such as `_imaps._tcp.example.org`.
    #[must_use]
    pub fn service(self, name: &str, service: Service) -> Self {
        self.with(name, |known| known.services.push(service))
    }

    /// A name about which every question ends in this.
    #[must_use]
    pub fn failing(self, name: &str, failure: DnsFailure) -> Self {
        self.with(name, |known| known.failure = Some(failure))
    }

    fn with(self, name: &str, change: impl FnOnce(&mut Known)) -> Self {
        change(self.known().entry(name.to_owned()).or_default());
        self
    }

    pub(super) fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, DnsFailure> {
        self.answer(name, |known| {
            let next = known.addresses.pop_front().unwrap_or_default();
            if known.addresses.is_empty() {
                known.addresses.push_back(next.clone());
            }
            next
        })
    }

    pub(super) fn exchanges(&self, name: &str) -> Result<Vec<Exchange>, DnsFailure> {
        self.answer(name, |known| known.exchanges.clone())
    }

    pub(super) fn services(&self, name: &str) -> Result<Vec<Service>, DnsFailure> {
        self.answer(name, |known| known.services.clone())
    }

    fn answer<T>(&self, name: &str, take: impl FnOnce(&mut Known) -> T) -> Result<T, DnsFailure> {
        let mut all = self.known();
        let known = all.get_mut(name).ok_or(DnsFailure::NoSuchName)?;
        match &known.failure {
            Some(failure) => Err(failure.clone()),
            None => Ok(take(known)),
        }
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
