INSERT INTO mail_account (tenant, account_id, read_at)
VALUES {rows}
ON CONFLICT (tenant, account_id) DO UPDATE SET read_at = excluded.read_at
