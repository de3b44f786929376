# A PostgreSQL cluster of our own for the tests: newest version installed, unix socket only, nothing synced, gone when the script ends.

in_postgres() { (cd / && unprivileged "$@" 3>&-); }

# start_postgres FOLDER: fills `conninfo`, for a superuser of that cluster
conninfo=
start_postgres() {
    local programs cluster=$1
    programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin | sort -V | tail -1)
    unprivileged mkdir -m 700 "$cluster"
    in_postgres "$programs/initdb" -D "$cluster" --auth=trust --username="$account" --locale=C --encoding=UTF8 --no-sync >/dev/null
    local settings="-c listen_addresses='' -c unix_socket_directories=$cluster -c max_connections=200"
    settings+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=256MB"
    undo+=("stop_postgres $programs $cluster")
    in_postgres "$programs/pg_ctl" -D "$cluster" -l "$cluster/log" -w -s -o "$settings" start ||
        fail "PostgreSQL does not start: $(<"$cluster/log")"
    conninfo="host=$cluster user=$account dbname=postgres"
    # They belong to the cluster: two processes that test would make them at the same moment.
    in_postgres "$programs/psql" -q -d "$conninfo" -c 'create role page; create role gate noinherit; create role "write"; grant page to gate; grant gate, "write" to current_user' >/dev/null
}

stop_postgres() { in_postgres "$1/pg_ctl" -D "$2" -m immediate -w -s stop; }
