SELECT m.mail_id, m.message_id, m.direction, m.kind, m.from_address, m.from_name, m.recipients, m.subject,
    m.base_subject, m.sent_at, m.received_at, m.answers, m.refers, m.returned, m.through_list, m.proof, m.said,
    m.client_id, m.content_digest, m.gmail_id, m.seen_at
FROM mail_place p CROSS JOIN mail m -- in this order: a folder has less than the mail of all
WHERE m.tenant = p.tenant AND m.mail_id = p.mail_id AND p.tenant = $1 AND p.account_id = $2 AND p.folder = $3
    AND m.direction = 'theirs' AND m.kind = 'reply' AND m.answers <> '' AND m.seen_at >= $4
