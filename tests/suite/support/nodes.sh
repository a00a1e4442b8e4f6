# Keeps PostgreSQL clusters that can be stopped, crashed and promoted, for as long as its standard input stays open.
#
#     sh nodes.sh PROGRAMS HOME <commands
#
# Each line of the input is a command and the port of a cluster; each is answered with "done", or with what went wrong.
# The sockets of all clusters lie in HOME, and the data of the one at port 5432 in HOME/5432.
#
#     make 5432           make a cluster and start it
#     follow 5433 5432    make a replica of the second cluster and start it
#     start, stop, restart, crash, promote 5432
#     pause, resume 5433  have a replica take up nothing more of what it gets, and go on again
#     set 5432 NAME VALUE  change a setting and have it read again
#
# When the input closes, it stops all clusters and removes HOME.

trap '' HUP INT TERM PIPE

# What is linked from elsewhere may lack what lies beside it there.
programs=$(dirname "$(readlink -f "$1/initdb")")
home=$2
log=$home/log

begin() {
    "$programs/pg_ctl" start --pgdata="$home/$1" --log="$log" --silent --wait --options="-p $1"
}

make() {
    "$programs/initdb" --pgdata="$home/$1" --username=rapport --auth=trust --no-sync --encoding=UTF8 \
        --locale=C.UTF-8 || return
    # What a process loses that is killed is what counts here, and not what a power cut takes.
    cat >>"$home/$1/postgresql.conf" <<SETTINGS || return
listen_addresses = ''
unix_socket_directories = '$home'
max_connections = 100
shared_buffers = 32MB
fsync = off
full_page_writes = off
synchronous_commit = on
wal_level = replica
max_wal_senders = 5
hot_standby = on
SETTINGS
    begin "$1"
}

follow() {
    "$programs/pg_basebackup" --host="$home" --port="$2" --username=rapport --pgdata="$home/$1" --write-recovery-conf \
        --wal-method=stream --checkpoint=fast --no-sync || return
    begin "$1"
}

change() {
    printf "%s = '%s'\n" "$2" "$3" >>"$home/$1/postgresql.auto.conf" || return
    # One that is stopped reads it when it starts.
    "$programs/pg_ctl" reload --pgdata="$home/$1" --silent || true
}

ask() {
    "$programs/psql" --host="$home" --port="$1" --username=rapport --dbname=postgres --no-psqlrc --no-align --tuples-only \
        --set=ON_ERROR_STOP=1 --command="$2"
}

pause() {
    ask "$1" 'SELECT pg_wal_replay_pause()' || return
    # It is asked for then, and not yet done.
    while state=$(ask "$1" 'SELECT pg_get_wal_replay_pause_state()'); do
        [ "$state" = paused ] && return
    done
    return 1
}

obey() {
    case $1 in
        make) make "$2" ;;
        follow) follow "$2" "$3" ;;
        start) begin "$2" ;;
        stop) "$programs/pg_ctl" stop --pgdata="$home/$2" --mode=fast --silent --wait ;;
        crash) "$programs/pg_ctl" stop --pgdata="$home/$2" --mode=immediate --silent --wait ;;
        restart) "$programs/pg_ctl" restart --pgdata="$home/$2" --mode=fast --silent --wait --log="$log" --options="-p $2" ;;
        promote) "$programs/pg_ctl" promote --pgdata="$home/$2" --silent --wait ;;
        pause) pause "$2" ;;
        resume) ask "$2" 'SELECT pg_wal_replay_resume()' ;;
        set) change "$2" "$3" "$4" ;;
        *) echo "no such command: $1" && false ;;
    esac
}

while read -r command port rest value; do
    if obey "$command" "$port" "$rest" "$value" </dev/null >>"$log" 2>&1; then
        echo "done"
    else
        tail -n 5 "$log" | tr '\n' ' '
        echo
    fi
done

for data in "$home"/[0-9]*; do
    "$programs/pg_ctl" stop --pgdata="$data" --mode=immediate --silent >/dev/null 2>&1
done
cd / && rm -rf "$home"
