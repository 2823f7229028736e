SELECT case_id, client_id, outcome, due_on, last_message_on, letter_step
FROM case_state {by_client} WHERE tenant = $1 AND client_id = {member}
