DELETE FROM contact WHERE tenant = $1
