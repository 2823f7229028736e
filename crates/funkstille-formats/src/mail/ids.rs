//! Message-IDs as they really come: several in one header, commas, junk, missing brackets.

/// More ids than this in one message are not read.
const MAX_IDS: usize = 1_000;

/// The first id in a header value, without angle brackets.
pub(crate) fn first_id(value: &str) -> Option<String> {
    let mut found = Vec::new();
    collect_ids(value, &mut found);
    found.into_iter().next()
}

/// Adds every id in a header value to `found`, in order, each once.
///
/// An id is what stands in angle brackets (RFC 5322, 3.6.4); without any brackets, each word with
/// an `@`. White space that folding put into an id is dropped.
pub(crate) fn collect_ids(value: &str, found: &mut Vec<String>) {
    let before = found.len();
    let mut rest = value;
    while let Some(start) = rest.find('<').filter(|_| found.len() < MAX_IDS) {
        rest = &rest[start + 1..];
        let Some(end) = rest.find(['<', '>']) else {
            break;
        };
        push(&rest[..end], found);
        rest = &rest[end..];
    }
    if found.len() == before {
        let words = value.split(|c: char| c.is_whitespace() || ",;\"<>".contains(c));
        words.filter(|word| word.contains('@')).for_each(|word| push(word, found));
    }
}

fn push(id: &str, found: &mut Vec<String>) {
    let id: String = id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let is_new = !id.is_empty() && id.len() < 1_000 && !found.contains(&id);
    if is_new && found.len() < MAX_IDS {
        found.push(id);
    }
}

#[cfg(test)]
mod tests {
    use super::collect_ids;

    #[test]
    fn reads_ids_in_every_shape() {
        for (value, ids) in [
            ("<a@b>", vec!["a@b"]),
            ("<a@b> <c@d>", vec!["a@b", "c@d"]),
            ("<a@b>,<c@d>,\r\n <e@f>", vec!["a@b", "c@d", "e@f"]),
            ("Your message of Monday <a@b> (\"hello\")", vec!["a@b"]),
            ("a@b c@d", vec!["a@b", "c@d"]),
            ("<a@b", vec!["a@b"]),
            ("<long-\r\n id@b>", vec!["long-id@b"]),
            ("<a@b> <a@b>", vec!["a@b"]),
            ("<no-at-sign>", vec!["no-at-sign"]),
            ("", vec![]),
            ("junk", vec![]),
        ] {
            let mut found = Vec::new();
            collect_ids(value, &mut found);
            assert_eq!(found, ids, "{value}");
        }
    }
}
