SELECT account_id, address, kind, host, port, security, user_name, auth, secret, settings, succeeded_at, failed_at,
    failure, version, changed_at
FROM account WHERE tenant = $1 AND account_id = $2
