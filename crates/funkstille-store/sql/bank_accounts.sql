SELECT account, until_at, imported_at FROM bank_account WHERE tenant = $1 ORDER BY account
