# The tests: a list of parts, each a function, each counted. A part's `N passed, N failed` lines and GoogleTest's are what it counts;
# a part that ends badly, or counts nothing, has failed.

parts=(floors words sql docs catalogues compile units units_postgres engines blackbox browser html)

part_floors() { one_check tools/lint-floors; }
part_words() { one_check tools/lint-words; }
part_sql() { one_check tools/lint-sql; }
part_docs() { one_check tools/lint-docs; }
part_catalogues() { one_check tools/catalogues check; }
part_compile() { tried tests/compile/run; }
part_units() { in_two build-test; }
part_units_postgres() { in_two build-test "JEJARING_TEST_POSTGRES=$conninfo"; }
part_engines() { one_check cmp "$work/tmp/agree-sqlite.txt" "$work/tmp/agree-postgres.txt"; }      # both gave all readers the same answers
part_blackbox() { tried env "JEJARING_TEST_POSTGRES=$conninfo" tests/blackbox/run; }
part_browser() { tried node tests/browser/run.mjs; }
part_html() { one_check tools/lint-html "$work/pages"; }

# in_two BUILD [NAME=VALUE…]: the unit tests in two processes at once, each with every second test.
in_two() {
    local build=$1 half processes=() status=0
    shift
    for half in 0 1; do
        tried env "$@" GTEST_TOTAL_SHARDS=2 GTEST_SHARD_INDEX=$half "$build/jejaring-tests" --gtest_brief=1 &
        processes+=($!)
    done
    for half in "${processes[@]}"; do wait "$half" || status=$?; done
    return $status
}

# What a part runs as: the unprivileged user, in a checkout she can read, without stdin. It writes below these folders only: TMPDIR,
# JEJARING_PAGES (the pages that `html` checks) and JEJARING_PICTURES. JEJARING_PROGRAM is the program she can run, JEJARING_PLAIN_PROGRAM
# the same without the sample, as it is packaged.
tried() {
    local told=("HOME=$work/tmp" "TMPDIR=$work/tmp" "JEJARING_PAGES=$work/pages" "JEJARING_PICTURES=$work/pictures")
    told+=("JEJARING_PROGRAM=$within/build-test/jejaring" "JEJARING_PLAIN_PROGRAM=$within/build-test/jejaring-plain" PYTHONDONTWRITEBYTECODE=1)
    (cd "$within" && unprivileged env "${told[@]}" "$@" </dev/null 3>&-)
}

one_check() {
    if tried "$@"; then say "1 passed, 0 failed"; else say "0 passed, 1 failed"; fi
}

# What the parts read, of what is there.
within=
work=
prepare_to_test() {
    local path needed=()
    for path in src tests fixtures bench profiles locale migrations docs web tools packaging node_modules packages.txt package.json package-lock.json \
        CMakeLists.txt ARCHITECTURE.md SECURITY.md jejaring "$@"; do
        [[ ! -e $root/$path ]] || needed+=("$path")
    done
    within=$(reach "${needed[@]}")
    work=$(mktemp -d /tmp/jejaring-test.XXXXXX)       # short: a socket's path is 107 bytes at most
    undo+=("rm -rf $work")
    mkdir "$work/tmp" "$work/pages" "$work/pictures"
    ((EUID != 0)) || chown -R "$account:" "$work"
    start_postgres "$work/postgres"
}

# The counts of a part's log: "PASSED FAILED"
count() {
    awk -v status="$2" '
        /^\[  PASSED  \] [0-9]+ test/ { passed += $4 }
        /^\[  FAILED  \] [0-9]+ tests?, listed below/ { failed += $4 }
        /^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3 }
        END {
            if (!failed && (status != 0 || !passed)) failed = 1
            print passed + 0, failed + 0
        }' "$1"
}

passed=0
failed=0
times=()
timed() {
    local name=$1 start=$SECONDS
    shift
    "$@"
    times+=("$(minutes $((SECONDS - start))) $name")
}

run_part() {
    local name=$1 status=0 counts
    say "" "== $name"
    "part_$name" 2>&1 | tee "$work/$name.log" || status=$?
    read -ra counts < <(count "$work/$name.log" $status)
    passed=$((passed + counts[0]))
    failed=$((failed + counts[1]))
    ((counts[1] == 0)) || say "$name: ${counts[1]} failed"
}

run_parts() {
    local name
    for name in "$@"; do timed "$name" run_part "$name"; done
}

# The closing lines: minutes on stderr, the sum alone on stdout. The exit code follows.
close() {
    say "" "Minutes:" "${times[@]/#/  }"
    undo=("${undo[@]:1}")
    undo_all
    printf '%d passed, %d failed\n' "$passed" "$failed" >&3
    ((failed == 0 && passed > 0))
}

# A run that cannot begin (a package, the build) has failed too, and says so in the same words.
begin() { undo+=(say_not_begun); }
say_not_begun() { printf '0 passed, 1 failed\n' >&3; }

# test_all [PART…]: all of them, or those named
test_all() {
    (($#)) || set -- "${parts[@]}"
    begin
    timed install install_packages build test browser
    timed build build_to_test
    make_account
    timed prepare prepare_to_test build-test/jejaring build-test/jejaring-plain build-test/jejaring-tests build-test/share
    run_parts "$@"
    close
}

# Shorter histories: each step takes several times as long.
part_asan() { in_two build-asan ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 JEJARING_STEPS=1500 JEJARING_ROUNDS=3 "$@"; }
part_asan_sqlite() { part_asan; }
part_asan_postgres() { part_asan "JEJARING_TEST_POSTGRES=$conninfo"; }

sanitize() {
    begin
    timed install install_packages build test
    timed build build_to_sanitize
    make_account
    timed prepare prepare_to_test build-asan/jejaring-tests build-asan/share
    run_parts asan_sqlite asan_postgres
    close
}
