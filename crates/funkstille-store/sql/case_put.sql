INSERT INTO case_state (tenant, case_id, client_id, project_id, subject, message_id, playbook, stage, opened_on,
    outcome, ended_on, due_on, next_step, last_message_on, held, letter_step, version)
VALUES {rows}
ON CONFLICT (tenant, case_id) DO UPDATE SET
    client_id = excluded.client_id, project_id = excluded.project_id, subject = excluded.subject,
    message_id = excluded.message_id, playbook = excluded.playbook, stage = excluded.stage,
    opened_on = excluded.opened_on, outcome = excluded.outcome, ended_on = excluded.ended_on,
    due_on = excluded.due_on, next_step = excluded.next_step,
    last_message_on = excluded.last_message_on, held = excluded.held, letter_step = excluded.letter_step,
    version = excluded.version
