# Sourced: builds the shop, opens it on a port that the system chooses, and closes it at the end. `$base` is its
# address, `$scratch` a directory that goes with it.
scratch=$(mktemp -d)
shop=
close() {
    if [ -n "$shop" ]; then kill "$shop" 2>/dev/null || true; fi
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

open_shop() {
    cargo build -q -p status-examples --bin shop
    PORT=0 "${CARGO_TARGET_DIR:-target}/debug/shop" >"$scratch/shop.out" 2>"$scratch/shop.err" &
    shop=$!
    for _ in $(seq 100); do
        base=$(sed -n 's/.*open at \(http[^;]*\);.*/\1/p' "$scratch/shop.out")
        if [ -n "$base" ]; then return; fi
        sleep 0.1
    done
    cat "$scratch/shop.err" >&2
    echo "$0: the shop does not open" >&2
    exit 1
}
