# What the person at the terminal is told, always on stderr.

say() { printf '%s\n' "$@" >&2; }        # each argument a line

fail() {
    say "$*"
    exit 1
}

# minutes SECONDS: as people say how long something took
minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# What must be undone when the script ends, however it ends; the last first.
undo=()
undo_all() {
    local i
    for ((i = ${#undo[@]} - 1; i >= 0; i--)); do
        ${undo[i]} || true
    done
    undo=()
}
# undo_last STEP: now, if it is what was promised last
undo_last() {
    [[ ${undo[-1]:-} == "$1" ]] || return 0
    unset 'undo[-1]'
    $1
}
trap undo_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
