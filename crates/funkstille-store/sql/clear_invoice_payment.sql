DELETE FROM invoice_payment WHERE tenant = $1
