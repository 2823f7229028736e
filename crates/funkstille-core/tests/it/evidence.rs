//! D-06: any edit, removal, move or cut of the ledger is found.

use funkstille_core::evidence::{
    Broken, Chain, Content, Digest, Draft, Entry, Flaw, Head, SALT_BYTES, verify,
};
use proptest::prelude::*;

fn chain() -> Chain {
    Chain { tenant: 1, kind: "case".to_owned(), id: "a".to_owned() }
}

fn draft(number: u8) -> Draft {
    Draft {
        event_type: "noted".to_owned(),
        happened_at: 1_000_000 * i64::from(number),
        recorded_at: 2_000_000 * i64::from(number),
        actor: "person".to_owned(),
        salt: [number; SALT_BYTES],
        body: vec![b'a' + number; usize::from(number)],
    }
}

fn entries(count: u8) -> Vec<Entry> {
    let mut head = Head::NONE;
    let mut entries = Vec::new();
    for number in 1..=count {
        // Other streams of the tenant have the numbers between.
        let entry = Entry::seal(chain(), &head, 2 * i64::from(number), draft(number));
        head = entry.head();
        entries.push(entry);
    }
    entries
}

#[track_caller]
fn check(entries: &[Entry], known: &[Head], expected: Option<(i64, Flaw)>) {
    let found = verify(&chain(), entries, known).err();
    assert_eq!(found.map(|Broken { version, flaw, .. }| (version, flaw)), expected);
}

#[test]
fn d06_a_chain_that_nobody_touched_is_whole() {
    let whole = entries(5);
    let verified = verify(&chain(), &whole, &[whole[2].head(), whole[4].head()]);
    assert_eq!(verified.map(|verified| (verified.head, verified.gaps)), Ok((whole[4].head(), 0)));
    check(&[], &[], None);
}

#[test]
fn d06_the_first_broken_entry_is_named_and_how() {
    let whole = entries(5);
    let end = [whole[4].head()];

    let mut missing = whole.clone();
    missing.remove(1);
    check(&missing, &[], Some((2, Flaw::Missing)));

    let mut moved = whole.clone();
    moved.swap(1, 2);
    check(&moved, &[], Some((2, Flaw::Moved)));

    check(&whole[..3], &end, Some((4, Flaw::Cut)));
    check(&[], &end, Some((1, Flaw::Cut)));

    let mut changed = whole.clone();
    changed[2].actor = "nobody".to_owned();
    check(&changed, &[], Some((3, Flaw::Changed)));

    let mut foreign = whole.clone();
    foreign[3].chain.id = "b".to_owned();
    check(&foreign, &[], Some((4, Flaw::Foreign)));

    let mut twice = whole.clone();
    twice.insert(2, whole[1].clone());
    check(&twice, &[], Some((2, Flaw::Moved)));
}

#[test]
fn d06_a_past_that_was_written_anew_is_found_by_a_head_that_was_kept() {
    let kept = entries(4)[2].head();
    let mut head = Head::NONE;
    let mut forged = Vec::new();
    for number in 1..=4 {
        let actor = "forger".to_owned();
        let entry =
            Entry::seal(chain(), &head, 2 * i64::from(number), Draft { actor, ..draft(number) });
        head = entry.head();
        forged.push(entry);
    }
    check(&forged, &[], None);
    check(&forged, &[kept], Some((3, Flaw::Changed)));
}

#[test]
fn d06_an_erased_body_is_a_gap_and_the_chain_stays_whole() {
    let mut erased = entries(4);
    let end = [erased[3].head()];
    erased[1].content = None;
    erased[2].content = None;
    let verified = verify(&chain(), &erased, &end).expect("whole");
    assert_eq!((verified.head, verified.gaps), (end[0], 2));
    // What comes back in place of it is not what was there.
    erased[1].content = Some(Content { salt: vec![0; SALT_BYTES], body: b"other".to_vec() });
    check(&erased, &end, Some((2, Flaw::Changed)));
}

#[test]
fn d06_bytes_cannot_move_from_the_body_into_the_salt() {
    let mut moved = entries(3);
    let content = moved[2].content.as_mut().expect("not erased");
    let first = content.body.remove(0);
    content.salt.push(first);
    check(&moved, &[], Some((3, Flaw::Changed)));
}

fn flip(digest: &mut Digest, byte: usize, bit: u8) {
    let mut bytes = digest.as_bytes().to_vec();
    let at = byte % bytes.len();
    bytes[at] ^= 1 << bit;
    *digest = Digest::from_bytes(&bytes).expect("as long as before");
}

/// Turns over one bit of one field; gives whether anything is different.
fn change(entry: &mut Entry, field: u8, byte: usize, bit: u8) -> bool {
    let before = entry.clone();
    let flip_text = |text: &mut String| {
        let at = byte % text.len();
        let mut bytes = std::mem::take(text).into_bytes();
        bytes[at] ^= 1 << (bit % 7);
        *text = String::from_utf8(bytes).expect("ASCII stays ASCII");
    };
    let flip_bytes = |bytes: &mut Vec<u8>| {
        let at = byte % bytes.len();
        bytes[at] ^= 1 << bit;
    };
    let flip_number = |number: &mut i64| *number ^= 1 << (byte % 63);
    let content = entry.content.as_mut().expect("not erased");
    match field {
        0 => flip_text(&mut entry.chain.kind),
        1 => flip_text(&mut entry.chain.id),
        2 => flip_number(&mut entry.chain.tenant),
        3 => flip_number(&mut entry.sequence),
        4 => flip_number(&mut entry.version),
        5 => flip_text(&mut entry.event_type),
        6 => flip_number(&mut entry.happened_at),
        7 => flip_number(&mut entry.recorded_at),
        8 => flip_text(&mut entry.actor),
        9 => flip_bytes(&mut content.salt),
        10 => flip_bytes(&mut content.body),
        11 => flip(&mut entry.body_digest, byte, bit),
        12 => flip(&mut entry.previous_digest, byte, bit),
        _ => flip(&mut entry.digest, byte, bit),
    }
    *entry != before
}

proptest! {
    #[test]
    fn d06_any_bit_that_turns_over_is_found(
        count in 1_u8..8, at: prop::sample::Index, field in 0_u8..14, byte: usize, bit in 0_u8..8,
    ) {
        let mut entries = entries(count);
        let at = at.index(entries.len());
        prop_assert!(change(&mut entries[at], field, byte, bit));
        prop_assert!(verify(&chain(), &entries, &[]).is_err());
    }

    #[test]
    fn d06_any_entries_that_go_or_change_places_are_found(
        count in 2_u8..8, one: prop::sample::Index, other: prop::sample::Index,
    ) {
        let whole = entries(count);
        let end = [whole[whole.len() - 1].head()];
        let (one, other) = (one.index(whole.len()), other.index(whole.len()));

        let mut removed = whole.clone();
        removed.drain(one.min(other)..=one.max(other));
        prop_assert!(verify(&chain(), &removed, &end).is_err());

        let mut swapped = whole.clone();
        swapped.swap(one, other);
        prop_assert_eq!(verify(&chain(), &swapped, &end).is_err(), one != other);

        prop_assert!(verify(&chain(), &whole[..one], &end).is_err());
    }
}
