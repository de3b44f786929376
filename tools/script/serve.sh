# demo, up, and the questions asked of the program. It finds share/ beside itself, so both travel together (reach).

# option NAME ARGUMENT…: the value of --NAME V or --NAME=V; empty where it is not given
option() {
    local name=--$1
    shift
    while (($#)); do
        case $1 in
            "$name") printf '%s\n' "${2:-}" && return ;;
            "$name"=*) printf '%s\n' "${1#*=}" && return ;;
        esac
        shift
    done
}

# without NAME ARGUMENT…: fills `rest` with the arguments but this option
rest=()
without() {
    local name=--$1
    shift
    rest=()
    while (($#)); do
        case $1 in
            "$name") shift ;;
            "$name"=*) ;;
            *) rest+=("$1") ;;
        esac
        shift || break
    done
}

# whole_profile ARGUMENT…: fills `rest` with the arguments, a folder given as --profile by its whole name: the program starts in another one.
whole_profile() {
    local profile
    profile=$(option profile "$@")
    rest=("$@")
    [[ $profile == */* ]] || return 0
    profile=$(realpath -m "$profile")
    unprivileged test -r "$profile/profile.toml" || fail "$profile/profile.toml is not there, or not readable for the user $(unprivileged id -un)."
    without profile "$@"
    rest+=(--profile "$profile")
}

# data_folder DIR: makes it, for the unprivileged user alone, and prints where it really is. Where she cannot enter its parents,
# the folder lies in her home and DIR is a link to it.
data_folder() {
    local folder=$1
    if [[ ! -e $folder && ! -L $folder ]]; then
        mkdir -p "$(dirname "$folder")"
        if unprivileged test -x "$(dirname "$(realpath "$folder")")"; then
            mkdir -m 700 "$folder"
        else
            local inside=$home/data/$(realpath "$folder" | sha256sum | cut -c1-12)
            mkdir -p "$inside"
            ln -s "$inside" "$folder"
        fi
    fi
    folder=$(realpath "$folder")
    if ((EUID == 0)) && [[ -d $folder && -z $(ls -A "$folder") ]]; then
        chown "$account:" "$folder"
        chmod 700 "$folder"
    fi
    unprivileged test -w "$folder" || fail "$folder is not writable for the user $(unprivileged id -un). As root: chown -R $account: $folder"
    printf '%s\n' "$folder"
}

serve() {
    local command=$1
    shift
    ready_to_run
    make_account
    local data program
    data=$(option data "$@")
    data=$(data_folder "${data:-$root/$command-data}")
    program=$(reach build/jejaring build/share)/build/jejaring
    without data "$@"
    whole_profile "${rest[@]}"
    cd /
    exec "${drop[@]}" "$program" "$command" --data "$data" "${rest[@]}" 1>&3 3>&-
}

# ask COMMAND ARGUMENT…: of the program as it was last built; nothing is installed or built. Relative folders are those of the caller.
ask() {
    local build
    for build in build build-test; do
        [[ -x $root/$build/jejaring ]] && break
    done
    [[ -x $root/$build/jejaring ]] || fail "Nothing is built yet: ./jejaring build"
    make_account
    local program data
    program=$(reach $build/jejaring $build/share)/$build/jejaring
    data=$(option data "${@:2}")
    without data "$@"
    whole_profile "${rest[@]}"
    case $1 in
        fixture-roles | routes) ;;
        *) rest+=(--data "$(realpath -m "${data:-$root/demo-data}")") ;;
    esac
    cd /
    exec "${drop[@]}" "$program" "${rest[@]}" 1>&3 3>&-
}

# bench --json, or bench search [TEXTS]
bench() {
    local what=run
    if [[ ${1:-} == search ]]; then
        what=search
        shift
    fi
    install_packages build test bench
    build_to_serve
    make_account
    local within
    within=$(reach build/jejaring build/share bench)
    cd /
    exec "${drop[@]}" env "JEJARING_PROGRAM=$within/build/jejaring" "$within/bench/$what" "$@" 1>&3 3>&-
}
