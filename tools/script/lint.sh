# For developers: how the code reads (clang-format), what a compiler of another house says (clang-tidy), and the lints of `test`.

part_format() { one_check tools/lint-format; }
part_tidy() { one_check tools/lint-tidy; }

lint_all() {
    begin
    timed install install_packages build test lint
    cd "$root"
    drop=()                               # nothing of ours is run
    within=$root
    work=$(mktemp -d)
    undo+=("rm -rf $work")
    mkdir "$work/tmp"
    run_parts format tidy floors words sql docs catalogues
    close
}

# screenshots [DIR]: the pictures that the browser tests take of the sample's pages
screenshots() {
    local shots=${1:-$root/build/screenshots}
    begin
    timed install install_packages build test browser
    timed build build_to_test
    make_account
    timed prepare prepare_to_test build-test/jejaring build-test/share
    run_parts browser
    mkdir -p "$shots"
    cp -r "$work/pictures/." "$shots/"
    say "The pictures are in $shots"
    close
}
