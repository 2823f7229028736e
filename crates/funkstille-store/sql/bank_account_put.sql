INSERT INTO bank_account (tenant, account, until_at, imported_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (tenant, account) DO UPDATE SET imported_at = excluded.imported_at,
    until_at = CASE WHEN excluded.until_at > bank_account.until_at THEN excluded.until_at ELSE bank_account.until_at END
