SELECT due_on, case_id, client_id FROM case_state
WHERE tenant = $1 AND due_on IS NOT NULL AND due_on <= $2 AND (due_on, case_id) > ($3, $4)
ORDER BY due_on, case_id LIMIT $5
