# What one does here every day: `just` lists it. https://just.systems

set shell := ["bash", "-euo", "pipefail", "-c"]

[private]
default:
    @just --list --unsorted

# Everything that has to hold before a change lands
check:
    bash .ci/run

# The tests, or those whose name contains a word: just test postgres::
test *words:
    cargo test --workspace {{ words }}

# Kill the server in the middle of its work, so many times on each database: what it acknowledged has to be there
killed kills="50":
    RAPPORT_TEST_KILLS={{ kills }} cargo test --test suite mutations::killed -- --nocapture --test-threads 1

# Other people's clients against the server: graphql-http, graphql-ws, graphql-sse, and Relay's rules
clients:
    cargo build --quiet
    npm --prefix tests/clients ci --silent --no-audit --no-fund
    npm --prefix tests/clients test --silent

# Two servers on one database, so many changes through both at once: both have to know the same, and to tell each change once
several changes="10000":
    RAPPORT_TEST_CHANGES={{ changes }} cargo test --test suite several:: -- --nocapture --test-threads 1

# Restart PostgreSQL under load so many times, promote a replica, fill the disk, turn the clock back
faults restarts="10":
    RAPPORT_TEST_RESTARTS={{ restarts }} cargo test --test suite faults:: -- --nocapture --test-threads 1

# Attacks against a build for use: fails where one takes over 50 ms, or memory is not given back
attacks:
    cargo bench --bench attacks

# 5,000 subscribers beside 200 requests in flight, for so many seconds, against a build for use
load seconds="120": for-use
    ulimit -n 20000 && SECONDS={{ seconds }} RAPPORT=target/release/rapport node tests/clients/load.mjs

# Requests made of the schema and of earlier answers, for so many seconds: just fuzz 600 7
fuzz seconds="60" seed="": for-use
    {{ if seed == "" { "" } else { "SEED=" + seed } }} SECONDS={{ seconds }} RAPPORT=target/release/rapport node tests/clients/fuzz.mjs

# The same with operations by schemathesis, which is fetched from PyPI: just schemathesis 600 7
schemathesis seconds="60" seed="": for-use
    {{ if seed == "" { "" } else { "SEED=" + seed } }} SECONDS={{ seconds }} RAPPORT=target/release/rapport node tests/clients/schemathesis.mjs

# A build for use, and the packages of the scripts that go at it
[private]
for-use:
    cargo build --release --quiet
    npm --prefix tests/clients ci --silent --no-audit --no-fund

# Bring the sources into shape
fmt:
    cargo fmt --all

# Formatting and lints
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- --deny warnings

# The documentation of every crate here
docs *options:
    RUSTDOCFLAGS="--deny warnings" cargo doc --workspace --no-deps {{ options }}

# Bring schema.graphql, the public contract, up to date
schema:
    # Into a file beside it first: a build that fails must not leave an empty contract.
    cargo run --quiet -- schema > schema.graphql.new
    mv schema.graphql.new schema.graphql

# Build the pages from their sources
web:
    node web/build.mjs

# The example frontend: types, types against the schema, build, and a browser before a real server
frontend:
    cargo build --quiet
    npm --prefix examples/frontend run check
    npm --prefix examples/frontend run build
    npm --prefix examples/frontend test

# Measure; words choose among the benchmarks
bench *words:
    cargo bench {{ words }}

# Run the server on this machine, built for use
serve *options:
    cargo run --release -- serve {{ options }}
