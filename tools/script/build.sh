# Three builds: build/ (optimised, for demo and up), build-test/ (with -Werror and all tests), build-asan/ (the same under the sanitizers).
# Each is made by `build FOLDER TARGET… -- CMAKE_OPTION…` and skipped, without asking ninja, while no source is newer than its stamp.

# Sources are what a build may read: folders count too, so a file that was moved in or taken away is seen.
sources=(CMakeLists.txt cmake src fixtures tests migrations profiles locale web package.json package-lock.json)

is_fresh() {
    local stamp=$1/.built path
    [[ -e $stamp ]] || return 1
    for path in "${sources[@]}"; do
        [[ -e $root/$path ]] || continue
        [[ -z $(find "$root/$path" -newer "$stamp" -print -quit) ]] || return 1
    done
}

# A first build compiles one unit a folder, which is faster; JEJARING_FOLDERS=OFF asks for file by file, faster after one change.
configure() {
    local folder=$1
    shift
    local units=()
    [[ -e $folder/CMakeCache.txt ]] || units=(-DJEJARING_FOLDERS=ON)
    [[ -n ${JEJARING_FOLDERS:-} ]] && units=("-DJEJARING_FOLDERS=$JEJARING_FOLDERS")
    cmake -S "$root" -B "$folder" -G Ninja --log-level=WARNING "${units[@]}" "$@" >/dev/null
}

build() {
    local folder=$root/$1 targets=()
    shift
    while [[ $1 != -- ]]; do
        targets+=("$1")
        shift
    done
    shift
    is_fresh "$folder" && return
    mkdir -p "$folder"
    touch "$folder/.building"             # what changes while we build is newer than this, and is built next time
    export CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    say "Building in ${folder##*/}/ (the first time takes some minutes)."
    configure "$folder" "$@"
    cmake --build "$folder" --target "${targets[@]}"
    mv "$folder/.building" "$folder/.built"
}

build_to_serve() { build build jejaring -- -DCMAKE_BUILD_TYPE=RelWithDebInfo; }
build_to_test() { build build-test jejaring jejaring-plain jejaring-tests -- -DCMAKE_BUILD_TYPE=Debug -DJEJARING_WERROR=ON; }
build_to_sanitize() { build build-asan jejaring-tests -- -DCMAKE_BUILD_TYPE=Debug -DJEJARING_WERROR=ON -DJEJARING_SANITIZE=address,undefined; }

ready_to_run() {
    install_packages build
    build_to_serve
}
