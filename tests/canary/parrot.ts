import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Hostility, pass } from '../hostile/front.ts';

const keyHeader = /customer-key$/i;
const signature =
  /(?:Signature=|X-Amz-Signature=|chunk-signature=|x-amz-trailer-signature:)([0-9a-f]{64})/g;
const formSignature = /name="x-amz-signature"\r\n\r\n([0-9a-f]{64})/gi;
const formKey = /customer-key"\r\n\r\n([^\r]+)/gi;

/** Secrets as they came over the wire. */
export interface Heard {
  /** Raw bytes of customer keys. */
  readonly keys: Set<string>;
  /** 64 hex digits each. */
  readonly signatures: Set<string>;
}

/** An endpoint that notes every secret it is sent, and returns them all in every place it has. */
export function parrot(heard: Heard): Hostility {
  return async ({ message, response, body, honest }) => {
    const keys = keysIn(message.headers, body);
    for (const key of keys) note(heard, key);
    const signed = `${message.headers.authorization} ${message.url}\n${body.toString('latin1')}`;
    for (const [, hex = ''] of [...signed.matchAll(signature), ...signed.matchAll(formSignature)])
      heard.signatures.add(hex);
    const said = saying([...keys, message.headers.authorization ?? '', message.url ?? '']);
    const answer = await honest();
    // Some answers are right, but with secrets in their headers: evidence of all kinds is wanted.
    // Drawn without the bucket, whose name differs in each run.
    const inBucket = (message.url ?? '').split('/').slice(2).join('/');
    const draw = createHash('md5').update(`${message.method} ${inBucket}`).digest()[0] ?? 0;
    if (draw % (message.method === 'GET' ? 2 : 6) > 0) {
      const noise = [
        'server',
        said.header,
        'x-amz-meta-said',
        said.header,
        'x-amz-id-2',
        said.header,
      ];
      pass(response, { ...answer, rawHeaders: [...answer.rawHeaders, ...noise] });
      return;
    }
    response.writeHead(message.method === 'PUT' ? 400 : 200, {
      'content-type': 'application/xml',
      etag: `"${said.header}"`,
      location: `https://elsewhere.example/?${said.header}`,
      'x-amz-request-id': said.header,
      'x-amz-server-side-encryption-customer-key-MD5': said.header,
      'x-amz-server-side-encryption-customer-algorithm': said.header,
    });
    response.end(
      `<Error><Code>${said.text}</Code><Message>${said.text}</Message><ArgumentName>${said.text}</ArgumentName><RequestId>${said.text}</RequestId></Error>`,
    );
  };
}

function keysIn(headers: IncomingHttpHeaders, body: Buffer): readonly string[] {
  const inHeaders = Object.entries(headers)
    .filter(([name]) => keyHeader.test(name))
    .map(([, value]) => String(value));
  const inFields = [...body.toString('latin1').matchAll(formKey)].map(([, value = '']) => value);
  return [...inHeaders, ...inFields];
}

/** A key of 32 bytes that are not all the same: others only test the parser. */
function note({ keys }: Heard, base64: string): void {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.byteLength === 32 && new Set(bytes).size > 8) keys.add(bytes.toString('latin1'));
}

/** Every secret in every encoding that a careless endpoint may use. */
function saying(secrets: readonly string[]): { readonly header: string; readonly text: string } {
  const all = secrets.filter(Boolean).flatMap((secret) => {
    const raw = Buffer.from(secret, 'base64');
    return [
      secret,
      raw.toString('hex'),
      raw.toString('base64url'),
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('hex'),
    ];
  });
  const header = all
    .join(' ')
    .replace(/[^\x20-\x7e]/g, '.')
    .slice(0, 4000);
  // Raw bytes as characters can stand in a document, and in no header.
  const raw = secrets.map((secret) => Buffer.from(secret, 'base64').toString('latin1')).join(' ');
  const text = `${raw} ${header}`.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return { header, text };
}
