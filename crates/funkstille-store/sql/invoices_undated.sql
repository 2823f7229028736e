SELECT invoice_id, client_id, project_id, number, issued_on, due_on, amount_minor, currency, paid_minor,
    open_minor, order_number, case_id, is_cancelled, version
FROM invoice {by_invoice_due} WHERE tenant = $1 AND open_minor > 0 AND due_on IS NULL
ORDER BY issued_on, invoice_id LIMIT $2
