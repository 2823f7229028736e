SELECT case_id, mail_id, did, step, is_junk, told_at FROM mail_case
WHERE tenant = $1 AND is_junk = 1 AND told_at >= $2 ORDER BY told_at, case_id, mail_id
