# Shared by the scripts of this folder: where things are, and how what is missing gets installed. Sourced, not run.
# shellcheck shell=bash

ROOT=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
export ROOT

die() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# sudo_if_needed COMMAND...: as root, directly or through sudo.
sudo_if_needed() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

# need TEST PACKAGE...: remembers the packages unless TEST, a shell command, succeeds.
MISSING=()
need() {
    local test=$1
    shift
    if ! eval "$test" >/dev/null 2>&1; then
        MISSING+=("$@")
    fi
}

# install_missing: installs what need remembered, without starting any service, or says what to install.
install_missing() {
    if [ "${#MISSING[@]}" -eq 0 ]; then
        return
    fi
    may_install || die "please install these packages first (as root): apt-get install ${MISSING[*]}"
    echo "Installing ${MISSING[*]}" >&2
    local policy=/usr/sbin/policy-rc.d made=no
    if [ ! -e "$policy" ]; then
        # Debian starts a database server on installation; this file tells it not to.
        printf '#!/bin/sh\nexit 101\n' | sudo_if_needed tee "$policy" >/dev/null
        sudo_if_needed chmod +x "$policy"
        made=yes
    fi
    local log
    log=$(mktemp)
    if ! { sudo_if_needed apt-get update &&
        sudo_if_needed env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${MISSING[@]}"; } \
        >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        [ "$made" = no ] || sudo_if_needed rm -f "$policy"
        die "apt-get could not install ${MISSING[*]}"
    fi
    rm -f "$log"
    [ "$made" = no ] || sudo_if_needed rm -f "$policy"
    MISSING=()
}

# major_of JAVA: the major version of a java command, 0 if it does not work.
major_of() {
    "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | grep . || echo 0
}

# has_jdk: whether javac of 17 or later can be found; sets JAVA_HOME to its home.
has_jdk() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v javac || true)")")")" \
        /usr/lib/jvm/*; do
        if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(major_of "$home/bin/java")" -ge 17 ]; then
            export JAVA_HOME=$home
            return
        fi
    done
    return 1
}

# need_build: what compiling takes.
need_build() {
    need has_jdk openjdk-17-jdk-headless
    need 'command -v mvn' maven
}

# prepare: installs what was needed and chooses the JDK.
prepare() {
    install_missing
    has_jdk || die "no JDK 17 or later was found; set JAVA_HOME to one"
}

# build_jars: makes the two jars unless they are newer than every source.
build_jars() {
    local server=$ROOT/kms-server/target/kms-server.jar client=$ROOT/kms-client/target/ckms.jar
    if [ -f "$server" ] && [ -f "$client" ] &&
        [ -z "$(find "$ROOT" \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$server" -print -quit)" ]; then
        return
    fi
    echo "Building kms4j (a few minutes the first time)" >&2
    (cd "$ROOT" && mvn -q -B -DskipTests -pl kms-server,kms-client -am package) </dev/null ||
        die "the build failed"
}

# softhsm_library: where Debian keeps SoftHSM2's PKCS#11 library.
softhsm_library() {
    local library
    for library in /usr/lib/softhsm/libsofthsm2.so /usr/lib/*/softhsm/libsofthsm2.so; do
        if [ -e "$library" ]; then
            echo "$library"
            return
        fi
    done
    return 1
}

# make_token DIRECTORY: a SoftHSM2 token of its own with a random PIN, made once; sets SOFTHSM2_CONF and SLOT.
make_token() {
    local home=$1
    mkdir -p "$home/tokens"
    chmod 700 "$home"
    export SOFTHSM2_CONF=$home/softhsm2.conf
    printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$home/tokens" >"$SOFTHSM2_CONF"
    if [ ! -s "$home/pin" ]; then
        (umask 077 && od -An -N8 -tu8 /dev/urandom | tr -dc 0-9 | cut -c1-12 >"$home/pin")
        softhsm2-util --init-token --free --label kms4j --so-pin "$(cat "$home/pin")0" --pin "$(cat "$home/pin")" >/dev/null ||
            { rm -f "$home/pin"; die "softhsm2-util could not make a token under $home"; }
    fi
    SLOT=$(softhsm2-util --show-slots | awk '/^Slot /{slot=$2} /Label: *kms4j/{print slot; exit}')
    [ -n "$SLOT" ] || die "the token under $home is gone; remove that folder to start anew"
    export SLOT
}

# wait_for_health URL PID [CURL OPTION...]: until the server answers.
wait_for_health() {
    local url=$1 pid=$2 attempt
    shift 2
    for attempt in $(seq 240); do
        if curl -fs "$@" "$url/health" >/dev/null 2>&1; then
            return
        fi
        kill -0 "$pid" 2>/dev/null || return 1
        sleep 0.25
    done
    echo "no answer after $attempt attempts" >&2
    return 1
}
