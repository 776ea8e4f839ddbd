import { isAccepted } from '../../core/exchange.ts';
import { type Stored, ssec } from '../../core/values.ts';
import { defaultDocument, unblockDocument, versioningDocument } from '../../spec/documents.ts';
import type { since } from './dimensions/since.ts';
import type { Scene } from './scene.ts';
import type { Makers } from './ways.ts';

type Since = (world: Makers, scene: Scene, stored: Stored) => Promise<unknown>;

const ownBucket = { name: '' };
const tags = '<Tagging><TagSet><Tag><Key>shade</Key><Value>blue</Value></Tag></TagSet></Tagging>';

/** Each thing that happens between the write of an object and its reads. */
const acts: Readonly<Record<keyof typeof since, Since>> = {
  nothing: async () => undefined,
  tagged: ({ have, s3 }, _, of) =>
    have.accepted(s3.call('PutObjectTagging', { of, document: tags })),
  acl: async ({ have, s3 }, _, of) => {
    const acl = (value: string) => s3.call('PutObjectAcl', { of, headers: [['x-amz-acl', value]] });
    await have.accepted(acl('private'));
    // Many endpoints refuse public ACLs; whatever the answer is, the object still needs its key.
    await acl('public-read');
  },
  settings: setAgain,
  'refused-write': async ({ have, s3 }, { keys, around }, onto) => {
    const write = { key: keys.other, body: around.part({ firstByte: 0, sizeBytes: 77 }), onto };
    const answer = await s3.putObject({ ...write, headers: [['if-none-match', '*']] });
    have.sure(!isAccepted(answer), 'If-None-Match: * let an object be overwritten');
  },
  'aborted-upload': async ({ have, s3 }, { keys, around }, onto) => {
    const parts = [around.part({ firstByte: 0, sizeBytes: 99 })];
    const upload = await have.upload({ encryption: ssec(keys.other), parts, onto });
    await have.accepted(s3.abortMultipartUpload({ upload }));
  },
  older: async ({ have, s3 }, { keys, around }, { name }) => {
    const body = around.part({ firstByte: 0, sizeBytes: 55 });
    await have.accepted(s3.putObject({ key: keys.other, body, onto: { name } }));
    await have.accepted(s3.call('DeleteObject', { of: { name } }));
  },
  copied: ({ have }, { keys }, stored) =>
    have.copy(stored, { to: ssec(keys.other), onto: 'other' }),
};

/** Does what happens since the object of a scene was written; a refusal blocks the trial. */
export async function happenSince(world: Makers, scene: Scene, stored: Stored): Promise<void> {
  await acts[scene.names.since](world, scene, stored);
}

/** Brings the bucket into the state that it has. */
async function setAgain({ have, s3 }: Makers, { names }: Scene): Promise<void> {
  if (names.bucket === 'suspended') {
    const document = versioningDocument('Suspended');
    await have.accepted(s3.call('PutBucketVersioning', { of: ownBucket, document }));
    return;
  }
  const algorithm = names.bucket === 'default-SSE-KMS' ? 'aws:kms' : 'AES256';
  const [first, second] = [unblockDocument, defaultDocument].map((one) =>
    one.replace('>AES256<', `>${algorithm}<`),
  );
  const put = (document = '') => s3.call('PutBucketEncryption', { of: ownBucket, document });
  if (isAccepted(await put(first))) return;
  await have.accepted(put(second));
}
