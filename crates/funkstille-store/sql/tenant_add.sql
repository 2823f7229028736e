INSERT INTO tenant (tenant, name, last_sequence, created_at) VALUES ($1, $2, 0, $3)
ON CONFLICT (tenant) DO NOTHING
