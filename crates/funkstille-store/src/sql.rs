//! Every statement, one file each in `sql/`: the same text for both databases.
//!
//! `{rows}` stands for the rows of an insert, `{member}` for one of several that are looked up; how
//! many there are is only known when the statement runs.

macro_rules! statements {
    ($($name:ident = $file:literal;)+) => {
        $(pub(crate) const $name: &str = include_str!(concat!("../sql/", $file, ".sql"));)+

        /// All of them, by the names of their files.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, &str)] = &[$(($file, $name)),+];
    };
}

statements! {
    ACCOUNT = "account";
    ACCOUNTS = "accounts";
    ACCOUNT_ADD = "account_add";
    ACCOUNT_CHANGE = "account_change";
    ACCOUNT_FAILED = "account_failed";
    ACCOUNT_MENDED = "account_mended";
    ACCOUNT_READ = "account_read";
    ACCOUNT_REMOVE = "account_remove";
    ACCOUNT_SUCCEEDED = "account_succeeded";
    ATTEMPTS_AT_HOST = "attempts_at_host";
    ATTEMPTS_BY_COPY = "attempts_by_copy";
    ATTEMPTS_IN_STATE = "attempts_in_state";
    ATTEMPTS_OF = "attempts_of";
    ATTEMPTS_WITH_ID = "attempts_with_id";
    ATTEMPT_ADD = "attempt_add";
    ATTEMPT_CHANGE = "attempt_change";
    BANK_ACCOUNTS = "bank_accounts";
    BANK_ACCOUNT_PUT = "bank_account_put";
    BANK_GAPS = "bank_gaps";
    BANK_GAP_ADD = "bank_gap_add";
    BANK_GAP_SETTLE = "bank_gap_settle";
    BANK_PAYMENTS_ALIKE = "bank_payments_alike";
    BANK_PAYMENTS_BETWEEN = "bank_payments_between";
    BANK_PAYMENTS_IN_STATE = "bank_payments_in_state";
    BANK_PAYMENTS_OF_ENTRY = "bank_payments_of_entry";
    BANK_PAYMENT_ADD = "bank_payment_add";
    BANK_PAYMENT_MARK = "bank_payment_mark";
    BANK_QUESTIONS = "bank_questions";
    BANK_QUESTIONS_ABOUT = "bank_questions_about";
    BANK_QUESTIONS_REMOVE = "bank_questions_remove";
    BANK_QUESTION_ADD = "bank_question_add";
    BANK_RETURNS_OF = "bank_returns_of";
    BANK_RETURNS_OF_ORIGIN = "bank_returns_of_origin";
    BANK_RETURNS_REMOVE = "bank_returns_remove";
    BANK_RETURN_ADD = "bank_return_add";
    BLOB = "blob";
    BLOB_ADD = "blob_add";
    BODIES_OF = "bodies_of";
    CASES = "cases";
    CASES_DUE = "cases_due";
    CASES_HELD = "cases_held";
    CASES_OF_CLIENT = "cases_of_client";
    CASES_OPEN = "cases_open";
    CASES_STUCK = "cases_stuck";
    CASE_AT = "case_at";
    CASE_PUT = "case_put";
    CASE_REMOVE = "case_remove";
    CLEAR_CASE_STATE = "clear_case_state";
    CLEAR_CLIENT = "clear_client";
    CLEAR_CONTACT = "clear_contact";
    CLEAR_CONTACT_REACH = "clear_contact_reach";
    CLEAR_INVOICE = "clear_invoice";
    CLEAR_INVOICE_PAYMENT = "clear_invoice_payment";
    CLEAR_PROJECT = "clear_project";
    CLEAR_TASK = "clear_task";
    CLIENTS = "clients";
    CLIENT_PUT = "client_put";
    CLIENT_REMOVE = "client_remove";
    CONTACTS_REMOVE = "contacts_remove";
    CONTACT_ADD = "contact_add";
    CONTACT_NAMES = "contact_names";
    DUE_CASES = "due_cases";
    DUE_COUNTS = "due_counts";
    EVENTS_OF = "events_of";
    EVENTS_PAGE = "events_page";
    EVENT_ADD = "event_add";
    EVENT_AT = "event_at";
    EVENT_ERASE = "event_erase";
    HANDED_SINCE = "handed_since";
    HEADS = "heads";
    HEADS_OF = "heads_of";
    HEADS_SINCE = "heads_since";
    HEAD_PUT = "head_put";
    LATEST_RECORDED = "latest_recorded";
    INVOICES = "invoices";
    INVOICES_AT = "invoices_at";
    INVOICES_DUE = "invoices_due";
    INVOICES_NUMBERED = "invoices_numbered";
    INVOICES_OF_CLIENT = "invoices_of_client";
    INVOICES_OPEN = "invoices_open";
    INVOICES_UNDATED = "invoices_undated";
    INVOICES_WITHOUT_CASE = "invoices_without_case";
    INVOICE_PUT = "invoice_put";
    INVOICE_REMOVE = "invoice_remove";
    LETTER = "letter";
    LETTERS_ASKING = "letters_asking";
    LETTERS_IN_STATE = "letters_in_state";
    LETTERS_OF_CASE = "letters_of_case";
    LETTERS_OF_CLIENT = "letters_of_client";
    LETTER_ADD = "letter_add";
    LETTER_CHANGE = "letter_change";
    LETTER_CLAIM = "letter_claim";
    LETTER_FACTS = "letter_facts";
    LETTER_KEYS_KNOWN = "letter_keys_known";
    LETTER_KEYS_OF = "letter_keys_of";
    LETTER_KEY_ADD = "letter_key_add";
    LETTER_KEY_MOVE = "letter_key_move";
    LETTER_RECORD = "letter_record";
    LETTER_SETTLE = "letter_settle";
    MESSAGE_ADD = "message_add";
    MESSAGES_OF_CASE = "messages_of_case";
    MESSAGE_CASE = "message_case";
    ONCE = "once";
    ONCE_ADD = "once_add";
    ONCE_ANSWER = "once_answer";
    PAYING_ACCOUNTS = "paying_accounts";
    PAYMENTS_NAMED = "payments_named";
    PAYMENTS_REMOVE = "payments_remove";
    PAYMENT_ADD = "payment_add";
    PROJECTS = "projects";
    PROJECTS_REMOVE = "projects_remove";
    PROJECT_ADD = "project_add";
    REACHES_REMOVE = "reaches_remove";
    REACH_ADD = "reach_add";
    REACH_OWNER = "reach_owner";
    SCHEMA_VERSION = "schema_version";
    SETTING = "setting";
    SETTING_ADD = "setting_add";
    SETTING_CHANGE = "setting_change";
    SIBLINGS_OF = "siblings_of";
    TASKS_OF_CASE = "tasks_of_case";
    TASKS_OPEN = "tasks_open";
    TASKS_REMOVE = "tasks_remove";
    TASK_PUT = "task_put";
    TENANTS = "tenants";
    TENANT_ADD = "tenant_add";
    TENANT_ADVANCE = "tenant_advance";
    TENANT_LOCK = "tenant_lock";
    TENANT_SEQUENCE = "tenant_sequence";
    MAIL_ACCOUNT_PUT = "mail_account_put";
    MAIL_ACCOUNT_REMOVE = "mail_account_remove";
    MAIL_ACCOUNTS = "mail_accounts";
    MAIL_ACCOUNTS_UNREAD = "mail_accounts_unread";
    MAIL_JUNK = "mail_junk";
    MAIL_PUT = "mail_put";
    MAIL_WRITTEN = "mail_written";
    REACH_OWNERS = "reach_owners";
    MAIL_ANSWERS_IN = "mail_answers_in";
    MAIL_AT = "mail_at";
    MAIL_CASE_OPENED = "mail_case_opened";
    MAIL_CASE_PUT = "mail_case_put";
    MAIL_CASES_OF = "mail_cases_of";
    MAIL_FOLDER_PUT = "mail_folder_put";
    MAIL_FOLDERS = "mail_folders";
    MAIL_FOLDERS_REMOVE = "mail_folders_remove";
    MAIL_LINK_ADD = "mail_link_add";
    MAIL_NAMING = "mail_naming";
    MAIL_OF_CASE = "mail_of_case";
    MAIL_OF_PARTY = "mail_of_party";
    MAIL_PARTY_ADD = "mail_party_add";
    MAIL_PARTY_ADDRESSES = "mail_party_addresses";
    MAIL_PLACE_MARK = "mail_place_mark";
    MAIL_PLACE_PUT = "mail_place_put";
    MAIL_PLACE_REMOVE = "mail_place_remove";
    MAIL_PLACES_FORGET = "mail_places_forget";
    MAIL_PLACES_OF = "mail_places_of";
    MAIL_MARKS = "mail_marks";
    MAIL_UNREAD = "mail_unread";
    MAIL_PLACES_REMOVE = "mail_places_remove";
    MAIL_WAIT_AT = "mail_wait_at";
    MAIL_WAIT_PUT = "mail_wait_put";
    MAIL_WAITS = "mail_waits";
    BLOBS_ADD = "blobs_add";
    ENTRIES_SINCE = "entries_since";
    FEEDS = "feeds";
    FEED_ADD = "feed_add";
    FEED_REMOVE = "feed_remove";
    FEED_WITH_TOKEN = "feed_with_token";
    RECEIVERS = "receivers";
    RECEIVER_PUT = "receiver_put";
    RECEIVER_REMOVE = "receiver_remove";
    TELLINGS_DUE = "tellings_due";
    TELLINGS_FORGET = "tellings_forget";
    TELLINGS_OF = "tellings_of";
    TELLINGS_REMOVE = "tellings_remove";
    TELLING_ADD = "telling_add";
    TELLING_NOTE = "telling_note";
    TELLING_TOLD = "telling_told";
}

/// How many rows go into one statement. Few sizes, so that few statements are prepared; together
/// they stay far below the 32,766 values that SQLite takes.
const SIZES: [usize; 3] = [128, 16, 1];

/// Cuts rows into pieces of those sizes.
pub(crate) fn pieces<T>(mut rows: &[T]) -> Vec<&[T]> {
    let mut pieces = Vec::new();
    while let Some(size) = SIZES.into_iter().find(|size| *size <= rows.len()) {
        let (piece, rest) = rows.split_at(size);
        pieces.push(piece);
        rows = rest;
    }
    pieces
}

/// The statement with its `{rows}` written out: `($1, $2), ($3, $4)`.
pub(crate) fn with_rows(sql: &str, rows: usize, columns: usize) -> String {
    let row = |row: usize| format!("({})", numbered(row * columns, columns));
    sql.replace("{rows}", &(0..rows).map(row).collect::<Vec<_>>().join(", "))
}

/// The same without numbers, `(?, ?), (?, ?)`, for SQLite: there a number is a name, and the names
/// of a statement are looked up one by one, again for each value.
pub(crate) fn with_marks(sql: &str, rows: usize, columns: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(", "));
    sql.replace("{rows}", &vec![row.as_str(); rows].join(", "))
}

/// The statement once for each member, where `before` values stand before it. A list of members
/// would be shorter; but a database that does not know yet how many rows a table has then looks at
/// all of them.
pub(crate) fn with_members(sql: &str, before: usize, members: usize) -> String {
    let one = |place: usize| sql.replace("{member}", &format!("${}", before + place));
    (1..=members).map(one).collect::<Vec<_>>().join(" UNION ALL ")
}

/// Places for values, from the one after `before`: `$3, $4`.
pub(crate) fn numbered(before: usize, count: usize) -> String {
    let places: Vec<_> = (1..=count).map(|place| format!("${}", before + place)).collect();
    places.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_into_few_sizes_and_none_is_lost() {
        for count in [0, 1, 15, 16, 127, 128, 129, 300] {
            let rows: Vec<usize> = (0..count).collect();
            let pieces = pieces(&rows);
            assert_eq!(pieces.concat(), rows, "{count}");
            assert!(pieces.iter().all(|piece| SIZES.contains(&piece.len())), "{count}");
        }
    }

    #[test]
    fn rows_and_lists_are_written_out() {
        assert_eq!(with_rows("VALUES {rows}", 2, 2), "VALUES ($1, $2), ($3, $4)");
        assert_eq!(with_marks("VALUES {rows}", 2, 2), "VALUES (?, ?), (?, ?)");
        let expected = "SELECT $1, $2 UNION ALL SELECT $1, $3";
        assert_eq!(with_members("SELECT $1, {member}", 1, 2), expected);
    }

    #[test]
    fn every_statement_is_of_its_tenant() {
        for (name, sql) in ALL {
            let is_of_all = ["tenants", "schema_version"].contains(name);
            assert!(is_of_all || sql.contains("tenant"), "{name}");
        }
    }
}
