UPDATE account SET succeeded_at = $3, failure = NULL WHERE tenant = $1 AND account_id = $2
