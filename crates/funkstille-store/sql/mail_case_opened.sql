SELECT case_id, message_id FROM case_state WHERE tenant = $1 AND message_id = {member}
