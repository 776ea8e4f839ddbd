import { oneLine } from '../../core/visible.ts';
import { bashKit } from './bash-kit.ts';
import type { ScriptPlan } from './plan.ts';
import type { Body, Piece, Step } from './step.ts';

/** A finding as a bash script that sends its requests with curl, with keys and names of its own. */
export function curlScript(plan: ScriptPlan): string {
  const { keys, steps } = plan;
  return [
    head(plan),
    ...(keys.length === 0 ? [] : [keys.map(drawn).join('\n')]),
    ...steps.map(step),
    `echo ${quoted(`expected: ${oneLine(plan.expected)}`)}`,
    `echo ${quoted(`recorded: ${oneLine(plan.received)}`)}`,
    '',
  ].join('\n\n');
}

function head({ caseId, title, endpoint, httpUrl, region }: ScriptPlan): string {
  return `#!/usr/bin/env bash
# ${oneLine(caseId)}: ${oneLine(title)}
# Needs bash, curl and openssl. Credentials: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
# AWS_SESSION_TOKEN. BUCKET names a bucket to use; without it one is created, and left behind.
# CURL_OPTIONS may hold --insecure or --cacert FILE.
set -euo pipefail
: "\${AWS_ACCESS_KEY_ID:?}" "\${AWS_SECRET_ACCESS_KEY:?}"
https=\${ENDPOINT:-${quoted(endpoint)}}
http=\${ENDPOINT_HTTP:-${quoted(httpUrl ?? endpoint)}}
region=\${AWS_REGION:-${quoted(region)}}
${bashKit}`;
}

function drawn(fingerprint: string): string {
  return `key_${fingerprint}=$(openssl rand -base64 32)`;
}

function step(one: Step, index: number): string {
  const { role, operation, scheme, method, target, headers, body, recorded } = one;
  const file = body === undefined ? '"$work/none"' : `"$work/sent-${index}"`;
  const fields = headers.map(([name, value]) => ` \\\n  ${header(name, value)}`);
  return [
    `# ${index + 1}. ${role}: ${operation}; recorded answer: ${oneLine(recorded)}`,
    ...hidden(one),
    ...(body === undefined ? [] : [made(body, index)]),
    `send "$${scheme}" ${method} ${joined(target)} ${file}${fields.join('')}`,
    ...(operation === 'CreateMultipartUpload' ? [`upload_${index}=$(element UploadId)`] : []),
    ...(/[?&]partNumber=/.test(joined(target)) ? [`etag_${index}=$(etag)`] : []),
  ].join('\n');
}

/** A comment where a value of the report is replaced by another. */
function hidden({ headers }: Step): readonly string[] {
  const names = headers
    .filter(([, value]) => value.some((piece) => 'filler' in piece || 'otherMd5' in piece))
    .map(([name]) => name);
  return names.length === 0
    ? []
    : [`# Not shown in the report, so another value stands in: ${names.join(', ')}`];
}

function made(body: Body, index: number): string {
  const file = `"$work/sent-${index}"`;
  if ('bytes' in body) return `head -c ${body.bytes} /dev/urandom > ${file}`;
  const parts = body.parts.map(
    ({ number, step }) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>'"$etag_${step}"'</ETag></Part>`,
  );
  const xml = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  return `printf '%s' '${xml}' > ${file}`;
}

function header(name: string, value: readonly Piece[]): string {
  // curl sends an empty header for a name with a semicolon.
  return value.length === 0 ? quoted(`${name};`) : `${quoted(`${name}: `)}${joined(value)}`;
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map(shell).join('');
}

function shell(piece: Piece): string {
  if ('text' in piece) return piece.text === '' ? '' : quoted(piece.text);
  if ('key' in piece) return `"$key_${piece.key}"`;
  if ('md5' in piece) return `"$(md5 "$key_${piece.md5}")"`;
  if ('bucket' in piece) return '"$BUCKET"';
  if ('upload' in piece) return `"$upload_${piece.upload}"`;
  if ('otherMd5' in piece) return '"$(openssl rand -base64 16)"';
  return `"$(openssl rand -base64 ${piece.filler} | tr -d '\\n' | head -c ${piece.filler})"`;
}

function quoted(text: string): string {
  return `'${oneLine(text).replaceAll("'", "'\\''")}'`;
}
