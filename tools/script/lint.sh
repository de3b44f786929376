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
    run_parts format tidy floors words sql catalogues
    close
}

# screenshots [DIR]: the pages of the sample as each role sees them
screenshots() {
    local shots=${1:-$root/build/screenshots}
    install_packages build test browser
    build_to_test
    make_account
    prepare_to_test build-test/jejaring build-test/share
    tried node tests/browser/screenshots.mjs "$work/pages"
    mkdir -p "$shots"
    cp -r "$work/pages/." "$shots/"
    say "In $shots"
}
