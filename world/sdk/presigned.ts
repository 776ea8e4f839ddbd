import type { S3Client } from '@aws-sdk/client-s3';
import { formBody } from '../../client/sign/form-body.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { SdkRead, SdkWrite } from '../../core/sdk.ts';
import type { CustomerKey, HeaderPair } from '../../core/values.ts';
import type { Phase } from '../phase.ts';
import { readKeyOf } from '../read.ts';
import { called } from './call.ts';
import type { ForeignRequest } from './foreign-request.ts';
import { keyParameters, readParameters, spelledSsecHeaders } from './key-parameters.ts';
import { sdkPackages } from './packages.ts';

const expiresSeconds = 300;
const emptyBody = new Uint8Array(0);

/** A GetObject by a presigned URL, with the SSE-C headers of the key. */
export async function presignedGet(phase: Phase, input: SdkRead): Promise<Exchange> {
  const [{ GetObjectCommand }, { getSignedUrl }] = await signing();
  const command = new GetObjectCommand(readParameters(phase, input));
  return sendPresigned(phase, {
    ...{ method: 'GET', key: readKeyOf(input), body: emptyBody },
    isInQuery: input.presigned === 'in query',
    sign: (client, options) => getSignedUrl(client, command, options),
  });
}

/** A PutObject by a presigned URL, with the SSE-C headers of the key. */
export async function presignedPut(phase: Phase, input: SdkWrite): Promise<Exchange> {
  const [{ PutObjectCommand }, { getSignedUrl }] = await signing();
  const { key, body } = input;
  const target = { Bucket: phase.trial.options.bucket, Key: phase.trial.freshName() };
  const command = new PutObjectCommand({ ...target, ...keyParameters(phase, key) });
  return sendPresigned(phase, {
    ...{ method: 'PUT', key, body: body.bytes(), isInQuery: input.presigned === 'in query' },
    sign: (client, options) => getSignedUrl(client, command, options),
  });
}

const signing = () => Promise.all([sdkPackages.client(), sdkPackages.presigner()]);

interface PresignedRequest {
  readonly method: string;
  readonly key: CustomerKey | undefined;
  readonly body: Uint8Array;
  readonly isInQuery: boolean;
  sign(
    client: S3Client,
    options: {
      readonly expiresIn: number;
      readonly unhoistableHeaders?: Set<string>;
      readonly hoistableHeaders?: Set<string>;
    },
  ): Promise<string>;
}

/**
 * Presigns a URL and sends its request. The SSE-C headers are signed and sent as headers, unless the
 * application wants them in the URL, whose key ends up in logs.
 */
function sendPresigned(
  phase: Phase,
  { sign, method, key, body, isInQuery }: PresignedRequest,
): Promise<Exchange> {
  const ssecHeaders = spelledSsecHeaders(key);
  const names = new Set(ssecHeaders.map(([name]) => name.toLowerCase()));
  const places = isInQuery ? { hoistableHeaders: names } : { unhoistableHeaders: names };
  return called(phase, {}, async (client, relay) => {
    const url = await sign(client, { expiresIn: expiresSeconds, ...places });
    await relay.send({ ...targetOf(url, isInQuery ? [] : ssecHeaders), method, body });
  });
}

/** A POST form with the fields that the SDK signed. */
export async function post(phase: Phase, { key, body }: SdkWrite): Promise<Exchange> {
  const { createPresignedPost } = await sdkPackages.forms();
  keyParameters(phase, key);
  const target = { Bucket: phase.trial.options.bucket, Key: phase.trial.freshName() };
  return called(phase, {}, async (client, relay) => {
    const Fields = Object.fromEntries(spelledSsecHeaders(key));
    const made = await createPresignedPost(client, { ...target, Fields, Expires: expiresSeconds });
    const fields = Object.entries(made.fields);
    const form = formBody({ fields, file: body.bytes(), afterFile: [] });
    const place = targetOf(made.url, [['content-type', form.contentType]]);
    await relay.send({ ...place, method: 'POST', body: form.bytes, fields });
  });
}

function targetOf(
  url: string,
  headers: readonly HeaderPair[],
): Pick<ForeignRequest, 'origin' | 'path' | 'headers'> {
  const { origin, host } = new URL(url);
  const path = url.slice(url.indexOf('/', 'https://'.length));
  return { origin, path, headers: [['host', host], ...headers] };
}
