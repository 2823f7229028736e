//! The address of a database on a server: `postgres://user:password@host/name?option=value`.

/// Options of an address whose values may be shown; what another one holds is not known here.
const OPEN_OPTIONS: [&str; 6] = ["application_name", "dbname", "host", "port", "sslmode", "user"];

/// What stands in place of what is not shown.
const HIDDEN: &str = "***";

/// Whether a value is an address and not the path of a file.
pub(crate) fn is_address(value: &str) -> bool {
    value.starts_with("postgres://") || value.starts_with("postgresql://")
}

/// The value without its password. Where an odd one leaves a doubt, too much is hidden rather than
/// too little.
pub(crate) fn without_password(value: &str) -> String {
    let Some((scheme, rest)) = value.split_once("://") else {
        return value.to_owned();
    };
    // The last `@`: a password may hold others, and even `/` or `?`, if nobody escaped them.
    let Some((login, place)) = rest.rsplit_once('@') else {
        return format!("{scheme}://{}", without_secret_options(rest));
    };
    let login = match login.split_once(':') {
        _ if login.split(':').next().unwrap_or_default().contains(['/', '?']) => HIDDEN.to_owned(),
        Some((user, _)) => format!("{user}:{HIDDEN}"),
        None => login.to_owned(),
    };
    format!("{scheme}://{login}@{}", without_secret_options(place))
}

fn without_secret_options(place: &str) -> String {
    let Some((place, options)) = place.split_once('?') else {
        return place.to_owned();
    };
    let options = options.split('&').map(|option| {
        let name = option.split('=').next().unwrap_or_default();
        let is_open = OPEN_OPTIONS.contains(&name);
        if is_open { option.to_owned() } else { format!("{name}={HIDDEN}") }
    });
    format!("{place}?{}", options.collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        for (value, shown) in [
            ("/srv/a b.db", "/srv/a b.db"),
            ("me:secret@home.db", "me:secret@home.db"),
            ("postgres://db.example/f", "postgres://db.example/f"),
            ("postgres://me@db.example:5432/f", "postgres://me@db.example:5432/f"),
            ("postgres://me:secret@db.example/f", "postgres://me:***@db.example/f"),
            ("postgres://me:se/c?r@et@db.example/f", "postgres://me:***@db.example/f"),
            ("POSTGRES://me:secret@db.example/f", "POSTGRES://me:***@db.example/f"),
            (
                "postgresql:///f?host=/run&password=secret&sslmode=require",
                "postgresql:///f?host=/run&password=***&sslmode=require",
            ),
            ("postgresql:///f?p%61ssword=secret", "postgresql:///f?p%61ssword=***"),
            ("postgresql:///f?password=secret&user=a@b", "postgresql://***@b"),
        ] {
            assert_eq!(without_password(value), shown, "{value}");
        }
    }
}
