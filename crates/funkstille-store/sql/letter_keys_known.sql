SELECT k.outbox_key, k.letter_id, o.state FROM outbox_key k
JOIN outbox o ON o.tenant = k.tenant AND o.letter_id = k.letter_id
WHERE k.tenant = $1 AND k.outbox_key = {member}
