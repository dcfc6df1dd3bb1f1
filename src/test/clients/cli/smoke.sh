#!/usr/bin/env bash
# What tutorials do with redis-cli and redis-benchmark, against the server on the port given: smoke.sh 6379
# The data of that server is thrown away.
set -uo pipefail
port=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cli() { redis-cli -h 127.0.0.1 -p "$port" "$@" 2>&1; }

different() {
  printf 'DIFFERENT %s\n  want %s\n  got  %s\n' "$1" "$3" "$2"
  exit 1
}

check() { # name, what came, what a real server gives
  [ "$2" = "$3" ] || different "$@"
  echo "ok $1"
}

shows() { # name, what came, a part of it
  case "$2" in *"$3"*) echo "ok $1" ;; *) different "$@" ;; esac
}

until_true() { # name, command...
  local name=$1 tries=0
  shift
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 500 ] || different "$name" "not within its time" "true"
    sleep 0.01
  done
  echo "ok $name"
}

check FLUSHALL "$(cli FLUSHALL)" OK
check PING "$(cli PING)" PONG
check "SET and GET" "$(printf 'SET a 1\nINCR a\nGET a\n' | cli)" $'OK\n2\n2'
check "--no-raw" "$(cli --no-raw RPUSH list a b c)" "(integer) 3"
check "a list" "$(cli --no-raw LRANGE list 0 -1)" $'1) "a"\n2) "b"\n3) "c"'
check "--csv" "$(cli --csv LRANGE list 0 -1)" '"a","b","c"'
check "--json" "$(cli --json HSET h f v >/dev/null; cli --json HGETALL h)" '{"f":"v"}'
check "-3" "$(cli -3 --no-raw HGETALL h)" '1# "f" => "v"'
check "-n" "$(cli -n 1 SET other 1; cli GET other)" $'OK'
check "-r" "$(cli -r 3 INCR repeated)" $'1\n2\n3'
check "-x" "$(printf 'from stdin' | cli -x SET x; cli GET x)" $'OK\nfrom stdin'
check "-X" "$(printf 'tagged' | cli -X TAG SET x TAG; cli GET x)" $'OK\ntagged'
check "-d" "$(cli -d , LRANGE list 0 -1)" "a,b,c"
shows "an error" "$(cli LPUSH a x)" "WRONGTYPE Operation against a key holding the wrong kind of value"
cli -e LPUSH a x >/dev/null && different "-e" 0 1
echo "ok -e"
check "MULTI" "$(printf 'MULTI\nSET m 1\nINCR m\nEXEC\n' | cli)" $'OK\nQUEUED\nQUEUED\nOK\n2'
check "EVAL" "$(cli EVAL 'return {KEYS[1],ARGV[1]}' 1 k v)" $'k\nv'
printf 'return redis.call("SET", KEYS[1], ARGV[1])' > "$folder/set.lua"
check "--eval" "$(cli --eval "$folder/set.lua" scripted , yes; cli GET scripted)" $'OK\nyes'

for i in $(seq 1 20000); do printf 'SET pipe:%d %d\r\n' "$i" "$i"; done > "$folder/commands"
shows "--pipe" "$(cli --pipe < "$folder/commands")" "errors: 0, replies: 20000"
printf '*3\r\n$3\r\nSET\r\n$6\r\nmassed\r\n$3\r\n\x00\r\n\r\n*2\r\n$4\r\nINCR\r\n$6\r\nmassed\r\n' > "$folder/frames"
shows "--pipe of frames, one of them wrong" "$(cli --pipe < "$folder/frames")" "errors: 1, replies: 2"
check "--scan" "$(cli --scan --pattern 'pipe:1?' | sort | tr '\n' ' ')" \
  "pipe:10 pipe:11 pipe:12 pipe:13 pipe:14 pipe:15 pipe:16 pipe:17 pipe:18 pipe:19 "
check "--scan of many" "$(cli --scan --pattern 'pipe:*' | wc -l | tr -d ' ')" 20000
big=$(cli --bigkeys)
shows "--bigkeys" "$big" "Biggest   list found"
shows "--bigkeys counts" "$big" "keys in the keyspace!"
shows "--memkeys" "$(cli --memkeys)" "Biggest string found"
shows "--hotkeys" "$(cli --hotkeys)" "An LFU maxmemory policy is not selected"
check "--latency" "$(timeout 5 redis-cli -p "$port" --latency --raw -i 0.2 | awk '{print NF}' | head -1)" 4
shows "--stat" "$(timeout 0.7 stdbuf -oL redis-cli -p "$port" --stat -i 0.1)" "------- data ------"
shows "INFO" "$(cli INFO server)" "redis_version:"
check "CONFIG" "$(cli CONFIG GET maxmemory)" $'maxmemory\n0'
shows "CLIENT LIST" "$(cli CLIENT LIST)" "cmd=client|list"
shows "HELLO" "$(cli HELLO 3)" "proto"
shows "COMMAND DOCS" "$(cli COMMAND DOCS get)" "summary"

(timeout 5 redis-cli -p "$port" MONITOR > "$folder/monitor") &
until_true "MONITOR listens" sh -c "redis-cli -p $port CLIENT LIST | grep -q cmd=monitor"
cli SET watched 1 >/dev/null
until_true "MONITOR shows it" grep -q '"SET" "watched" "1"' "$folder/monitor"
(timeout 5 redis-cli -p "$port" SUBSCRIBE news > "$folder/news") &
until_true "a subscriber" sh -c "redis-cli -p $port PUBSUB NUMSUB news | grep -q '^1'"
check "PUBLISH" "$(cli PUBLISH news hello)" 1
until_true "a message" grep -q hello "$folder/news"
(timeout 5 redis-cli -p "$port" BLPOP queue 5 > "$folder/popped") &
until_true "somebody waits" sh -c "redis-cli -p $port INFO clients | grep -q blocked_clients:1"
cli RPUSH queue job >/dev/null
until_true "BLPOP" grep -q job "$folder/popped"

printf 'x%.0s' $(seq 1 100000) > "$folder/text"
check "100 kB by -x" "$(cli -x SET text < "$folder/text" >/dev/null; cli STRLEN text)" 100000
bench=$(redis-benchmark -h 127.0.0.1 -p "$port" -q -n 500 -c 10 2>&1 | tr '\r' '\n')
for test in PING_INLINE PING_MBULK SET GET INCR LPUSH RPUSH LPOP RPOP SADD HSET SPOP ZADD ZPOPMIN LRANGE_600 MSET; do
  shows "redis-benchmark $test" "$bench" "$test"
done
case "$bench" in *rror*) different "redis-benchmark" "$bench" "no error" ;; esac
shows "redis-benchmark -P" "$(redis-benchmark -p "$port" -q -n 2000 -P 16 -t set,get | tr '\r' '\n')" "GET: "
cli CONFIG SET requirepass s3cret >/dev/null
shows "without the password" "$(cli PING)" "NOAUTH"
check "with the password" "$(cli --no-auth-warning -a s3cret PING)" PONG
check "with a user" "$(cli --no-auth-warning --user default --pass s3cret PING)" PONG
check "REDISCLI_AUTH" "$(REDISCLI_AUTH=s3cret redis-cli -p "$port" PING)" PONG
cli --no-auth-warning -a s3cret CONFIG SET requirepass "" >/dev/null
check "-u" "$(redis-cli -u "redis://127.0.0.1:$port/2" SET db two)" OK
check "SELECT" "$(printf 'SELECT 2\nGET db\n' | cli)" $'OK\ntwo'
check "QUIT" "$(cli QUIT)" OK
cli FLUSHALL >/dev/null
echo "all well"
