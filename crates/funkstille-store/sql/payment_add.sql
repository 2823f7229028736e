INSERT INTO invoice_payment (tenant, invoice_id, payment_id, client_id, paid_on, amount_minor, account)
VALUES {rows}
