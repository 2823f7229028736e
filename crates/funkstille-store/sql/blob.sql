SELECT bytes FROM blob WHERE tenant = $1 AND digest = $2
