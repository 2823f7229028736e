//! Names from the servers of the network.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use hickory_resolver::config::{
    ConnectionConfig, LookupIpStrategy, NameServerConfig, ResolveHosts, ResolverConfig,
    ResolverOpts,
};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use hickory_resolver::{Resolver, TokioResolver};

use super::{DnsFailure, Exchange, Service};

/// How long one server is waited for, and how often each is asked again.
const PATIENCE: Duration = Duration::from_secs(3);
const ATTEMPTS: usize = 2;

pub(super) fn of_system() -> Result<TokioResolver, DnsFailure> {
    let mut builder = TokioResolver::builder_tokio().map_err(|error| failure(&error))?;
    set(builder.options_mut());
    builder.build().map_err(|error| failure(&error))
}

pub(super) fn of_server(server: SocketAddr) -> Result<TokioResolver, DnsFailure> {
    let (mut udp, mut tcp) = (ConnectionConfig::udp(), ConnectionConfig::tcp());
    (udp.port, tcp.port) = (server.port(), server.port());
    let server = NameServerConfig::new(server.ip(), true, vec![udp, tcp]);
    let config = ResolverConfig::from_name_servers(vec![server]);
    let mut builder = Resolver::builder_with_config(config, TokioRuntimeProvider::default());
    builder.options_mut().use_hosts_file = ResolveHosts::Never;
    set(builder.options_mut());
    builder.build().map_err(|error| failure(&error))
}

fn set(options: &mut ResolverOpts) {
    options.timeout = PATIENCE;
    options.attempts = ATTEMPTS;
    // An old answer is worth nothing to a look, which happens once a day.
    options.cache_size = 0;
    options.ip_strategy = LookupIpStrategy::Ipv4AndIpv6;
}

pub(super) async fn addresses(
    resolver: &TokioResolver,
    host: &str,
) -> Result<Vec<IpAddr>, DnsFailure> {
    let found = resolver.lookup_ip(whole(host)?).await;
    let mut found = none_is_empty(found.map(|found| found.iter().collect::<Vec<_>>()))?;
    found.sort_by_key(IpAddr::is_ipv6);
    Ok(found)
}

pub(super) async fn exchanges(
    resolver: &TokioResolver,
    domain: &str,
) -> Result<Vec<Exchange>, DnsFailure> {
    records(resolver, domain, RecordType::MX, |data| match data {
        RData::MX(mx) => Some(Exchange { preference: mx.preference, host: plain(&mx.exchange) }),
        _ => None,
    })
    .await
}

pub(super) async fn services(
    resolver: &TokioResolver,
    name: &str,
) -> Result<Vec<Service>, DnsFailure> {
    records(resolver, name, RecordType::SRV, |data| match data {
        RData::SRV(srv) => Some(Service {
            priority: srv.priority,
            weight: srv.weight,
            host: plain(&srv.target),
            port: srv.port,
        }),
        _ => None,
    })
    .await
}

async fn records<T>(
    resolver: &TokioResolver,
    name: &str,
    kind: RecordType,
    read: impl Fn(&RData) -> Option<T>,
) -> Result<Vec<T>, DnsFailure> {
    let found = resolver.lookup(whole(name)?, kind).await;
    none_is_empty(
        found.map(|found| found.answers().iter().filter_map(|record| read(&record.data)).collect()),
    )
}

/// The name with the root at its end, so that no domain of the network's is tried after it.
fn whole(name: &str) -> Result<Name, DnsFailure> {
    Name::from_ascii(format!("{name}.")).map_err(|_| DnsFailure::NoName)
}

fn plain(name: &Name) -> String {
    name.to_ascii().trim_end_matches('.').to_ascii_lowercase()
}

/// A name without such records is an empty answer, not a failure.
fn none_is_empty<T: Default>(answer: Result<T, NetError>) -> Result<T, DnsFailure> {
    match answer {
        Err(NetError::Dns(DnsError::NoRecordsFound(none)))
            if none.response_code == ResponseCode::NoError =>
        {
            Ok(T::default())
        }
        other => other.map_err(|error| failure(&error)),
    }
}

fn failure(error: &NetError) -> DnsFailure {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none))
            if none.response_code == ResponseCode::NXDomain =>
        {
            DnsFailure::NoSuchName
        }
        other => DnsFailure::Unknown { why: other.to_string() },
    }
}
