# What can go wrong when something is asked of the web.

error-http-closed = In practice no connection is opened. Use a database that is not for practice.
error-http-no-address = “{ $address }” is no address of the web. Write one like https://example.org.
error-http-scheme = Addresses with “{ $scheme }:” are not called. Write one with https: or http:.
error-http-login = The address at { $host } holds a login; it is not called with one. Leave out everything before the @.
error-http-port = { $host } would be asked at port { $port }, which is not one of the web's. Use an address without a port.
error-http-not-public = { $host } is at { $ip } and so not in the public internet; nothing is called there. Check the address.
error-http-avoided = { $host } belongs to a network where only a person looks. Look there yourself.
error-http-no-such-host = There is no host called { $host }. Check the address.
error-http-host-unknown = Nobody could say where { $host } is: { $why }. Check the connection to the internet, and try again later.
error-http-no-connection = { $host } cannot be reached: { $why }. Try again later.
error-http-not-secure = { $host } cannot prove who it is: { $why }. Check the address; with a server of your own, its certificate too.
error-http-too-slow = { $host } did not finish its answer within { $seconds } seconds. Try again later.
error-http-too-large = { $host } answers with more than { $bytes } bytes; that much is not read. Check the address.
error-http-too-many-redirects = { $host } leads on and on. Name the address where that ends.
error-http-bad-redirect = { $host } leads to an address that is not followed: from https to http, or nowhere. Name the address where that ends.
error-http-bad-answer = { $host } does not answer as is usual on the web: { $why }. Check the address.
