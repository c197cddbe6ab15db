CREATE TABLE IF NOT EXISTS orders (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    customer  TEXT    NOT NULL,
    item      TEXT    NOT NULL,
    quantity  INTEGER NOT NULL,
    reference TEXT,
    state     TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,
    UNIQUE (customer, reference)
) STRICT;

-- One row per idempotency key: what came with it, and the response once there is one.
CREATE TABLE IF NOT EXISTS requests (
    customer      TEXT    NOT NULL,
    key           TEXT    NOT NULL,
    content       TEXT    NOT NULL,
    response      TEXT,
    claimed_until INTEGER NOT NULL,
    PRIMARY KEY (customer, key)
) STRICT;
