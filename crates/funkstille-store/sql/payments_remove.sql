DELETE FROM invoice_payment WHERE tenant = $1 AND invoice_id = $2
