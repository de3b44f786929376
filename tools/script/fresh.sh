# The README's two commands on a machine that has nothing but Debian 12: `demo` and `test`, each in a root of its own, from a clone of HEAD.
# The clone lies in /root, where the user that serves cannot enter: the hardest place. Needs root.

fresh() {
    ((EUID == 0)) || fail "fresh mounts and changes roots; run it as root."
    install_debian fresh
    local bare
    bare=$(mktemp -d /var/tmp/jejaring-fresh.XXXXXX)
    undo+=("remove_root $bare")
    timed debootstrap debootstrap --variant=minbase bookworm "$bare/demo" "$(mirror bookworm)" 3>&-
    configure_root "$bare/demo"
    cp -a "$bare/demo" "$bare/test"
    timed demo fresh_demo "$bare/demo"
    timed test fresh_test "$bare/test"
    say "Minutes:" && printf '  %s\n' "${times[@]}"
}

fresh_demo() {
    local line
    mount_into "$1"
    line=$(within_root "$1" ./jejaring demo --port 8089 --detach)
    say "$line"
    [[ $line == "READY http://localhost:8089 "*" sample=yes "* ]] || fail "demo did not become ready."
    [[ $(status_of 8089 /) == 200 ]] || fail "demo does not answer with its first page."
    within_root "$1" ./jejaring down --data demo-data >&3
}

fresh_test() {
    mount_into "$1"
    within_root "$1" ./jejaring test >&3
}

# mirror SUITE: where this machine's apt gets that suite of Debian from, in either form of its lists
mirror() {
    local found
    found=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(CODENAME)' 'Created-By: Packages' | awk -v suite="$1" '$2 == suite || $3 == suite { print $1; exit }')
    printf '%s\n' "${found:-http://deb.debian.org/debian}"
}

configure_root() {
    local suite
    for suite in bookworm bookworm-updates bookworm-security; do
        printf 'deb %s %s main\n' "$(mirror $suite)" "$suite"
    done >"$1/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(http|https|Check|Retries)' >"$1/etc/apt/apt.conf.d/99machine" || true       # proxies, and how this machine checks dates
    cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
    mkdir -p "$1/usr/local/share/ca-certificates"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$1/usr/local/share/ca-certificates/" \;
    git clone --quiet "$root" "$1/root/jejaring"
}

mount_into() {
    mount -t proc proc "$1/proc"
    mount --rbind --make-rslave /sys "$1/sys"
    mount --rbind --make-rslave /dev "$1/dev"
}

# Nothing is removed while something of this machine is still mounted below.
remove_root() {
    local point
    awk -v below="$1/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | while IFS= read -r point; do umount -l "$point"; done
    if grep -q " $1/" /proc/mounts; then
        say "$1 is left: something is still mounted there."
        return 1
    fi
    rm -rf --one-file-system "$1"
}

# within_root ROOT COMMAND…: in the clone, with the environment of a bare login; CI, so that no part may be missing
within_root() {
    local bare=$1 keep=() name
    shift
    for name in http_proxy https_proxy no_proxy NODE_EXTRA_CA_CERTS; do
        [[ -z ${!name:-} ]] || keep+=("$name=${!name}")
    done
    chroot "$bare" env -i -C /root/jejaring HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin CI=true "${keep[@]}" "$@" </dev/null
}

# status_of PORT PATH, without a client that may not be installed
status_of() {
    local version status
    exec 5<>"/dev/tcp/localhost/$1"
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&5
    read -r version status _ <&5
    exec 5>&-
    printf '%s\n' "$status"
}
