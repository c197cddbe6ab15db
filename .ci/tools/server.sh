# Sourced: runs a program that prints its address, and closes it at the end. `$scratch` is a directory that goes with it.
scratch=$(mktemp -d)
server=
close() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
    rm -rf "$scratch"
}
trap close EXIT

# A download from a registry is tried twice, and then reported as missing.
fetched() {
    local what=$1
    shift
    for _ in 1 2; do
        if "$@" >"$scratch/fetched" 2>&1; then return; fi
    done
    tail -n 20 "$scratch/fetched" >&2
    echo "$0: $what cannot be installed: is its registry reachable?" >&2
    exit 1
}

# Starts a program, and sets `$base` to what the pattern finds in what it prints.
serve() {
    : >"$scratch/server.out"
    PORT=0 "$1" >"$scratch/server.out" 2>"$scratch/server.err" &
    server=$!
    for _ in $(seq 100); do
        base=$(sed -n "s/$2/\1/p" "$scratch/server.out")
        if [ -n "$base" ]; then return; fi
        sleep 0.1
    done
    cat "$scratch/server.err" >&2
    echo "$0: $1 does not open" >&2
    exit 1
}
