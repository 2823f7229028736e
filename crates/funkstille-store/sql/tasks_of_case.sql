SELECT case_id, opened_version, kind, step, sent_on, opened_on, state, outcome, closed_on FROM task
WHERE tenant = $1 AND case_id = $2 ORDER BY opened_version
