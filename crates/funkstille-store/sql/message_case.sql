SELECT message_id, case_id FROM message_seen WHERE tenant = $1 AND message_id = {member}
