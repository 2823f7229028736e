SELECT case_id, client_id, project_id, subject, message_id, playbook, stage, opened_on, outcome, ended_on,
    due_on, next_step, last_message_on, held, letter_step, version
FROM case_state
WHERE tenant = $1 AND due_on IS NOT NULL AND due_on <= $2 AND (due_on, case_id) > ($3, $4)
ORDER BY due_on, case_id LIMIT $5
