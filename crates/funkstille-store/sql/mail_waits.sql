SELECT mail_id, state, why, asked, case_id, changed_at FROM mail_wait {by_wait_state}
WHERE tenant = $1 AND state = {member}
