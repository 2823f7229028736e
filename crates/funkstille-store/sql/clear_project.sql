DELETE FROM project WHERE tenant = $1
