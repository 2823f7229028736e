SELECT value, version FROM setting WHERE tenant = $1 AND name = $2
