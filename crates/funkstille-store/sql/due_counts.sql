SELECT due_on, COUNT(*) FROM case_state
WHERE tenant = $1 AND due_on IS NOT NULL AND due_on <= $2
GROUP BY due_on ORDER BY due_on
