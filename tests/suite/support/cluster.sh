# Keeps one throwaway PostgreSQL cluster for as long as its standard input stays open.
#
#     sh cluster.sh PROGRAMS HOME <pipe
#
# Makes and starts a cluster in the empty directory HOME, with the server programs in PROGRAMS, and
# prints "ready", or else what went wrong. When the pipe closes, it stops the cluster and removes HOME.
#
# It is a process of its own because the one that holds the pipe may panic, exit or be killed at any
# moment, and the kernel closes the pipe in each of these cases. It goes one step after the other, so
# that it never removes what is still being made.

# Only the pipe tells when to stop. PIPE: the reader of "ready" may be gone by then.
trap '' HUP INT TERM PIPE

programs=$1
home=$2
data=$home/data
log=$home/log

start() {
    "$programs/initdb" --pgdata="$data" --username=rapport --auth=trust --no-sync --encoding=UTF8 \
        --locale=C.UTF-8 || return
    # Nothing in here has to survive a power cut, and every test brings a pool of connections.
    cat >>"$data/postgresql.conf" <<SETTINGS || return
listen_addresses = ''
port = 5432
unix_socket_directories = '$home'
max_connections = 300
shared_buffers = 32MB
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
checkpoint_timeout = 1h
SETTINGS
    "$programs/pg_ctl" start --pgdata="$data" --log="$log" --silent --wait
}

if start </dev/null >>"$log" 2>&1; then
    echo ready
else
    cat "$log"
fi
# The reader takes the end of this for the end of the answer.
exec >/dev/null

while read -r _; do :; done

"$programs/pg_ctl" stop --pgdata="$data" --mode=immediate --silent >/dev/null 2>&1
cd / && rm -rf "$home"
