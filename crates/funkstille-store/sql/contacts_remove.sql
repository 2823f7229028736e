DELETE FROM contact WHERE tenant = $1 AND client_id = $2
