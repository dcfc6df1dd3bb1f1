#!/bin/sh
# Makes the certificates and keys of the tests anew (OpenSSL 3): sh make.sh, in this folder. They protect nothing, are
# good for a hundred years, and every pass phrase is "open sesame".
set -eu
YEARS=36500
rm -f ./*.pem

authority() { # name, subject
    openssl ecparam -name prime256v1 -genkey -noout -out "$1-key.pem"
    openssl req -x509 -new -key "$1-key.pem" -subj "/CN=$2" -days $YEARS -out "$1.pem" \
        -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign
}

signed() { # name, subject, authority, extensions
    openssl req -new -key "$1-key.pem" -subj "/CN=$2" -out request.csr
    printf '%s\n' "$4" >extensions.cnf
    openssl x509 -req -in request.csr -CA "$3.pem" -CAkey "$3-key.pem" -CAcreateserial -days $YEARS \
        -extfile extensions.cnf -out "$1.pem"
    rm -f request.csr extensions.cnf ./*.srl
}

names='subjectAltName=DNS:localhost,DNS:redis.test,IP:127.0.0.1,IP:::1'
authority ca 'Authority of the tests'
authority stranger-ca 'Another authority'

openssl ecparam -name prime256v1 -genkey -noout -out middle-key.pem
signed middle 'Authority in the middle' ca 'basicConstraints=critical,CA:true'

openssl genrsa -out server-key.pem 2048
signed server 'Server of the tests' middle "$names"
cat server.pem middle.pem >server-chain.pem

openssl ecparam -name prime256v1 -genkey -noout -out ec-key.pem
signed ec 'Server with a curve' ca "$names"
openssl genpkey -algorithm ed25519 -out ed-key.pem
signed ed 'Server with Ed25519' ca "$names"
openssl ecparam -name prime256v1 -genkey -noout -out client-key.pem
signed client 'Learner' ca 'extendedKeyUsage=clientAuth'
openssl ecparam -name prime256v1 -genkey -noout -out stranger-key.pem
signed stranger 'Stranger' stranger-ca 'extendedKeyUsage=clientAuth'

openssl rsa -in server-key.pem -traditional -out form-rsa-pkcs1.pem
openssl rsa -in server-key.pem -traditional -aes128 -passout 'pass:open sesame' -out form-rsa-pkcs1-aes128.pem
openssl rsa -in server-key.pem -traditional -des3 -passout 'pass:open sesame' -out form-rsa-pkcs1-des3.pem
openssl pkcs8 -topk8 -nocrypt -in server-key.pem -out form-rsa-pkcs8.pem
openssl pkcs8 -topk8 -v2 aes256 -in server-key.pem -passout 'pass:open sesame' -out form-rsa-pkcs8-aes256.pem
openssl pkcs8 -topk8 -v2 aes128 -v2prf hmacWithSHA512 -in server-key.pem -passout 'pass:open sesame' \
    -out form-rsa-pkcs8-aes128-sha512.pem
openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -in server-key.pem -passout 'pass:open sesame' -out form-rsa-pkcs8-3des.pem
openssl pkcs8 -topk8 -scrypt -in server-key.pem -passout 'pass:open sesame' -out form-rsa-pkcs8-scrypt.pem
openssl pkcs8 -topk8 -nocrypt -in ec-key.pem -out form-ec-pkcs8.pem
openssl ec -in ec-key.pem -out form-ec-sec1.pem
openssl ec -in ec-key.pem -aes256 -passout 'pass:open sesame' -out form-ec-sec1-aes256.pem
openssl ecparam -name prime256v1 -out form-ec-two-blocks.pem
cat ec-key.pem >>form-ec-two-blocks.pem
