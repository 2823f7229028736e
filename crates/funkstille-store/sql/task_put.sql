INSERT INTO task (tenant, case_id, opened_version, kind, step, sent_on, opened_on, state, outcome, closed_on)
VALUES {rows}
ON CONFLICT (tenant, case_id, opened_version) DO UPDATE SET
    kind = excluded.kind, step = excluded.step, sent_on = excluded.sent_on, opened_on = excluded.opened_on,
    state = excluded.state, outcome = excluded.outcome, closed_on = excluded.closed_on
