# fuzz [SECONDS [TARGET…]]: each target of tests/fuzz for so long (30), under the sanitizers, from the corpus that is kept. What it finds is left in build-fuzz/found.
build_to_fuzz() {
    build build-fuzz jejaring-fuzz -- -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=clang++-19 \
        -DJEJARING_SANITIZE=address,undefined,fuzzer-no-link
}

fuzz_one() {
    local target=$1 seconds=$2 found=$root/build-fuzz/found/$1 grown=$root/build-fuzz/corpus/$1
    mkdir -p "$found" "$grown"
    JEJARING_FUZZ=$target "$root/build-fuzz/jejaring-fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
        -artifact_prefix="$found/" "$grown" "$root/tests/fuzz/corpus/$target" 2>&1 | tail -n 12
}

fuzz() {
    local seconds=${1:-30} target
    shift || true
    begin
    timed install install_packages build test fuzz
    timed build build_to_fuzz
    (($#)) || set -- $(cd "$root/tests/fuzz/corpus" && printf '%s\n' *)
    for target in "$@"; do
        say "" "== $target"
        if fuzz_one "$target" "$seconds"; then ((++passed)); else ((++failed)); fi
    done
    close
}
