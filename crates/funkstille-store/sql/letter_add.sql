INSERT INTO outbox (tenant, letter_id, client_id, channel, recipient, state, send_at, subject, body, facts,
    content_digest, approved_digest, lease_token, lease_until, version, changed_at)
VALUES {rows}
