DELETE FROM task WHERE tenant = $1 AND case_id = $2
