SELECT mail_id, state, why, asked, case_id, changed_at FROM mail_wait WHERE tenant = $1 AND mail_id = {member}
