INSERT INTO account (tenant, account_id, address, kind, host, port, security, user_name, auth, secret, settings,
    version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)
ON CONFLICT (tenant, account_id) DO NOTHING RETURNING version
