//! Which addresses lie in the public internet.
//!
//! Everything is refused that the registries of special-purpose addresses (RFC 6890; IANA, IPv4 and
//! IPv6) name, and every address that carries another one inside: what is carried could be
//! anywhere.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks of IPv4 that are nobody's public host: first address and length of the prefix.
const NOT_PUBLIC_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),        // this network (RFC 791)
    ([10, 0, 0, 0], 8),       // private (RFC 1918)
    ([100, 64, 0, 0], 10),    // shared behind carriers (RFC 6598)
    ([127, 0, 0, 0], 8),      // loopback (RFC 1122)
    ([168, 63, 129, 16], 32), // the platform of a cloud, under an address that looks public
    ([169, 254, 0, 0], 16),   // link-local (RFC 3927), with the metadata of most clouds
    ([172, 16, 0, 0], 12),    // private (RFC 1918)
    ([192, 0, 0, 0], 24),     // protocols (RFC 6890)
    ([192, 0, 2, 0], 24),     // documentation (RFC 5737)
    ([192, 88, 99, 0], 24),   // relays of 6to4 (RFC 7526)
    ([192, 168, 0, 0], 16),   // private (RFC 1918)
    ([198, 18, 0, 0], 15),    // benchmarks (RFC 2544)
    ([198, 51, 100, 0], 24),  // documentation (RFC 5737)
    ([203, 0, 113, 0], 24),   // documentation (RFC 5737)
    ([224, 0, 0, 0], 3),      // multicast (RFC 5771), reserved (RFC 1112), broadcast
];

/// Networks inside the public part of IPv6 that are not public.
const NOT_PUBLIC_V6: &[([u16; 2], u32)] = &[
    ([0x2001, 0x0000], 23), // protocols (RFC 2928): Teredo, benchmarks, ORCHID
    ([0x2001, 0x0db8], 32), // documentation (RFC 3849)
    ([0x2002, 0x0000], 16), // 6to4, which carries an address of IPv4 (RFC 3056)
    ([0x3fff, 0x0000], 20), // documentation (RFC 9637)
];

/// The only part of IPv6 that is given out to hosts: `2000::/3`. Outside of it lie loopback,
/// unique-local, link-local and multicast addresses, and those of IPv4 inside IPv6 (mapped,
/// compatible, `64:ff9b::/96`).
const GLOBAL_V6: (u32, u32) = (0x2000_0000, 3);

/// Whether an address belongs to a host of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

/// Whether an address is refused even where the user named its host: those of no single host, and
/// those under which clouds give out their keys.
pub(super) fn is_never_meant(address: IpAddr) -> bool {
    let address = address.to_canonical();
    let of_a_cloud = match address {
        IpAddr::V4(v4) => {
            v4.is_link_local() || v4.is_broadcast() || METADATA_V4.contains(&v4.octets())
        }
        IpAddr::V6(v6) => v6.is_unicast_link_local() || v6 == METADATA_V6,
    };
    of_a_cloud || address.is_unspecified() || address.is_multicast()
}

/// Where clouds give out their keys, beside the link-local addresses.
const METADATA_V4: [[u8; 4]; 3] = [[100, 100, 100, 200], [168, 63, 129, 16], [192, 0, 0, 192]];
const METADATA_V6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254);

fn is_public_v4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    !NOT_PUBLIC_V4.iter().any(|(first, length)| within(bits, u32::from_be_bytes(*first), *length))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let bits = joined([a, b]);
    within(bits, GLOBAL_V6.0, GLOBAL_V6.1)
        && !NOT_PUBLIC_V6.iter().any(|(first, length)| within(bits, joined(*first), *length))
}

fn joined([high, low]: [u16; 2]) -> u32 {
    u32::from(high) << 16 | u32::from(low)
}

/// Whether the first bits are those of the network; `length` is at most 32.
fn within(bits: u32, first: u32, length: u32) -> bool {
    (bits ^ first).leading_zeros() >= length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public(address: &str) -> bool {
        is_public(address.parse().expect("an address"))
    }

    #[test]
    fn h_08_only_hosts_of_the_internet_are_public() {
        for address in [
            "8.8.8.8",
            "93.184.215.14",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2a00:1450:4001::1",
        ] {
            assert!(public(address), "{address}");
        }
    }

    #[test]
    fn h_08_no_special_network_is_public() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.255.255.255",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.255",
            "168.63.129.16",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.251",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:2::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!public(address), "{address}");
        }
    }

    #[test]
    fn h_08_what_clouds_keep_secret_is_not_even_reached_by_name() {
        for address in [
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254",
            "fe80::a9fe:a9fe",
            "0.0.0.0",
            "::",
            "224.0.0.1",
            "255.255.255.255",
        ] {
            assert!(is_never_meant(address.parse().expect("an address")), "{address}");
        }
        for address in ["127.0.0.1", "::1", "10.0.0.7", "192.168.1.2", "fd12::1", "8.8.8.8"] {
            assert!(!is_never_meant(address.parse().expect("an address")), "{address}");
        }
    }
}
