SELECT CAST(COUNT(*) AS BIGINT) FROM information_schema.tables
WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'
