SELECT case_id, client_id, project_id, subject, message_id, playbook, stage, opened_on, outcome, ended_on,
    due_on, next_step, last_message_on, held, letter_step, version
FROM case_state
WHERE tenant = $1 AND outcome IS NULL AND due_on IS NULL AND held IS NULL AND letter_step IS NULL
    AND case_id > $2
ORDER BY case_id LIMIT $3
