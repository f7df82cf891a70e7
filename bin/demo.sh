#!/usr/bin/env bash
# The story of the documentation, played with ckms against a server and a token of its own: the HSM admin is alice, a
# stranger is bob, each with a client certificate. Exits 0 only if every step did what the documentation says.
set -euo pipefail
# shellcheck source=bin/lib.sh
. "$(dirname -- "$(readlink -f -- "$0")")/lib.sh"

need_build
need softhsm_library softhsm2
need 'command -v curl' curl
need 'command -v openssl' openssl
prepare
build_jars

home=$ROOT/.kms/demo
rm -rf "$home"
mkdir -p "$home/files"
make_token "$home/hsm"
port=$(("$(shuf -i 20000-29999 -n 1)"))
url=https://localhost:$port
server=
trap 'stop_server -KILL' EXIT

stop_server() {
    if [ -n "$server" ]; then
        kill "$1" "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}

# certificate NAME: a client certificate with that common name, as PEM.
certificate() {
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$home/$1.key" -subj "/CN=$1" \
        -out "$home/$1.csr" 2>/dev/null
    openssl x509 -req -in "$home/$1.csr" -CA "$home/ca.crt" -CAkey "$home/ca.key" -CAcreateserial -days 2 \
        -extfile <(printf 'subjectAltName=DNS:localhost') -out "$home/$1.crt" 2>/dev/null
    cat >"$home/$1.toml" <<TOML
[http_config]
server_url = "$url"
verified_cert = """
$(cat "$home/localhost.crt")
"""
tls_client_pem_cert_path = "$home/$1.crt"
tls_client_pem_key_path = "$home/$1.key"
TOML
}

start_server() {
    "$JAVA_HOME/bin/java" -jar "$ROOT/kms-server/target/kms-server.jar" \
        --hsm-model softhsm2 --hsm-library "$(softhsm_library)" --hsm-admin alice \
        --hsm-slot "$SLOT" --hsm-password-file "$home/hsm/pin" --database-path "$home/db" \
        --hostname localhost --port "$port" --tls-cert-file "$home/localhost.crt" --tls-key-file "$home/localhost.key" \
        --clients-ca-cert-file "$home/ca.crt" >>"$home/server.log" 2>&1 &
    server=$!
    wait_for_health "$url" "$server" --cacert "$home/ca.crt" || {
        tail -n 20 "$home/server.log" >&2
        die "the server did not start"
    }
}

# run USER ARGUMENT...: a ckms command, shown with its answer; leaves the answer in OUTPUT and the exit code in STATUS.
run() {
    local user=$1 argument
    shift
    printf '\n%s❯ ckms' "$user "
    for argument in "$@"; do
        printf ' %s' "${argument/#$home\/files/\/tmp}"
    done
    echo
    STATUS=0
    OUTPUT=$("$ROOT/bin/ckms" --conf "$home/$user.toml" "$@" 2>&1) || STATUS=$?
    echo "${OUTPUT//$home\/files//tmp}"
}

failures=0
check() {
    if ! eval "$2"; then
        echo "  ✗ $1"
        failures=$((failures + 1))
    else
        echo "  ✓ $1"
    fi
}

# says TEXT: the answer is exactly this. refused TEXT: the command failed, and says so.
says() { [ "$STATUS" -eq 0 ] && [ "$OUTPUT" = "$1" ]; }
refused() { [ "$STATUS" -eq 1 ] && [[ $OUTPUT == "ERROR: "*"$1"* ]]; }

tab=$'\t'
key=hsm::$SLOT::mykey
aes=hsm::$SLOT::myaes
files=$home/files

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$home/ca.key" -subj "/CN=demo CA" \
    -days 2 -out "$home/ca.crt" 2>/dev/null
certificate localhost # the first: the others name it as the server to trust
certificate alice
certificate bob
start_server
echo "The documentation's slot 4 is slot $SLOT here, as SoftHSM2 numbers it."

echo; echo "== A key pair in the HSM"
run alice rsa keys create --size_in_bits 4096 --sensitive "$key"
check "the pair was made, and named as documented" 'says "The RSA key pair has been created.
${tab}Public key unique identifier: ${key}_pk
${tab}Private key unique identifier: $key"'
run bob rsa keys create --size_in_bits 4096 --sensitive "hsm::$SLOT::bobs"
check "nobody but the HSM admin makes keys there" 'refused "only an HSM admin"'
run alice rsa keys create --size_in_bits 2048 "$key"
check "a taken name is refused" 'refused already'

echo; echo "== Get and Export"
run alice rsa keys export --key-id "${key}_pk" --key-format pkcs8-pem "$files/pubkey.pem"
check "the public key is exported" 'says "The key ${key}_pk of type PublicKey was exported to \"$files/pubkey.pem\"
${tab}Unique identifier: ${key}_pk"'
check "OpenSSL reads it as RSA 4096" 'openssl pkey -pubin -in "$files/pubkey.pem" -noout -text | grep -q "4096 bit"'
run alice rsa keys export --key-id "$key" "$files/private.json"
check "the sensitive private key stays where it is" 'refused Sensitive && [ ! -e "$files/private.json" ]'

echo; echo "== Encrypt and Decrypt with keys of the HSM"
head -c 200 /dev/urandom >"$files/secret.pem"
run alice rsa encrypt --key-id "${key}_pk" --encryption-algorithm ckm-rsa-pkcs-oaep "$files/secret.pem"
check "encrypts with OAEP" 'says "The encrypted file is available at \"$files/secret.enc\""'
run alice rsa decrypt --key-id "$key" --encryption-algorithm ckm-rsa-pkcs-oaep "$files/secret.enc"
check "decrypts to the same bytes" 'says "The decrypted file is available at \"$files/secret.plain\"" && cmp -s "$files/secret.pem" "$files/secret.plain"'
run alice rsa encrypt --key-id "${key}_pk" --encryption-algorithm ckm-rsa-pkcs "$files/secret.pem"
run alice rsa decrypt --key-id "$key" --encryption-algorithm ckm-rsa-pkcs "$files/secret.enc"
check "PKCS#1 v1.5 makes the round trip too" '[ "$STATUS" -eq 0 ] && cmp -s "$files/secret.pem" "$files/secret.plain"'
run alice sym keys create --algorithm aes --number-of-bits 256 --sensitive "$aes"
check "an AES key is made in the HSM" '[ "$STATUS" -eq 0 ]'
head -c 100000 /dev/urandom >"$files/data.bin"
run alice sym encrypt --key-id "$aes" "$files/data.bin"
run alice sym decrypt --key-id "$aes" "$files/data.enc"
check "AES-GCM in the HSM decrypts to the same bytes" '[ "$STATUS" -eq 0 ] && cmp -s "$files/data.bin" "$files/data.plain"'
run bob sym encrypt --key-id "$aes" "$files/data.bin"
check "a stranger is told that there is no such key" 'refused "not found"'

echo; echo "== A key of the KMS, wrapped by the HSM"
run alice sym keys create --algorithm aes --number-of-bits 256 --sensitive --wrapping-key-id "${key}_pk" my_sym_key
check "the key was made and wrapped" 'says "The symmetric key was successfully generated.
${tab}Unique identifier: my_sym_key"'
printf 'top secret' >"$files/secret.txt"
run alice sym encrypt --key-id my_sym_key "$files/secret.txt"
check "it encrypts" 'says "The encrypted file is available at \"$files/secret.enc\""'
run alice sym decrypt --key-id my_sym_key "$files/secret.enc"
check "it decrypts to the same bytes" '[ "$STATUS" -eq 0 ] && cmp -s "$files/secret.txt" "$files/secret.plain"'
echo; echo "(the server is killed and started again)"
stop_server -KILL
start_server
run alice sym decrypt --key-id my_sym_key "$files/secret.enc"
check "after kill -9 and a restart it still does" '[ "$STATUS" -eq 0 ] && cmp -s "$files/secret.txt" "$files/secret.plain"'

echo; echo "== Delegation"
run bob sym keys create --wrapping-key-id "${key}_pk" bobs_key
check "without Encrypt on the wrapping key nobody wraps with it" 'refused "not found"'
run alice access-rights grant bob "${key}_pk" encrypt
check "the admin grants Encrypt" '[ "$STATUS" -eq 0 ]'
run bob sym keys create --wrapping-key-id "${key}_pk" bobs_key
check "now bob wraps with it" '[ "$STATUS" -eq 0 ]'
run bob rsa encrypt --key-id "${key}_pk" --encryption-algorithm ckm-rsa-pkcs-oaep "$files/secret.txt"
check "and encrypts" '[ "$STATUS" -eq 0 ]'
run bob rsa decrypt --key-id "$key" --encryption-algorithm ckm-rsa-pkcs-oaep "$files/secret.enc"
check "but Encrypt is not Decrypt" 'refused "not found"'
run bob sym encrypt --key-id my_sym_key "$files/secret.txt"
check "and alice's own key is nobody else's" 'refused "not found"'
run bob rsa keys destroy --key-id "$key"
check "nor may bob destroy" 'refused "not found"'
run alice access-rights grant bob "$aes" destroy
run bob sym keys destroy --key-id "$aes"
check "until Destroy is granted; HSM keys need no Revoke before" '[ "$STATUS" -eq 0 ]'

echo; echo "== Destroy"
run alice sym keys destroy --key-id my_sym_key
check "an active key of the KMS is not destroyed" 'refused Wrong_Key_Lifecycle_State'
run alice sym keys revoke --key-id my_sym_key "the story ends"
run alice sym keys destroy --key-id my_sym_key
check "a revoked one is" '[ "$STATUS" -eq 0 ]'
run alice rsa keys destroy --key-id "$key"
check "the key of the HSM is destroyed" 'says "Successfully destroyed the key.
${tab}Unique identifier: $key"'
run alice rsa encrypt --key-id "${key}_pk" "$files/secret.txt"
check "and its public half with it" 'refused "not found"'

echo
stop_server -TERM
if [ "$failures" -ne 0 ]; then
    echo "$failures steps did not do what the documentation says; the server's log is $home/server.log"
    exit 1
fi
echo "Every step did what the documentation says."
