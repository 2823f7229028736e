UPDATE account SET failed_at = $3, failure = $4 WHERE tenant = $1 AND account_id = $2
