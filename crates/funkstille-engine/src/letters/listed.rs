//! All that leaves with a letter on paper, file by file: what an approval of it covers.

use std::fmt::Write;

use funkstille_core::evidence::Digest;
use funkstille_formats::mail::compose::File;

/// A line for each file, its digest and its name, as `sha256sum` writes and checks them.
pub(super) fn list(files: &[File]) -> String {
    let mut list = String::new();
    for file in files {
        writeln!(list, "{}  {}", Digest::of(&file.bytes), file.name).expect("a string takes all");
    }
    list
}

/// The digests of a list, in its order; none of what is no list.
pub(crate) fn digests(list: &[u8]) -> Vec<Digest> {
    let lines = std::str::from_utf8(list).unwrap_or_default().lines();
    let digest = |line: &str| line.split_once("  ").and_then(|(digits, _)| Digest::parse(digits));
    lines.map(digest).collect::<Option<_>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> File {
        let content_type = "application/pdf".to_owned();
        File { name: name.to_owned(), content_type, bytes: bytes.to_vec() }
    }

    #[test]
    fn a_list_is_what_sha256sum_reads() {
        let list = list(&[file("letter.pdf", b"abc"), file("2026-014.pdf", b"")]);
        // FIPS 180-4: the digests of "abc" and of nothing.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  letter.pdf\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  2026-014.pdf\n";
        assert_eq!(list, expected);
        assert_eq!(digests(list.as_bytes()), [Digest::of(b"abc"), Digest::of(b"")]);
        for other in [&b"%PDF-1.7\n"[..], b"From: a@b.example\r\n\r\n", b"\xff", b""] {
            assert_eq!(digests(other), []);
        }
    }
}
