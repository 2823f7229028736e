SELECT case_id, opened_version, kind, step, sent_on, opened_on, state, outcome, closed_on FROM task
WHERE tenant = $1 AND state = 'open' AND (opened_on, case_id, opened_version) > ($2, $3, $4)
ORDER BY opened_on, case_id, opened_version LIMIT $5
