UPDATE account SET failure = NULL WHERE tenant = $1 AND account_id = $2
