INSERT INTO telling (tenant, receiver_id, telling_id, body, state, tries, next_at)
VALUES {rows} ON CONFLICT (tenant, receiver_id, telling_id) DO NOTHING RETURNING telling_id
