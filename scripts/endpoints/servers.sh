#!/usr/bin/env bash
# Starts real S3 endpoints on 127.0.0.1, installed from package registries.
#
#   servers.sh NAME install|start|stop|env|wipe
#
#   minio      https alone, no key service           needs go; builds for 5 to 15 minutes
#   minio-kms  with a key service; and without TLS   the same program on the same drive, twice
#   localstack https and http on one port            needs python 3.12 or 3.13
#   s3proxy    https and http, objects in memory     needs java and mvn
#   moto       https                                 needs python 3
#
# `env` prints what a client needs as KEY=VALUE lines. All state is in ENDPOINTS_STATE (by default
# /tmp/sse-c-endpoints.UID); ports are fixed. Passwords here are TEST ONLY.
set -euo pipefail
umask 077

name=${1:-} verb=${2:-}
state=${ENDPOINTS_STATE:-/tmp/sse-c-endpoints.$(id -u)}
[[ $state == /* ]] || state=$PWD/$state
tls=$state/tls programs=$state/programs room=$state/rooms/$name

minio=github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c
s3proxy=org.gaul:s3proxy:4.1.0:jar:jar-with-dependencies
localstack=('localstack-core[base-runtime]==2026.3.0' 'moto-ext[s3]' cryptography service_identity cbor2==5.7.1)

case $name in
  minio) https=9410 http='' id=test-only-id secret=test-only-secret ;;
  minio-kms) https=9412 http=9413 id=test-only-id secret=test-only-secret ;;
  localstack) https=4576 http=4576 id=test secret=test ;;
  s3proxy) https=7212 http=7211 id=test-only-id secret=test-only-secret ;;
  moto) https=7111 http='' id=test secret=test-only-secret ;;
  *) echo "no endpoint named '$name': see the head of $0" >&2; exit 2 ;;
esac

fail() { echo "servers.sh: $*" >&2; exit 1; }

# A CA of our own and a certificate for localhost, in the forms that the servers read.
certificates() {
  [[ -s $tls/server.p12 ]] && return
  mkdir -p "$tls/minio"
  (
    cd "$tls"
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 365 -subj '/CN=TEST ONLY CA' \
      -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
    openssl req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n' >extensions
    openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 \
      -extfile extensions -out server.pem
    openssl pkcs12 -export -in server.pem -inkey server.key -certfile ca.pem -name server \
      -passout pass:test-only -out server.p12
  ) 2>/dev/null
  cat "$tls/server.pem" "$tls/server.key" >"$tls/both.pem"
  cp "$tls/server.pem" "$tls/minio/public.crt"
  cp "$tls/server.key" "$tls/minio/private.key"
}

python_of() { # versions…: the first that runs, from the PATH or from pyenv
  local version found
  for version in "$@"; do
    for found in "$(command -v "python$version" || true)" "$HOME/.pyenv/versions/$version".*/bin/python; do
      if [[ -x $found ]] && "$found" -c '' 2>/dev/null; then echo "$found"; return; fi
    done
  done
  fail "needs python $*"
}

venv() { # python, packages…
  local python=$1 folder=$programs/$name
  shift
  [[ -e $folder/installed ]] && return
  rm -rf "$folder"
  "$python" -m venv "$folder"
  "$folder/bin/pip" -q install "$@"
  touch "$folder/installed"
}

install() {
  mkdir -p "$programs"
  certificates
  case $name in
    minio*) [[ -x $programs/minio ]] || GOBIN=$programs go install "$minio" ;;
    localstack) venv "$(python_of 3.13 3.12)" "${localstack[@]}" ;;
    moto) venv "$(command -v python3)" 'moto[server,s3]==5.2.5' ;;
    s3proxy)
      [[ -s $programs/s3proxy.jar ]] && return
      mvn -q dependency:copy -Dartifact="$s3proxy" -DoutputDirectory="$programs/maven"
      mv "$programs"/maven/s3proxy*.jar "$programs/s3proxy.jar"
      ;;
  esac
}

# The time at which a process began keeps a number that was given away again from being ended.
began() { local stat; { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1; stat=${stat##*) }; set -- $stat; echo "${20}"; }
lives() { [[ $(began "$1" || true) == "$2" ]]; }
background() {
  nohup "$@" >>"$room/log" 2>&1 &
  echo "$! $(began $!)" >>"$room/processes"
}
each() { # command…: for each process that still lives
  local pid since
  [[ -s $room/processes ]] || return 1
  while read -r pid since; do if lives "$pid" "$since"; then "$@" "$pid"; fi; done <"$room/processes"
}
running() { [[ -n $(each echo || true) ]]; }

start() {
  mkdir -p "$room/data"
  cd "$room"
  if running; then fail "$name runs already: stop it first"; fi
  rm -f processes
  case $name in
    minio*)
      export MINIO_ROOT_USER=$id MINIO_ROOT_PASSWORD=$secret MINIO_BROWSER=off MINIO_UPDATE=off
      if [[ $name == minio-kms ]]; then
        MINIO_KMS_SECRET_KEY=test-only:$(head -c 32 /dev/zero | tr '\0' k | base64)
        export MINIO_KMS_SECRET_KEY
      fi
      background "$programs/minio" server --quiet --certs-dir "$tls/minio" --address "127.0.0.1:$https" data
      ;;
    localstack)
      export HOME=$room LOCALSTACK_VOLUME_DIR=$room/volume FILESYSTEM_ROOT=$room/files SERVICES=s3
      export GATEWAY_LISTEN=127.0.0.1:$https CUSTOM_SSL_CERT_PATH=$tls/both.pem SKIP_SSL_CERT_DOWNLOAD=1
      export EAGER_SERVICE_LOADING=0 DISABLE_EVENTS=1 SKIP_INFRA_DOWNLOADS=1 DNS_ADDRESS=0
      export OVERRIDE_IN_DOCKER=0 RUNTIME_COMPONENTS=aws
      background "$programs/localstack/bin/python" -m localstack.runtime.main
      ;;
    s3proxy)
      {
        printf 's3proxy.%s\n' "endpoint=http://127.0.0.1:$http" "secure-endpoint=https://127.0.0.1:$https" \
          authorization=aws-v2-or-v4 "identity=$id" "credential=$secret" \
          "keystore-path=$tls/server.p12" keystore-password=test-only
        printf 'jclouds.%s\n' provider=transient-nio2 identity=none credential=none
      } >properties
      background java -Xmx2g -jar "$programs/s3proxy.jar" --properties properties
      ;;
    moto)
      background "$programs/moto/bin/moto_server" -H 127.0.0.1 -p "$https" -c "$tls/server.pem" -k "$tls/server.key"
      ;;
  esac
  answers "https://localhost:$https/"
  if [[ $name == minio-kms ]]; then
    mkdir -p no-certificates
    background "$programs/minio" server --quiet --certs-dir "$room/no-certificates" --address "127.0.0.1:$http" data
    answers "http://localhost:$http/"
  fi
}

answers() { # url: waits at most two minutes
  local tries
  for tries in $(seq 240); do
    if curl -s -o /dev/null --max-time 3 --noproxy '*' --cacert "$tls/ca.pem" "$1"; then return; fi
    running || break
    sleep .5
  done
  tail -n 5 "$room/log" >&2
  stop
  fail "$name does not answer at $1 ($tries tries)"
}

stop() {
  local tries
  each kill 2>/dev/null || return 0
  for tries in $(seq 20); do running || break; sleep .5; done
  each kill -9 2>/dev/null || true
  rm -f "$room/processes"
}

case $verb in
  install) install ;;
  start) install; start ;;
  stop) stop ;;
  wipe) stop; rm -rf "$room" ;;
  env)
    echo "S3_ENDPOINT=https://localhost:$https"
    [[ -z $http ]] || echo "S3_ENDPOINT_HTTP=http://localhost:$http"
    printf '%s\n' "AWS_ACCESS_KEY_ID=$id" "AWS_SECRET_ACCESS_KEY=$secret" AWS_REGION=us-east-1 "AWS_CA_BUNDLE=$tls/ca.pem"
    ;;
  *) fail 'say install, start, stop, env or wipe' ;;
esac
