SELECT o.letter_id, o.facts
FROM outbox_key k {by_case} JOIN outbox o ON o.tenant = k.tenant AND o.letter_id = k.letter_id
WHERE k.tenant = $1 AND k.case_id = {member} AND o.state IN ('with-person', 'handed-over', 'sent', 'uncertain')
