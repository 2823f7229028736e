INSERT INTO receiver (tenant, receiver_id, kind, settings, secret, told_until, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (tenant, receiver_id) DO UPDATE SET kind = excluded.kind, settings = excluded.settings,
    secret = excluded.secret, told_until = excluded.told_until, changed_at = excluded.changed_at
