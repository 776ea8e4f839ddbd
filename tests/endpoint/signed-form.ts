import { Agent } from 'undici';
import type { ReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { type Seen, sent, smithySigner } from './signed.ts';

const boundary = 'TEST-ONLY-boundary';

/** Sends a form with a signed policy for its fields. */
export function formSender(endpoint: ReferenceEndpoint) {
  const dispatcher = new Agent({ connect: { ca: endpoint.caPem } });
  const signer = smithySigner(endpoint);
  return async (
    bucket: string,
    of: {
      readonly fields: Readonly<Record<string, string>>;
      readonly file: string;
      readonly isPlainHttp: boolean;
    },
  ): Promise<Seen> => {
    const signingDate = new Date();
    const stamp = signingDate.toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${stamp.slice(0, 8)}/${endpoint.region}/s3/aws4_request`;
    const fields: Record<string, string> = {
      ...of.fields,
      'x-amz-algorithm': 'AWS4-HMAC-SHA256',
      'x-amz-credential': `${endpoint.accessKeyId}/${scope}`,
      'x-amz-date': stamp,
    };
    const conditions = [
      { bucket: bucket.slice(1) },
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ];
    const expiration = new Date(signingDate.getTime() + 60_000).toISOString();
    const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
    const signature = await signer.sign(policy, { signingDate });
    const parts = Object.entries({ ...fields, policy, 'x-amz-signature': signature }).map(
      ([name, value]) => part(`name="${name}"`, value),
    );
    const file = part('name="file"; filename="file"', of.file);
    return sent(`${of.isPlainHttp ? endpoint.httpUrl : endpoint.url}${bucket}`, {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: `${parts.join('')}${file}--${boundary}--\r\n`,
      dispatcher,
    });
  };
}

function part(disposition: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;
}
