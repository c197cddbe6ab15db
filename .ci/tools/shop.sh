# Sourced: builds the shop, opens it on a port that the system chooses, and closes it at the end. `$base` is its address.
. "$tools/server.sh"

open_shop() {
    cargo build -q -p status-examples --bin shop
    serve "${CARGO_TARGET_DIR:-target}/debug/shop" '.*open at \(http[^;]*\);.*'
}
