DELETE FROM invoice WHERE tenant = $1 AND invoice_id = $2
