//! A name server that says what a test tells it to, by UDP (RFC 1035).

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::net::UdpSocket;

/// Why there is no answer (RFC 1035, 4.1.1).
#[derive(Clone, Copy)]
pub(crate) enum Code {
    ServerFailure = 2,
    NoSuchName = 3,
}

/// The type and the data of a record.
pub(crate) struct Record {
    kind: u16,
    data: Vec<u8>,
}

impl Record {
    pub(crate) fn a(address: [u8; 4]) -> Self {
        Self { kind: 1, data: address.to_vec() }
    }

    pub(crate) fn aaaa(address: [u16; 8]) -> Self {
        Self { kind: 28, data: address.iter().flat_map(|part| part.to_be_bytes()).collect() }
    }

    pub(crate) fn mx(preference: u16, host: &str) -> Self {
        Self { kind: 15, data: [preference.to_be_bytes().to_vec(), name(host)].concat() }
    }

    pub(crate) fn srv(priority: u16, weight: u16, host: &str) -> Self {
        let numbers = [priority, weight, 993].map(u16::to_be_bytes).concat();
        Self { kind: 33, data: [numbers, name(host)].concat() }
    }
}

/// A server that runs as long as its test.
pub(crate) struct DnsServer {
    pub(crate) address: SocketAddr,
    asked: Arc<Mutex<BTreeSet<String>>>,
}

impl DnsServer {
    /// Answers the question for a name (in lower case) and a type with these records.
    pub(crate) async fn start(
        answer: impl Fn(&str, &str) -> Result<Vec<Record>, Code> + Send + 'static,
    ) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
        let address = socket.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(BTreeSet::new()));
        let seen = Arc::clone(&asked);
        tokio::spawn(async move {
            let mut buffer = [0; 4096];
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                let (name, kind, end) = question(&buffer[..length]);
                let records = answer(&name, kind);
                seen.lock().expect("nobody failed").insert(name);
                let _ = socket.send_to(&response(&buffer[..end], records), from).await;
            }
        });
        Self { address, asked }
    }

    /// The names that were asked for.
    pub(crate) fn asked(&self) -> BTreeSet<String> {
        self.asked.lock().expect("nobody failed").clone()
    }
}

/// The name and type of the question, and where it ends.
fn question(packet: &[u8]) -> (String, &'static str, usize) {
    let (mut labels, mut at) = (Vec::new(), 12);
    while packet[at] != 0 {
        let length = usize::from(packet[at]);
        labels.push(String::from_utf8_lossy(&packet[at + 1..=at + length]).to_lowercase());
        at += length + 1;
    }
    let kind = match u16::from_be_bytes([packet[at + 1], packet[at + 2]]) {
        1 => "A",
        15 => "MX",
        28 => "AAAA",
        33 => "SRV",
        _ => "another",
    };
    (labels.join("."), kind, at + 5)
}

/// The question again, with its answer; each record belongs to the name at byte 12.
fn response(question: &[u8], answer: Result<Vec<Record>, Code>) -> Vec<u8> {
    let (code, records) = match answer {
        Ok(records) => (0, records),
        Err(code) => (code as u8, Vec::new()),
    };
    let count = u16::try_from(records.len()).expect("few records").to_be_bytes();
    let head = [question[0], question[1], 0x84, 0x80 | code, 0, 1, count[0], count[1], 0, 0, 0, 0];
    let mut packet = [&head[..], &question[12..]].concat();
    for Record { kind, data } in records {
        let length = u16::try_from(data.len()).expect("little data").to_be_bytes();
        let kind = kind.to_be_bytes();
        packet.extend([0xc0, 12, kind[0], kind[1], 0, 1, 0, 0, 0, 60, length[0], length[1]]);
        packet.extend(data);
    }
    packet
}

fn name(host: &str) -> Vec<u8> {
    let labels = host.split('.').filter(|label| !label.is_empty());
    let mut bytes: Vec<u8> = labels
        .flat_map(|label| {
            let length = u8::try_from(label.len()).expect("a short label");
            [&[length][..], label.as_bytes()].concat()
        })
        .collect();
    bytes.push(0);
    bytes
}
