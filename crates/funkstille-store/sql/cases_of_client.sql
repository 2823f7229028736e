SELECT case_id, client_id, project_id, subject, message_id, playbook, stage, opened_on, outcome, ended_on,
    due_on, next_step, last_message_on, held, letter_step, version
FROM case_state {by_client} WHERE tenant = $1 AND client_id = {member}
