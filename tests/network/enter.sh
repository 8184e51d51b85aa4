#!/bin/sh
# Runs a command where every packet is noted: in a network namespace of its own, with a route to the world (a cable
# whose other end nobody holds) and a DNS server that notes every name and refuses it. Without a route and a server
# Chromium believes to be offline and does not even try.
#
#     unshare --net --mount tests/network/enter.sh FOLDER COMMAND…       as root; FOLDER gets `packets` and `names`
set -eu
folder=$1
here=$(dirname "$(readlink -f "$0")")
shift
ip link set lo up
ip link add outside type veth peer name nobody
# The kernel's own questions about neighbours and routers are not the program's.
for setting in accept_ra=0 autoconf=0 router_solicitations=0 dad_transmits=0; do
  sysctl -qw "net.ipv6.conf.outside.$setting" || true
done
ip addr add 192.0.2.2/24 dev outside
ip addr add 192.0.2.53/32 dev outside
ip -6 addr add 2001:db8::2/64 dev outside nodad || true
ip link set nobody up
ip link set outside up
ip neigh add 192.0.2.1 lladdr 02:00:00:00:00:01 dev outside nud permanent
ip route add default via 192.0.2.1
ip -6 neigh add 2001:db8::1 lladdr 02:00:00:00:00:01 dev outside nud permanent || true
ip -6 route add default via 2001:db8::1 || true
echo 'nameserver 192.0.2.53' > "$folder/resolv.conf"
mount --bind "$folder/resolv.conf" /etc/resolv.conf
tcpdump -i outside -n -l --immediate-mode 'not icmp6 and not arp' > "$folder/packets" 2> "$folder/tcpdump.log" &
sniffer=$!
node "$here/refusing-dns.mjs" "$folder/names" "$folder/dns-ready" &
server=$!
trap 'kill $sniffer $server 2> /dev/null' EXIT
until grep -q 'listening on' "$folder/tcpdump.log" && [ -e "$folder/dns-ready" ]; do
  kill -0 $sniffer && kill -0 $server
  sleep 0.1
done
WATCHED_NETWORK=$folder "$@"
