DELETE FROM invoice WHERE tenant = $1
