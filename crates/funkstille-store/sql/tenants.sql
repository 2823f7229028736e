SELECT tenant, name FROM tenant ORDER BY tenant
