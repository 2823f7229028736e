SELECT project_id, client_id, title, stage FROM project
WHERE tenant = $1 AND project_id > $2 ORDER BY project_id LIMIT $3
