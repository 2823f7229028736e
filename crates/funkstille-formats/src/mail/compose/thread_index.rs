//! `Thread-Index`, by which Outlook keeps a conversation together (MS-OXOMSG, 2.2.1.3).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use funkstille_core::evidence::Digest;
use jiff::Timestamp;

/// What stands before the blocks: a time and a number of 16 bytes.
const HEADER: usize = 22;

/// How long a block is.
const BLOCK: usize = 5;

/// The most blocks that are kept; the line of a header has room for them.
const MOST_BLOCKS: usize = 100;

/// Seconds from 1601 to 1970: where the times of Windows begin.
const EPOCH_SECONDS: i64 = 11_644_473_600;

/// The index of an answer: that of the message before, and a block more. `None` where the value is
/// none, or has no room left. `own` is the id of the answer, from which the part of a block that is
/// to be different follows.
pub(super) fn child(value: &str, now: Timestamp, own: &str) -> Option<String> {
    let folded: String = value.split_whitespace().collect();
    let mut bytes = STANDARD.decode(folded).ok()?;
    let blocks = bytes.len().checked_sub(HEADER)?;
    if blocks % BLOCK != 0 || blocks / BLOCK >= MOST_BLOCKS {
        return None;
    }
    bytes.extend_from_slice(&block(started(&bytes), now, own));
    Some(STANDARD.encode(bytes))
}

/// When the conversation began, in steps of 100 ns since 1601. Exchange writes a fixed byte before
/// the highest five of the time, Outlook the highest six, which begin with the same.
fn started(bytes: &[u8]) -> u64 {
    let (from, to) = if bytes[1] == 1 { (1, 6) } else { (0, 6) };
    let high = bytes[from..to].iter().fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
    high << (8 * (8 - (to - from)))
}

/// A block (section 2.2.1.3.2): 31 bits of how long after the beginning, and eight that differ.
fn block(started: u64, now: Timestamp, own: &str) -> [u8; BLOCK] {
    /// 2 to this power of 100 ns is a year and nine months; what is longer is written coarser.
    const LONG: u32 = 49;
    let now = now.as_second().saturating_add(EPOCH_SECONDS);
    let now = u64::try_from(now).unwrap_or_default().saturating_mul(10_000_000);
    let since = now.saturating_sub(started);
    let (is_long, shift) = if since >> LONG == 0 { (0, 18) } else { (1 << 31, 23) };
    let delta = is_long | (since >> shift) & 0x7fff_ffff;
    let different = Digest::of(own.as_bytes()).as_bytes()[0];
    let mut block = [0; BLOCK];
    block[..4].copy_from_slice(&delta.to_be_bytes()[4..]);
    block[4] = different;
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index that began at this instant, as Outlook or Exchange writes it.
    fn index(at: Timestamp, by_exchange: bool) -> Vec<u8> {
        let ticks = u64::try_from(at.as_second() + EPOCH_SECONDS).expect("after 1601") * 10_000_000;
        let time = ticks.to_be_bytes();
        let head: Vec<u8> =
            if by_exchange { [&[1], &time[..5]].concat() } else { time[..6].to_vec() };
        [head, (1..=16).collect()].concat()
    }

    #[test]
    fn an_answer_has_one_block_more() {
        let begun: Timestamp = "2026-03-02T08:00:00Z".parse().expect("an instant");
        for by_exchange in [false, true] {
            let before = index(begun, by_exchange);
            let mut value = STANDARD.encode(&before);
            for (days, level) in [(5_i64, 1), (12, 2), (900, 3)] {
                let now = begun + jiff::SignedDuration::from_hours(24 * days);
                value = child(&value, now, "<a@b>").expect("an index");
                let bytes = STANDARD.decode(&value).expect("base64");
                assert!(bytes.starts_with(&before));
                assert_eq!(bytes.len(), HEADER + BLOCK * level);
                let last = &bytes[bytes.len() - BLOCK..];
                let delta = u32::from_be_bytes(last[..4].try_into().expect("four bytes"));
                let shift = if delta >> 31 == 1 { 23 } else { 18 };
                let ticks = u64::from(delta & 0x7fff_ffff) << shift;
                let off = ticks.abs_diff(u64::try_from(days).expect("days") * 864_000_000_000);
                assert!(off < 60 * 10_000_000, "{days}: {off}");
            }
        }
    }

    #[test]
    fn what_is_no_index_has_no_child() {
        let begun: Timestamp = "2026-03-02T08:00:00Z".parse().expect("an instant");
        let full = [index(begun, false), vec![0; BLOCK * MOST_BLOCKS]].concat();
        for value in ["", "x", "AAAA", &STANDARD.encode([1; 24]), &STANDARD.encode(full)] {
            assert_eq!(child(value, begun, "<a@b>"), None, "{value}");
        }
    }
}
