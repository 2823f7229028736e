//! Where a database is.

use std::fmt;
use std::path::PathBuf;

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file of SQLite.
    Sqlite(PathBuf),
    /// The address of a database of PostgreSQL, as its own programs take it:
    /// `postgres://user@host/name` or `postgres:///name?host=/folder/of/socket`.
    Postgres(String),
}

impl Location {
    /// Reads a setting: an address that begins with `postgres://` or `postgresql://`; anything else
    /// is the path of a file, with or without `sqlite:` before it.
    pub fn parse(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Self::Postgres(text.to_owned());
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        Self::Sqlite(path.strip_prefix("//").unwrap_or(path).into())
    }
}

impl fmt::Display for Location {
    /// The place without what stands before an `@`, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "{}", path.display()),
            Self::Postgres(address) => {
                let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                let place = place.split_once("password=").map_or(place, |(start, _)| start);
                write!(f, "{scheme}://{place}")
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_or_a_path() {
        for (text, shown) in [
            ("funkstille.db", "funkstille.db"),
            ("sqlite:/srv/a b.db", "/srv/a b.db"),
            ("sqlite:///srv/a.db", "/srv/a.db"),
            ("postgres://me:secret@db.example/f", "postgres://db.example/f"),
            ("postgresql:///f?host=/run&password=secret", "postgresql:///f?host=/run&"),
        ] {
            assert_eq!(Location::parse(text).to_string(), shown, "{text}");
        }
    }
}
