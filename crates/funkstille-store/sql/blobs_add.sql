INSERT INTO blob (tenant, digest, bytes, stored_at)
VALUES {rows}
ON CONFLICT (tenant, digest) DO NOTHING
