import { accepted, all, keepsSecret } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type ObjectBody, plain, type Stored, ssec } from '../../core/values.ts';
import type { Have, S3 } from '../../core/world.ts';
import { each } from '../../generators/index.ts';
import { keepsKeys } from '../../generators/ways-of-reading.ts';
import { copiedObject } from '../scenes/copy-or-part-copy.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';

type Made = 'copy' | 'plain copy' | 'part copy';

export const keyNeverToldAsMetadataRules = [
  rule({
    id: 'key.never-told.as-metadata',
    level: 'MUST',
    title: 'GetObject and HeadObject of a copy of an SSE-C object return no source or target key',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    trials: 1,
    given: { ...twoKeysAndBody, made: each('copy', 'plain copy', 'part copy') },
    arrange: (world, drawn) => madeBy(world, drawn),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(accepted(), keepsKeys()),
    catches: ['copy-keeps-key-as-metadata', 'copy-keeps-source-key'],
  }),
  rule({
    id: 'key.never-told.as-metadata.upload',
    level: 'MUST',
    title: 'GetObject and HeadObject of a multipart SSE-C object do not return its customer key',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), partSizesBytes: [body.sizeBytes] }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['upload-keeps-key-as-metadata'],
  }),
  rule({
    id: 'key.never-told.as-metadata.form',
    level: 'MUST',
    title: 'GetObject and HeadObject of an SSE-C POST upload do not return its customer key',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    needs: ['post-form'],
    trials: 1,
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key, body }): Promise<Stored> => {
      const { request } = await have.accepted(s3.postObject({ key, body }));
      // The path of a form is that of the bucket; a field names the object.
      return { name: request.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['form-keeps-key-as-metadata', 'post-form-ignores-ssec-fields'],
  }),
];

/** A copy, a plain copy or a part copy of an SSE-C object. */
async function madeBy(
  { have, s3 }: { readonly have: Have; readonly s3: S3 },
  of: {
    readonly keys: readonly [CustomerKey, CustomerKey];
    readonly body: ObjectBody;
    readonly made: Made;
  },
): Promise<Stored> {
  const { keys, body, made } = of;
  const [sourceKey, key] = keys;
  const source = await have.object({ body, encryption: ssec(sourceKey) });
  if (made === 'plain copy') return have.copy(source, { to: plain, onto: 'other' });
  const operation = made === 'copy' ? 'CopyObject' : 'UploadPartCopy';
  return copiedObject({ have, s3, operation }, { source, key });
}
