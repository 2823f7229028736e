DELETE FROM case_state WHERE tenant = $1
