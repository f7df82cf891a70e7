#!/usr/bin/env bash
# The story of the documentation, played with ckms against a server, a token and a database of its own. The HSM admin is
# alice, a stranger is bob, each with a client certificate. Exits 0 only if every step did what the documentation says.
set -euo pipefail
# shellcheck source=bin/lib.sh
. "$(dirname -- "$(readlink -f -- "$0")")/lib.sh"

STATE=$ROOT/.kms/demo
FILES=$STATE/files
TAB=$'\t'
FAILURES=0
SERVER=

# ---- The stage: a token, certificates, a server ----

free_port() {
    local port
    for port in $(shuf -i 20000-29999 -n 50); do
        if port_is_free "$port"; then
            echo "$port"
            return
        fi
    done
    die "there is no free port"
}

quietly() {
    "$@" >"$STATE/openssl.log" 2>&1 || die "failed: $* (see $STATE/openssl.log)"
}

make_authority() {
    quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=demo CA" -days 2 \
        -keyout "$STATE/ca.key" -out "$STATE/ca.crt"
}

# certificate NAME: with that common name, and its key.
certificate() {
    quietly openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" \
        -keyout "$STATE/$1.key" -out "$STATE/$1.csr"
    printf 'subjectAltName=DNS:localhost\n' >"$STATE/extensions"
    quietly openssl x509 -req -in "$STATE/$1.csr" -CA "$STATE/ca.crt" -CAkey "$STATE/ca.key" -CAcreateserial -days 2 \
        -extfile "$STATE/extensions" -out "$STATE/$1.crt"
}

# user NAME: a certificate, and the configuration of ckms that uses it.
user() {
    certificate "$1"
    cat >"$STATE/$1.toml" <<TOML
[http_config]
server_url = "$URL"
verified_cert = """
$(cat "$STATE/localhost.crt")
"""
tls_client_pem_cert_path = "$STATE/$1.crt"
tls_client_pem_key_path = "$STATE/$1.key"
TOML
}

start_server() {
    "$JAVA_HOME/bin/java" -jar "$SERVER_JAR" \
        --hsm-model softhsm2 --hsm-library "$(softhsm_library)" --hsm-admin alice \
        --hsm-slot "$SLOT" --hsm-password-file "$STATE/pin" --database-path "$STATE/db" \
        --hostname localhost --port "$PORT" --tls-cert-file "$STATE/localhost.crt" --tls-key-file "$STATE/localhost.key" \
        --clients-ca-cert-file "$STATE/ca.crt" >>"$STATE/server.log" 2>&1 &
    SERVER=$!
    wait_for_health "$URL" "$SERVER" --cacert "$STATE/ca.crt" || {
        tail -n 20 "$STATE/server.log" >&2
        die "the server did not start"
    }
}

# stop_server SIGNAL
stop_server() {
    if [ -n "$SERVER" ]; then
        kill "$1" "$SERVER" 2>/dev/null || true
        wait "$SERVER" 2>/dev/null || true
        SERVER=
    fi
}

set_the_stage() {
    rm -rf "$STATE"
    mkdir -p "$FILES"
    make_token "$STATE"
    PORT=$(free_port)
    URL=https://localhost:$PORT
    make_authority
    certificate localhost
    user alice
    user bob
    start_server
}

# ---- How the story is told ----

title() {
    printf '\n== %s ==\n' "$*"
}

# run USER ARGUMENT...: a ckms command, shown with its answer; leaves the answer in OUTPUT and the exit code in STATUS.
run() {
    local user=$1
    shift
    printf '\n%s ❯ ckms%s\n' "$user" "$(printf ' %q' "$@")"
    STATUS=0
    OUTPUT=$(cd "$FILES" && "$ROOT/bin/ckms" --conf "$STATE/$user.toml" "$@" 2>&1 </dev/null) || STATUS=$?
    echo "$OUTPUT"
}

# check WHAT COMMAND...: whether the step did what the documentation says.
check() {
    local what=$1
    shift
    if "$@"; then
        echo "  ✓ $what"
    else
        echo "  ✗ $what"
        FAILURES=$((FAILURES + 1))
    fi
}

# says LINE...: the last command succeeded with exactly these lines.
says() {
    [ "$STATUS" -eq 0 ] && [ "$OUTPUT" = "$(printf '%s\n' "$@")" ]
}

succeeds() {
    [ "$STATUS" -eq 0 ]
}

# refused TEXT: it failed, said so, and gave this reason.
refused() {
    [ "$STATUS" -eq 1 ] && [[ $OUTPUT == "ERROR: "*"$1"* ]]
}

# restores FILE COPY: it succeeded, and the copy has the bytes of the file.
restores() {
    succeeds && cmp -s "$FILES/$1" "$FILES/$2"
}

# saved FILE / not_saved FILE
saved() { [ -s "$FILES/$1" ]; }
not_saved() { [ ! -e "$FILES/$1" ]; }

is_rsa_4096() {
    openssl pkey -pubin -in "$FILES/$1" -noout -text | grep -q '4096 bit'
}

# hex FILE...: their bytes, in one line.
hex() {
    cat "$@" | od -An -v -tx1 | tr -d ' \n'
}

# in_database TEXT / in_database_hex BYTES: whether the raw files of the database hold it.
in_database() {
    grep -aqriF -e "$1" "$STATE/db"
}
in_database_hex() {
    hex "$STATE"/db/* >"$STATE/db.hex"
    grep -qF -e "$1" "$STATE/db.hex"
}

# keeps_secret FILE: the database holds these bytes neither as they are nor in hexadecimal nor in Base64.
keeps_secret() {
    local bytes
    bytes=$(hex "$FILES/$1")
    ! in_database_hex "$bytes" && ! in_database "$bytes" && ! in_database "$(base64 -w0 "$FILES/$1")"
}

is_unauthorized() {
    [ "$(curl -s --noproxy '*' --cacert "$STATE/ca.crt" -o /dev/null -w '%{http_code}' "$URL/me")" = 401 ]
}

# ---- The story ----

introduction() {
    cat <<TEXT
The story of the documentation, on a server of its own at $URL.
Its slot 4 is slot $SLOT here, as SoftHSM2 numbers it. alice is the HSM admin, bob a stranger; each shows a client
certificate (the option --conf, left out below). Files are in $FILES.
TEXT
    check "who shows no certificate is not let in" is_unauthorized
}

create_pair() {
    title "Create: an RSA key pair in the HSM"
    run alice rsa keys create --size_in_bits 4096 --sensitive "$KEY"
    check "the pair was made, and answered as documented" says "The RSA key pair has been created." \
        "${TAB}Public key unique identifier: ${KEY}_pk" "${TAB}Private key unique identifier: $KEY"
    run bob rsa keys create --size_in_bits 4096 --sensitive "hsm::$SLOT::bobs"
    check "only the HSM admin makes keys there" refused "only an HSM admin"
    run alice rsa keys create --size_in_bits 2048 --sensitive "$KEY"
    check "a taken name is refused" refused already
}

export_keys() {
    title "Get and Export"
    run alice rsa keys export --key-id "${KEY}_pk" --key-format pkcs8-pem pubkey.pem
    check "the public key was exported, and answered as documented" says \
        "The key ${KEY}_pk of type PublicKey was exported to \"pubkey.pem\"" "${TAB}Unique identifier: ${KEY}_pk"
    check "OpenSSL reads it: an RSA key of 4096 bits" is_rsa_4096 pubkey.pem
    run alice rsa keys export --key-id "$KEY" private.json
    check "the sensitive private key does not leave the HSM" refused Sensitive
    check "and no file was written" not_saved private.json
    run bob rsa keys export --key-id "${KEY}_pk" --key-format pkcs8-pem bobs.pem
    check "a stranger is told that there is no such key" refused "not found"
}

encrypt_in_the_hsm() {
    title "Encrypt and Decrypt: RSA in the HSM"
    head -c 200 /dev/urandom >"$FILES/secret.pem"
    run alice rsa encrypt --key-id "${KEY}_pk" --encryption-algorithm ckm-rsa-pkcs-oaep secret.pem
    check "encrypts with OAEP, and answers as documented" says 'The encrypted file is available at "secret.enc"'
    run alice rsa decrypt --key-id "$KEY" --encryption-algorithm ckm-rsa-pkcs-oaep secret.enc
    check "decrypts, and answers as documented" says 'The decrypted file is available at "secret.plain"'
    check "to the same bytes" restores secret.pem secret.plain
    rm "$FILES"/secret.enc "$FILES"/secret.plain
    run alice rsa encrypt --key-id "${KEY}_pk" --encryption-algorithm ckm-rsa-pkcs secret.pem
    run alice rsa decrypt --key-id "$KEY" --encryption-algorithm ckm-rsa-pkcs secret.enc
    check "PKCS#1 v1.5 makes the round trip too" restores secret.pem secret.plain

    title "Encrypt and Decrypt: AES in the HSM"
    run alice sym keys create --algorithm aes --number-of-bits 256 --sensitive "$AES"
    check "an AES key was made in the HSM" says "The symmetric key was successfully generated." \
        "${TAB}Unique identifier: $AES"
    head -c 100000 /dev/urandom >"$FILES/data.bin"
    run alice sym encrypt --key-id "$AES" data.bin
    run alice sym decrypt --key-id "$AES" data.enc
    check "AES-GCM makes the round trip" restores data.bin data.plain
    run alice sym keys export --key-id "$AES" --key-format raw aes.raw
    check "the sensitive AES key does not leave the HSM" refused Sensitive
    run bob sym decrypt --key-id "$AES" data.enc
    check "a stranger is told that there is no such key" refused "not found"
}

wrap_a_key() {
    title "A KMS key wrapped by an HSM key"
    run alice sym keys create --algorithm aes --number-of-bits 256 --sensitive --wrapping-key-id "${KEY}_pk" my_sym_key
    check "the key was made and wrapped, and answered as documented" says \
        "The symmetric key was successfully generated." "${TAB}Unique identifier: my_sym_key"
    printf 'top secret' >"$FILES/secret.txt"
    rm -f "$FILES"/secret.enc "$FILES"/secret.plain
    run alice sym encrypt --key-id my_sym_key secret.txt
    check "it encrypts, and answers as documented" says 'The encrypted file is available at "secret.enc"'
    run alice sym decrypt --key-id my_sym_key secret.enc
    check "it decrypts to the same bytes" restores secret.txt secret.plain
    run alice sym keys export --key-id my_sym_key --key-format raw my_sym_key.raw
    check "its clear bytes are not given out" not_saved my_sym_key.raw
}

look_into_the_database() {
    title "No clear key in the database"
    head -c 32 /dev/urandom >"$FILES/known.key"
    run alice sym keys create --bytes-b64 "$(base64 -w0 "$FILES/known.key")" --wrapping-key-id "${KEY}_pk" known_key
    check "a key whose bytes we know was imported and wrapped" succeeds
    check "the raw database files hold its name" in_database known_key
    check "but not its bytes, as they are, in hexadecimal or in Base64" keeps_secret known.key
    run alice sym encrypt --key-id known_key secret.txt --output-file known.enc
    run alice sym decrypt --key-id known_key known.enc --output-file known.plain
    check "the key works" restores secret.txt known.plain
    check "and after its use the database still does not hold it" keeps_secret known.key
}

kill_the_server() {
    title "kill -9"
    stop_server -KILL
    echo "(the server was killed, and is started again)"
    start_server
    rm -f "$FILES/secret.plain"
    run alice sym decrypt --key-id my_sym_key secret.enc
    check "the key of the database still decrypts" restores secret.txt secret.plain
}

delegate() {
    title "Delegation"
    run bob sym keys create --wrapping-key-id "${KEY}_pk" bobs_key
    check "without Encrypt on the wrapping key bob cannot wrap with it" refused "not found"
    run bob access-rights grant bob "${KEY}_pk" encrypt
    check "nor help himself" refused ""
    run alice access-rights grant bob "${KEY}_pk" encrypt
    check "the admin grants Encrypt" succeeds
    run bob sym keys create --wrapping-key-id "${KEY}_pk" bobs_key
    check "now bob makes a key wrapped by it" says "The symmetric key was successfully generated." \
        "${TAB}Unique identifier: bobs_key"
    run bob rsa encrypt --key-id "${KEY}_pk" --encryption-algorithm ckm-rsa-pkcs-oaep secret.txt --output-file bobs.enc
    check "and encrypts with it" succeeds
    run bob rsa decrypt --key-id "$KEY" --encryption-algorithm ckm-rsa-pkcs-oaep bobs.enc
    check "but Encrypt is not Decrypt" refused "not found"
    run alice access-rights grant bob "$KEY" decrypt
    run bob rsa decrypt --key-id "$KEY" --encryption-algorithm ckm-rsa-pkcs-oaep bobs.enc
    check "until that is granted too" restores secret.txt bobs.plain
    run bob sym encrypt --key-id my_sym_key secret.txt --output-file stolen.enc
    check "alice's own key stays her own" refused "not found"
}

destroy_keys() {
    title "Destroy"
    run bob sym keys destroy --key-id "$AES"
    check "bob cannot destroy a key of the HSM" refused "not found"
    run alice access-rights grant bob "$AES" destroy
    run bob sym keys destroy --key-id "$AES"
    check "until Destroy is granted; no Revoke is needed before" says "Successfully destroyed the key." \
        "${TAB}Unique identifier: $AES"
    run alice sym decrypt --key-id "$AES" data.enc --output-file late.plain
    check "the key is gone" refused "not found"
    run alice sym keys destroy --key-id my_sym_key
    check "an active key of the KMS is not destroyed" refused Wrong_Key_Lifecycle_State
    run alice sym keys revoke --key-id my_sym_key "the story ends"
    run alice sym keys destroy --key-id my_sym_key
    check "a revoked one is" succeeds
    run alice rsa keys destroy --key-id "$KEY"
    check "a key of the HSM stays as long as stored keys are wrapped by it" refused Illegal_Operation
    run alice sym keys revoke --key-id known_key "the story ends"
    run alice sym keys destroy --key-id known_key
    check "so what it wraps goes first" succeeds
    run bob sym keys revoke --key-id bobs_key "the story ends"
    run bob sym keys destroy --key-id bobs_key
    check "bob's too" succeeds
    run alice rsa keys destroy --key-id "$KEY"
    check "the pair in the HSM is destroyed, and answered as documented" says "Successfully destroyed the key." \
        "${TAB}Unique identifier: $KEY"
    run alice rsa encrypt --key-id "${KEY}_pk" secret.txt --output-file late.enc
    check "its public half with it" refused "not found"
}

need_build
need softhsm2 softhsm_library
need curl has curl
need openssl has openssl
prepare
build_jars
trap 'stop_server -KILL' EXIT
trap 'exit 130' INT TERM
set_the_stage
KEY=hsm::$SLOT::mykey
AES=hsm::$SLOT::my_aes_key
introduction
create_pair
export_keys
encrypt_in_the_hsm
wrap_a_key
look_into_the_database
kill_the_server
delegate
destroy_keys
stop_server -TERM

echo
if [ "$FAILURES" -ne 0 ]; then
    echo "$FAILURES steps did not do what the documentation says; the server's log is $STATE/server.log"
    exit 1
fi
echo "Every step did what the documentation says."
