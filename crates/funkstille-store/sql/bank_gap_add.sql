INSERT INTO bank_gap (tenant, digest, line, file, account, problem, is_settled, noted_at)
VALUES {rows}
ON CONFLICT (tenant, digest, line) DO NOTHING
