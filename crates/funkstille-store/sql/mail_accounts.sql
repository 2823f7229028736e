SELECT account_id, read_at FROM mail_account WHERE tenant = $1 ORDER BY account_id
