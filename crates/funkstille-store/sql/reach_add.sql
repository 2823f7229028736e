INSERT INTO contact_reach (tenant, client_id, contact_id, kind, place, value)
VALUES {rows}
