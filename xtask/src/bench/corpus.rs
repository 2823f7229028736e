//! A Maildir of many messages, the same in every run: a mixture like a freelancer's mailbox.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::letters;
use super::random::Random;

const SEED: u64 = 20_260_304;

/// How much was written.
pub(crate) struct Size {
    /// The number of messages.
    pub(crate) messages: usize,
    /// Their bytes together.
    pub(crate) bytes: usize,
}

/// Writes a Maildir of `count` messages into `folder`.
///
/// # Errors
/// Where the disk refuses.
pub(crate) fn write(folder: &Path, count: usize) -> Result<Size> {
    for part in ["cur", "new", "tmp"] {
        let part = folder.join(part);
        fs::create_dir_all(&part).with_context(|| format!("cannot make {}", part.display()))?;
    }
    let mut bytes = 0;
    for (number, letter) in messages(count).enumerate() {
        let path = folder.join("cur").join(format!("{number:08}.M0P1.bench:2,S"));
        bytes += letter.len();
        fs::write(&path, letter).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(Size { messages: count, bytes })
}

/// The first `count` messages.
fn messages(count: usize) -> impl Iterator<Item = String> {
    let mut random = Random::new(SEED);
    let mut number = 0;
    let threads = std::iter::repeat_with(move || {
        let letters = some(&mut random, number);
        number += letters.len();
        letters
    });
    threads.flatten().take(count)
}

/// A conversation or a single message. A conversation is about four messages long, so that three in
/// ten draws make more than six in ten messages.
fn some(random: &mut Random, number: usize) -> Vec<String> {
    match random.below(100) {
        0..30 => letters::conversation(random, number),
        30..78 => vec![letters::newsletter(random, number)],
        78..84 => vec![letters::bounce(random, number)],
        84..90 => vec![letters::away(random, number)],
        _ => vec![letters::with_attachment(random, number)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mixture_is_the_same_in_every_run() {
        let first: Vec<_> = messages(300).collect();
        assert_eq!(first, messages(300).collect::<Vec<_>>());
        let with = |mark: &str| first.iter().filter(|letter| letter.contains(mark)).count();
        for mark in ["List-Id:", "multipart/report", "auto-replied", "filename=", "gmail_quote"] {
            assert!(with(mark) > 0, "{mark}");
        }
    }

    #[test]
    fn a_maildir_has_its_three_folders() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let size = write(folder.path(), 5).expect("a folder that can be written");
        assert_eq!(size.messages, 5);
        let files = fs::read_dir(folder.path().join("cur")).expect("the folder of messages");
        assert_eq!(files.count(), 5);
    }
}
