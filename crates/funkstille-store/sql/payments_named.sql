SELECT invoice_id, payment_id, paid_on, amount_minor, account
FROM invoice_payment {by_payment} WHERE tenant = $1 AND payment_id = {member}
