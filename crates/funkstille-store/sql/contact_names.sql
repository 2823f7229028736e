SELECT client_id, name FROM contact WHERE tenant = $1 ORDER BY client_id, place
