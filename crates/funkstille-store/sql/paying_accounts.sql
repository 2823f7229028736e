SELECT account, client_id
FROM invoice_payment {by_payment_account} WHERE tenant = $1 AND account = {member}
