SELECT last_sequence FROM tenant WHERE tenant = $1
