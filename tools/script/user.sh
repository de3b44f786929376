# Nothing that serves or is tested runs as root. Root drops to a system user of its own; everybody else stays who they are.

account=jejaring
home=/var/lib/jejaring

# Its home holds what root copies there, so it stays root's; what the account may write is a folder inside.
make_account() {
    ((EUID == 0)) || return 0
    mkdir -p "$home"
    getent passwd "$account" >/dev/null || useradd --system --user-group --home-dir "$home" --no-create-home --shell /usr/sbin/nologin "$account"
}

# The words before a command that runs it without root's rights. The process stays the same, so pids and signals do too.
drop=()
if ((EUID == 0)); then
    drop=(setpriv "--reuid=$account" "--regid=$account" --init-groups --no-new-privs -- env "HOME=$home" "USER=$account")
fi
unprivileged() { "${drop[@]}" "$@"; }

# reach PATH…: the checkout, where the unprivileged user can read these paths of it; else a copy of them where she can. Prints the folder.
# (A clone in /root is closed to everybody else, and we open no folder of anybody.)
reach() {
    local path
    for path in "$@"; do
        unprivileged test -r "$root/$path" && continue
        copy_within_reach "$@"
        printf '%s\n' "$(copy_of_checkout)"
        return
    done
    printf '%s\n' "$root"
}

copy_of_checkout() { printf '%s/checkouts/%s\n' "$home" "$(printf '%s' "$root" | sha256sum | cut -c1-12)"; }

# Copies what is newer than its copy, one at a time: two commands may ask at once.
copy_within_reach() {
    local copy path stamp
    copy=$(copy_of_checkout)
    mkdir -p "$copy/.copied"
    chmod 755 "${copy%/*}" "$copy"
    exec 4>"$copy/.copied/lock"
    flock 4
    for path in "$@"; do
        stamp=$copy/.copied/${path//\//_}
        [[ -e $stamp && -z $(find "$root/$path" -newer "$stamp" -print -quit) ]] && continue
        touch "$stamp.now"
        mkdir -p "$(dirname "$copy/$path")"
        rm -rf "${copy:?}/$path"
        cp -r --preserve=mode,timestamps "$root/$path" "$copy/$path"
        chmod -R a+rX "$copy/$path"
        mv "$stamp.now" "$stamp"
    done
    exec 4>&-
}
