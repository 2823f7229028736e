INSERT INTO mail_wait (tenant, mail_id, state, why, asked, case_id, changed_at)
VALUES {rows}
ON CONFLICT (tenant, mail_id) DO UPDATE SET
    state = excluded.state, why = excluded.why, case_id = excluded.case_id, changed_at = excluded.changed_at
