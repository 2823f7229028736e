INSERT INTO client (tenant, client_id, name, language, debtor, do_not_contact, zone, version)
VALUES {rows}
ON CONFLICT (tenant, client_id) DO UPDATE SET
    name = excluded.name, language = excluded.language, debtor = excluded.debtor,
    do_not_contact = excluded.do_not_contact, zone = excluded.zone, version = excluded.version
