SELECT invoice_id, client_id, project_id, number, issued_on, due_on, amount_minor, currency, paid_minor,
    open_minor, order_number, case_id, is_cancelled, version
FROM invoice WHERE tenant = $1 AND case_begins_on IS NOT NULL AND case_begins_on <= $2 AND invoice_id > $3
ORDER BY invoice_id LIMIT $4
