INSERT INTO invoice (tenant, invoice_id, client_id, project_id, number, issued_on, due_on, amount_minor, currency,
    paid_minor, open_minor, order_number, case_id, is_cancelled, case_begins_on, version)
VALUES {rows}
ON CONFLICT (tenant, invoice_id) DO UPDATE SET
    client_id = excluded.client_id, project_id = excluded.project_id, number = excluded.number,
    issued_on = excluded.issued_on, due_on = excluded.due_on, amount_minor = excluded.amount_minor,
    currency = excluded.currency, paid_minor = excluded.paid_minor, open_minor = excluded.open_minor,
    order_number = excluded.order_number, case_id = excluded.case_id,
    is_cancelled = excluded.is_cancelled, case_begins_on = excluded.case_begins_on, version = excluded.version
