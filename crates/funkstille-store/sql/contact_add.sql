INSERT INTO contact (tenant, client_id, place, contact_id, name, role, greeting, form_of_address)
VALUES {rows}
