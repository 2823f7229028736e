DELETE FROM project WHERE tenant = $1 AND client_id = $2
