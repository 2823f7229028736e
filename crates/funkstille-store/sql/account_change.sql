UPDATE account SET address = $4, kind = $5, host = $6, port = $7, security = $8, user_name = $9, auth = $10,
    secret = $11, settings = $12, version = version + 1, changed_at = $13
WHERE tenant = $1 AND account_id = $2 AND version = $3 RETURNING version
