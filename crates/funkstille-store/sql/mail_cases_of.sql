SELECT case_id, mail_id FROM mail_case WHERE tenant = $1 AND mail_id = {member}
