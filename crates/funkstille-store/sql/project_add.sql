INSERT INTO project (tenant, project_id, client_id, title, stage)
VALUES {rows}
