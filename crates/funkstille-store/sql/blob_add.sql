INSERT INTO blob (tenant, digest, bytes, stored_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (tenant, digest) DO NOTHING
