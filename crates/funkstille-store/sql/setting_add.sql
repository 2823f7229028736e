INSERT INTO setting (tenant, name, value, version, changed_at) VALUES ($1, $2, $3, 1, $4)
ON CONFLICT (tenant, name) DO NOTHING RETURNING version
