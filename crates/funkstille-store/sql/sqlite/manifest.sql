SELECT name, rows, digest FROM _backup ORDER BY name
