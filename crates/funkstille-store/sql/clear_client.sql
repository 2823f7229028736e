DELETE FROM client WHERE tenant = $1
