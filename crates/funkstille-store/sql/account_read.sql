UPDATE account SET succeeded_at = $3 WHERE tenant = $1 AND account_id = $2
