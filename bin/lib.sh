# Shared by the scripts of this folder: where things are, and how what is missing gets installed. Sourced, not run.
# shellcheck shell=bash

ROOT=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
SERVER_JAR=$ROOT/kms-server/target/kms-server.jar
CLIENT_JAR=$ROOT/kms-client/target/ckms.jar
# Later releases of Debian have later ones as default-jdk-headless.
JDK_PACKAGE=openjdk-17-jdk-headless

die() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# as_root COMMAND...: directly or through sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# need PACKAGES COMMAND...: remembers the packages, a list in one word, unless the command succeeds.
MISSING=()
need() {
    local packages
    read -ra packages <<<"$1"
    shift
    if ! "$@" >/dev/null 2>&1; then
        MISSING+=("${packages[@]}")
    fi
}

# install_missing: installs what need remembered, or says what to install.
install_missing() {
    if [ "${#MISSING[@]}" -eq 0 ]; then
        return
    fi
    may_install || die "these packages are missing; please run, as root: apt-get install ${MISSING[*]}"
    echo "Installing ${MISSING[*]}" >&2
    local log
    log=$(mktemp)
    if ! apt_install "${MISSING[@]}" >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        die "apt-get could not install ${MISSING[*]}"
    fi
    rm -f "$log"
    MISSING=()
    hash -r
}

# apt_install PACKAGE...: without starting the services that come along, a database server for one.
apt_install() (
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'as_root rm -f "$policy"' EXIT
        trap 'exit 130' INT TERM
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" && as_root chmod +x "$policy" || exit
    fi
    as_root apt-get update || exit
    if ! apt-cache show "$JDK_PACKAGE"; then
        set -- "${@/#$JDK_PACKAGE/default-jdk-headless}"
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
)

# major_of JAVA: the major version of a java command, 0 if it does not work.
major_of() {
    "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | grep . || echo 0
}

# has_jdk: whether a JDK of 17 or later can be found; sets JAVA_HOME to it.
has_jdk() {
    local home on_path
    on_path=$(readlink -f -- "$(command -v javac || echo /none)" || true)
    for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/*; do
        if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(major_of "$home/bin/java")" -ge 17 ]; then
            export JAVA_HOME=$home
            return
        fi
    done
    return 1
}

# need_build: what compiling takes.
need_build() {
    need "$JDK_PACKAGE" has_jdk
    need maven has mvn
}

# prepare: installs what was needed and chooses the JDK.
prepare() {
    install_missing
    has_jdk || die "there is no JDK 17 or later; set JAVA_HOME to one"
}

# jars_are_fresh: whether both jars are there and newer than all that they are made from.
jars_are_fresh() {
    [ -f "$SERVER_JAR" ] && [ -f "$CLIENT_JAR" ] &&
        [ -z "$(find "$ROOT"/pom.xml "$ROOT"/kms-*/pom.xml "$ROOT"/kms-*/src/main -type f -newer "$SERVER_JAR" -print -quit)" ]
}

# build_jars: makes the two jars unless they are fresh.
build_jars() {
    if jars_are_fresh; then
        return
    fi
    echo "Building kms4j (a few minutes the first time)" >&2
    (cd "$ROOT" && mvn -q -B -Dmaven.test.skip=true -pl kms-server,kms-client -am package) </dev/null >&2 ||
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

# make_token DIRECTORY: a SoftHSM2 token of its own with a random PIN in the file pin, made once; sets SLOT, and
# SOFTHSM2_CONF so that nobody's own tokens are seen.
make_token() {
    local home=$1 pin
    mkdir -p "$home/tokens"
    chmod 700 "$home"
    export SOFTHSM2_CONF=$home/softhsm2.conf
    printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$home/tokens" >"$SOFTHSM2_CONF"
    if [ ! -s "$home/pin" ]; then
        pin=$(od -An -N10 -tu2 /dev/urandom | tr -dc 0-9)
        softhsm2-util --init-token --free --label kms4j --so-pin "0$pin" --pin "$pin" >/dev/null ||
            die "softhsm2-util could not make a token in $home"
        (umask 077 && echo "$pin" >"$home/pin")
    fi
    SLOT=$(softhsm2-util --show-slots | awk '/^Slot /{slot=$2} /Label: *kms4j/{found=slot} END{print found}')
    [ -n "$SLOT" ] || die "the token in $home is gone; remove $home/pin to make another, without the keys of the old one"
}

# port_is_free PORT: whether nothing listens there.
port_is_free() {
    ! (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null
}

# wait_for_health URL PID [CURL OPTION...]: until the server answers; fails when it ends, or after a minute.
wait_for_health() {
    local url=$1 pid=$2
    shift 2
    for _ in $(seq 240); do
        if curl -fs --noproxy '*' "$@" "$url/health" >/dev/null 2>&1; then
            return
        fi
        kill -0 "$pid" 2>/dev/null || return 1
        sleep 0.25
    done
    return 1
}
