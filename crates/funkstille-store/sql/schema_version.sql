SELECT CAST(COALESCE(MAX(version), 0) AS BIGINT) FROM _sqlx_migrations
