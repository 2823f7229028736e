SELECT client_id, from_address, MAX(sent_at) FROM mail {by_mail_client}
WHERE tenant = $1 AND client_id = {member} AND direction = 'theirs' AND kind = 'reply' AND proof <> 'fail'
GROUP BY client_id, from_address
