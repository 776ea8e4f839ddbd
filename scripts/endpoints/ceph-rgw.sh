#!/usr/bin/env bash
# One Ceph node in memory (monitor, OSD, RADOS Gateway) on 127.0.0.1, from Debian packages.
#
#   ceph-rgw.sh install|start|stop|env
#
# `install` needs root on Debian 12. `start` makes a new cluster, whose objects end with `stop`. No
# authentication between the daemons, no systemd. State is in CEPH_STATE (by default
# /tmp/sse-c-ceph.UID). The keys of its user are TEST ONLY.
set -euo pipefail
umask 077

state=${CEPH_STATE:-/tmp/sse-c-ceph.$(id -u)}
http=7490 https=7453 monitor=7410 osd=7411
id=TESTONLYACCESSKEY001 secret=testOnlySecretKey0001testOnlySecretKey01
conf=$state/ceph.conf cert=$state/tls/cert.pem key=$state/tls/key.pem

fail() { echo "ceph-rgw.sh: $*" >&2; exit 1; }

install() {
  if command -v ceph-mon ceph-osd radosgw radosgw-admin monmaptool >/dev/null; then return; fi
  [[ $(id -u) == 0 ]] || fail 'install needs root'
  # Packages must not start services.
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends ceph-mon ceph-osd ceph-common radosgw openssl curl
}

began() { local stat; { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1; stat=${stat##*) }; set -- $stat; echo "${20}"; }
pid_of() { # name: its process, where it lives
  local pid since
  read -r pid since 2>/dev/null <"$state/run/$1.pid" || return 1
  [[ $(began "$pid" || true) == "$since" ]] && echo "$pid"
}
launch() { # name, command…
  local name=$1
  shift
  setsid "$@" </dev/null >"$state/log/$name.out" 2>&1 &
  echo "$! $(began $!)" >"$state/run/$name.pid"
}
wait_for() { # name, command…: at most a minute
  local name=$1 tries
  shift
  for tries in $(seq 300); do
    if "$@" >/dev/null 2>&1; then return; fi
    pid_of "$name" >/dev/null || fail "$name ended: $(tail -n 3 "$state/log/$name.out")"
    sleep .2
  done
  fail "$name is not ready after $tries tries: see $state/log"
}
ceph_() { timeout 20 ceph -c "$conf" --connect-timeout 15 "$@"; }
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
ready() { curl -sf --noproxy '*' --max-time 5 --cacert "$cert" "https://localhost:$https/"; }

configure() { # id of the cluster
  cat >"$conf" <<END
[global]
fsid = $1
mon host = v2:127.0.0.1:$monitor
auth cluster required = none
auth service required = none
auth client required = none
# The gateway asks for a secure connection, which it cannot have without authentication.
ms mon client mode = crc
ms bind ipv6 = false
ms bind msgr1 = false
ms bind port min = $osd
ms bind port max = $((osd + 19))
public addr = 127.0.0.1
cluster addr = 127.0.0.1
run dir = $state/run
admin socket = $state/run/\$name.asok
log file = $state/log/\$name.log
crash dir = $state/crash
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon max pg per osd = 2000
[mon]
mon data = $state/mon
mon data avail crit = 1
mon allow pool size one = true
[osd]
osd data = $state/osd
osd objectstore = memstore
memstore device bytes = 8589934592
osd crush initial weight = 1
[client]
rgw rados pool pg num min = 4
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$http ssl_endpoint=127.0.0.1:$https ssl_certificate=$cert ssl_private_key=$key
rgw data = $state/rgw
rgw thread pool size = 64
rgw dns name = localhost
rgw run sync thread = false
rgw dynamic resharding = false
rgw gc obj min wait = 30
rgw gc processor period = 30
END
}

start() {
  if pid_of rgw >/dev/null && ready >/dev/null; then return; fi
  stop
  mkdir -p "$state/tls"
  rm -rf "${state:?}"/{mon,osd,rgw,run,log,crash,monmap}
  mkdir -p "$state"/{mon,osd,rgw,run,log,crash}
  [[ -s $key ]] || openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj '/CN=localhost (TEST ONLY)' \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -addext basicConstraints=critical,CA:TRUE \
    -keyout "$key" -out "$cert" 2>"$state/log/openssl.out"
  local cluster store
  cluster=$(</proc/sys/kernel/random/uuid)
  store=$(</proc/sys/kernel/random/uuid)
  configure "$cluster"
  monmaptool --create --fsid "$cluster" --addv a "[v2:127.0.0.1:$monitor]" "$state/monmap" >"$state/log/make.out"
  timeout 60 ceph-mon -c "$conf" --mkfs -i a --monmap "$state/monmap" >>"$state/log/make.out" 2>&1
  launch mon ceph-mon -c "$conf" -f -i a
  wait_for mon listens "$monitor"
  wait_for mon ceph_ osd new "$store" 0
  timeout 60 ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$store" >>"$state/log/make.out" 2>&1
  launch osd ceph-osd -c "$conf" -f -i 0
  # The gateway makes zone and pools when it starts first; its user comes after it.
  launch rgw radosgw -c "$conf" -f -n client.rgw
  wait_for rgw ready
  timeout 60 radosgw-admin -c "$conf" user create --uid=test --display-name='TEST ONLY' \
    --access-key="$id" --secret-key="$secret" --max-buckets=0 >"$state/log/user.out" 2>&1
}

stop() {
  local name pid tries
  for name in rgw osd mon; do
    pid=$(pid_of "$name") || continue
    kill "$pid" 2>/dev/null || true
    for tries in $(seq 30); do pid_of "$name" >/dev/null || break; sleep .1; done
    if pid_of "$name" >/dev/null; then kill -9 "$pid" || true; fi
    rm -f "$state/run/$name.pid"
  done
}

case ${1:-} in
  install) install ;;
  start) start ;;
  stop) stop ;;
  env)
    printf '%s\n' "S3_ENDPOINT=https://localhost:$https" "S3_ENDPOINT_HTTP=http://localhost:$http" \
      "AWS_ACCESS_KEY_ID=$id" "AWS_SECRET_ACCESS_KEY=$secret" AWS_REGION=us-east-1 "AWS_CA_BUNDLE=$cert"
    ;;
  *) fail 'say install, start, stop or env' ;;
esac
