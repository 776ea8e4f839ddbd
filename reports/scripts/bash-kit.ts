/**
 * The functions of a curl script. It signs by itself: many versions of curl sort SSE-C headers wrongly
 * when they sign, and an HMAC by openssl would show the secret to other users as an argument.
 */
export const bashKit = String.raw`work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sha256() { openssl dgst -sha256 -r | cut -d' ' -f1; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
hmac() { # HEX-KEY, message on the standard input
  local key=$1 inner= outer= byte at
  while [ ${'$'}{#key} -lt 128 ]; do key+=00; done
  for ((at = 0; at < 128; at += 2)); do
    byte=$((16#${'$'}{key:at:2}))
    printf -v inner '%s\\x%02x' "$inner" $((byte ^ 0x36))
    printf -v outer '%s\\x%02x' "$outer" $((byte ^ 0x5c))
  done
  { printf "$outer"; { printf "$inner"; cat; } | openssl dgst -sha256 -binary; } | sha256
}

# send START METHOD TARGET BODY [HEADER …]: the answer is in $work/head and $work/body.
send() {
  local start=$1 method=$2 target=$3 body=$4 now day scope signed canonical key header digest
  shift 4
  now=$(date -u +%Y%m%dT%H%M%SZ) day=${'$'}{now%%T*} scope=${'$'}{now%%T*}/$region/s3/aws4_request
  digest=$(sha256 < "$body")
  set -- "x-amz-date: $now" "x-amz-content-sha256: $digest" "$@"
  if [ -n "${'$'}{AWS_SESSION_TOKEN:-}" ]; then set -- "x-amz-security-token: $AWS_SESSION_TOKEN" "$@"; fi
  for header in "host: ${'$'}{start#*://}" "$@"; do
    case $header in *\;) header=${'$'}{header%\;}: ;; esac
    printf '%s:%s\n' "$(tr A-Z a-z <<< "${'$'}{header%%:*}")" "$(sed 's/^ *//; s/ *$//' <<< "${'$'}{header#*:}")"
  done | LC_ALL=C sort -t: -k1,1 > "$work/signed"
  signed=$(cut -d: -f1 "$work/signed" | paste -sd';' -)
  case $target in *\?*) canonical=${'$'}{target#*\?} ;; *) canonical= ;; esac
  canonical=$(printf '%s\n%s\n%s\n%s\n\n%s\n%s' "$method" "${'$'}{target%%\?*}" "$canonical" \
    "$(cat "$work/signed")" "$signed" "$digest" | sha256)
  key=$(printf 'AWS4%s' "$AWS_SECRET_ACCESS_KEY" | hex)
  for header in "$day" "$region" s3 aws4_request; do key=$(printf %s "$header" | hmac "$key"); done
  key=$(printf 'AWS4-HMAC-SHA256\n%s\n%s\n%s' "$now" "$scope" "$canonical" | hmac "$key")
  : > "$work/body"
  # Headers go through a pipe, where other users do not see them.
  local options=(--request "$method")
  if [ "$method" = HEAD ]; then options=(--head); fi
  if [ -s "$body" ] || [ "$method" = PUT ] || [ "$method" = POST ]; then
    options+=(--data-binary "@$body")
  fi
  for header in "$@" 'Content-Type:' 'Expect:' \
    "Authorization: AWS4-HMAC-SHA256 Credential=$AWS_ACCESS_KEY_ID/$scope, SignedHeaders=$signed, Signature=$key"; do
    header=${'$'}{header//\\/\\\\}
    printf 'header = "%s"\n' "${'$'}{header//\"/\\\"}"
  done | curl ${'$'}{CURL_OPTIONS:-} --silent --show-error --path-as-is --http1.1 --config - \
    --dump-header "$work/head" --output "$work/body" "${'$'}{options[@]}" "$start$target"
  printf '%s %s\n  %s\n' "$method" "$target" "$(head -n 1 "$work/head" | tr -d '\r')"
  if [ "$method" != HEAD ] && [ -s "$work/body" ]; then
    printf '  %s\n' "$(head -c 300 "$work/body" | LC_ALL=C tr -cd '[:print:]')"
  fi
}
element() { sed -n "s/.*<$1>\([^<]*\)<.*/\1/p" "$work/body" | head -n 1; }
etag() {
  local value
  value=$(sed -n 's/^[Ee][Tt]ag: *//p' "$work/head" | tr -d '\r')
  echo "${'$'}{value:-$(element ETag)}"
}
md5() { openssl base64 -d -A <<< "$1" | openssl dgst -md5 -binary | openssl base64; }

: > "$work/none"
if [ -z "${'$'}{BUCKET:-}" ]; then
  BUCKET=ssec-repro-$(openssl rand -hex 6)
  send "$https" PUT "/$BUCKET" "$work/none"
fi`;
