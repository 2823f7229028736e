INSERT INTO contact (tenant, client_id, place, contact_id, name, role, form_of_address)
VALUES {rows}
