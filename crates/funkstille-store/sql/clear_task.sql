DELETE FROM task WHERE tenant = $1
