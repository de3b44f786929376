# Debian and npm packages: the sections of packages.txt, and package-lock.json to the byte.

# section NAME: its lines, without comments
section() {
    awk -v name="$1" '/^# [a-z]+(:|$)/ { here = ($2 == name || $2 == name ":") } here && !/^#/ && NF' "$root/packages.txt"
}

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# missing SECTION…: the lines of these sections of which nothing is installed, one a line
missing() {
    local name line option options
    for name in "$@"; do
        while IFS= read -r line; do
            [[ $line == *' unless '* ]] && command -v "${line#* unless }" >/dev/null && continue
            IFS=' |' read -ra options <<<"${line% unless *}"
            for option in "${options[@]}"; do
                is_installed "$option" && continue 2
            done
            printf '%s\n' "${line% unless *}"
        done < <(section "$name")
    done
}

sections=()                               # that are being installed
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "Installing needs root, and there is no sudo here. As root: $root/jejaring install ${sections[*]}"
    fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" </dev/null; }

# The first of `a | b` that Debian has here.
first_there() {
    local option options
    IFS=' |' read -ra options <<<"$1"
    for option in "${options[@]}"; do
        apt-cache show --no-all-versions "$option" >/dev/null 2>&1 && break
    done
    printf '%s\n' "$option"
}

# A package that brings a server (PostgreSQL, nginx) must not start it: ours are started by the tests, for the tests.
policy=/usr/sbin/policy-rc.d
start_no_service() {
    [[ -e $policy ]] && return
    undo+=(start_services)
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
}
start_services() { as_root rm -f "$policy"; }

install_debian() {
    local lines
    sections=("$@")
    mapfile -t lines < <(missing "$@")
    ((${#lines[@]})) || return 0
    say "Installing from Debian: ${lines[*]}"
    apt update
    local names=() line
    for line in "${lines[@]}"; do names+=("$(first_there "$line")"); done
    start_no_service
    apt install -y --no-install-recommends "${names[@]}"
    undo_last start_services
}

# npm writes its own list of what is installed last (cmake/assets.cmake asks the same).
install_npm() {
    [[ $root/node_modules/.package-lock.json -nt $root/package-lock.json ]] && return
    say "Installing from npm, as package-lock.json says."
    (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null)
    touch "$root/node_modules/.package-lock.json"
}

install_packages() {
    install_debian "$@"
    install_npm
}
