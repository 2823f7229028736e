SELECT case_id, mail_id, did, step, is_junk, told_at FROM mail_case
WHERE tenant = $1 AND case_id = {member}
