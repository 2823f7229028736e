DELETE FROM case_state WHERE tenant = $1 AND case_id = $2
