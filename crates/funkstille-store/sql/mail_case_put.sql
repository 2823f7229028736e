INSERT INTO mail_case (tenant, case_id, mail_id, did, step, is_junk, told_at)
VALUES {rows}
ON CONFLICT (tenant, case_id, mail_id) DO UPDATE SET did = excluded.did, step = excluded.step
