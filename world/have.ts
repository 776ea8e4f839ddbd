import { Blocked } from '../core/blocked.ts';
import { child, type Exchange, header } from '../core/exchange.ts';
import { isRefusal } from '../core/expectations/refused.ts';
import { type Stored, ssec, type Upload, type UploadedPart } from '../core/values.ts';
import type { Have } from '../core/world.ts';
import { copyObject } from './copy.ts';
import {
  completeMultipartUpload,
  createMultipartUpload,
  partOf,
  uploadOf,
  uploadPart,
} from './multipart.ts';
import { askUntil, shortPatience } from './patience.ts';
import { mustBeAccepted, type Phase, request } from './phase.ts';
import { putObject } from './write.ts';

const replace = ['x-amz-metadata-directive', 'REPLACE'] as const;

/** The set-up that a rule asks for. Every refusal ends the trial as `blocked`. */
export function have(phase: Phase): Have {
  return {
    object: (of) => {
      if (of.isShared) return sharedObject(phase, of);
      return of.partSizesBytes?.length ? inParts(phase, of) : inOne(phase, of);
    },
    nothing: async ({ encryption, body }) => ({
      name: phase.trial.freshName(),
      encryption,
      body,
      etag: '',
    }),
    once: (id, store) => once(phase, id, store),
    versions: async (of) => {
      const onto = { name: phase.trial.freshName() };
      const stored: Stored[] = [];
      for (const { key, body } of of)
        stored.push(await inOne(phase, { body, encryption: ssec(key), onto, isVersion: true }));
      return stored as never;
    },
    copy: async (source, { to, onto }) => {
      const first = await copyObject(phase, { source, to, onto });
      // Some endpoints refuse a copy onto itself without a directive: rules judge that.
      const isRepeated = onto === 'itself' && isRefusal(first);
      const exchange = mustBeAccepted(
        isRepeated ? await copyObject(phase, { source, to, onto, headers: [replace] }) : first,
      );
      return { name: exchange.request.name, encryption: to, body: source.body, etag: '' };
    },
    upload: (of) => uploadWith(phase, of),
    policy: (...statements) => policyInForce(phase, statements),
    accepted: async (step) => mustBeAccepted(await step),
    sure: (isSo, otherwise) => {
      if (!isSo) throw new Blocked(otherwise);
    },
  };
}

/** Sets a bucket policy and waits until it is in force on every server of the endpoint. */
async function policyInForce(phase: Phase, statements: Parameters<Have['policy']>): Promise<void> {
  const { bucket, namePrefix, patience = shortPatience } = phase.trial.options;
  const everything = `arn:aws:s3:::${bucket}/`;
  const Resource = `${everything}*`;
  // A write to this name is denied as soon as the policy is in force.
  const sentinel = `${namePrefix}policy-is-in-force`;
  const Statement = [
    ...statements.map((one) => ({ Principal: '*', Resource, ...one })),
    { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: everything + sentinel },
  ];
  const body = Buffer.from(JSON.stringify({ Version: '2012-10-17', Statement }));
  const headers = [['content-type', 'application/json']] as const;
  mustBeAccepted(await request(phase, { operation: 'PutBucketPolicy', headers, body, vary: {} }));
  const answer = await askUntil(
    isRefusal,
    () => request(phase, { operation: 'PutObject', name: sentinel, vary: {} }),
    patience.changeMs,
  );
  if (isRefusal(answer)) return;
  throw new Blocked(
    'PutBucketPolicy was accepted, but a request that the policy denies is still allowed',
    answer,
  );
}

async function inOne(phase: Phase, of: Parameters<Have['object']>[0]): Promise<Stored> {
  const { body, encryption, headers } = of;
  const home = of.isInRunBucket ? phase.trial.options.homeBucket : undefined;
  const exchange = mustBeAccepted(
    await putObject(phase, {
      body,
      encryption,
      ...(headers && { headers }),
      ...(of.onto && { onto: of.onto }),
      ...(home !== undefined && { bucket: home }),
    }),
  );
  return {
    name: exchange.request.name,
    encryption,
    body,
    etag: header(exchange, 'etag') ?? '',
    ...(of.isVersion && { versionId: versionOf(exchange) }),
    ...(home !== undefined && { bucket: home }),
  };
}

/** The version id of a write; without it every read would get the current version. */
function versionOf(exchange: Exchange): string {
  const versionId = header(exchange, 'x-amz-version-id');
  if (versionId !== undefined) return versionId;
  throw new Blocked('the setup needs versions, but a write was answered without a version id');
}

async function inParts(phase: Phase, of: Parameters<Have['object']>[0]): Promise<Stored> {
  const { encryption, body, partSizesBytes = [] } = of;
  let firstByte = 0;
  // A copy of the body, whose bytes are generated once and shared by the parts.
  const whole = body.part({ firstByte, sizeBytes: body.sizeBytes });
  const parts = partSizesBytes.map((sizeBytes) => {
    const part = whole.part({ firstByte, sizeBytes });
    firstByte += sizeBytes;
    return part;
  });
  const upload = await uploadWith(phase, { ...of, parts });
  const completed = await completeMultipartUpload(phase, { upload, key: 'if asked for' });
  const exchange = mustBeAccepted(completed);
  const etag = child(exchange.document, 'ETag')?.text ?? header(exchange, 'etag') ?? '';
  return { name: upload.name, encryption, body, etag, partSizesBytes };
}

/** The requests that wrote a shared object, which are evidence of every trial that uses it. */
const writes = new WeakMap<Stored, readonly Exchange[]>();

function writesOf({ exchanges }: Phase['trial'], name: string): readonly Exchange[] {
  return exchanges.filter(({ request }) => request.name === name && request.method !== 'GET');
}

/** Two trials that ask for the same body and key get the same object. */
function sharedObject(phase: Phase, of: Parameters<Have['object']>[0]): Promise<Stored> {
  const key = of.encryption.mode === 'SSE-C' ? of.encryption.key.fingerprint : of.encryption.mode;
  const id = [key, of.body.seed, of.body.sizeBytes, of.partSizesBytes].join(' ');
  return once(phase, id, () => (of.partSizesBytes?.length ? inParts(phase, of) : inOne(phase, of)));
}

/** The object is recorded as shared, so that no trial deletes it as its own. */
function once<T extends Stored>(phase: Phase, of: string, store: () => Promise<T>): Promise<T> {
  const { bucket, shared } = phase.trial.options;
  const id = `${bucket} ${of}`;
  // An id belongs to one kind of object.
  const known = shared.get(id) as Promise<T> | undefined;
  const made = known ?? store();
  shared.set(id, made);
  // A failed one is stored again for the next trial, since one busy answer must not block them all.
  made.catch(() => shared.delete(id));
  return made.then((stored) => {
    if (known === undefined) writes.set(stored, writesOf(phase.trial, stored.name));
    else phase.trial.earlier.push(...(writes.get(stored) ?? []));
    phase.trial.leftovers.keep(stored.name);
    return stored;
  });
}

async function uploadWith(phase: Phase, of: Parameters<Have['upload']>[0]): Promise<Upload> {
  const { encryption } = of;
  const created = mustBeAccepted(
    await createMultipartUpload(phase, {
      encryption,
      ...(of.onto && { name: of.onto.name }),
      ...(of.headers && { headers: of.headers }),
    }),
  );
  const upload = uploadOf(created, encryption);
  const parts: UploadedPart[] = [];
  // The last part goes first, to expose an endpoint that assembles parts in order of arrival.
  for (const [index, body] of [...(of.parts ?? []).entries()].reverse()) {
    const number = index + 1;
    const answer = mustBeAccepted(await uploadPart(phase, { upload, number, body }));
    parts.unshift(partOf(answer, number, body));
  }
  return { ...upload, parts };
}
