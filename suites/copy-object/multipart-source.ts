import { about, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, ssec } from '../../core/values.ts';
import { customerKey } from '../../generators/customer-key.ts';
import { each, mutation, type SharedMultipart, sharedMultipart } from '../../generators/index.ts';
import { copiedToTarget, encryptionOf, type Keys, placed, type To } from '../scenes/copies.ts';
import { sharedObject } from '../scenes/multipart-object.ts';

interface CopiedShared {
  readonly shared: SharedMultipart;
  readonly key: CustomerKey;
  readonly to: To;
}

const ofShared = ({ shared, key, to }: CopiedShared) => ({
  ...{ body: shared.body, to },
  keys: [shared.key, key] as Keys,
});

export const copyMultipartSourceRules = [
  rule({
    id: 'copy.multipart-source',
    level: 'MUST',
    hasLargeBodies: true,
    trials: 1,
    title:
      'A copy of a multipart SSE-C object is whole; to SSE-C it is confirmed and needs its key',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['multipart', 'ssec-copy-source'],
    given: { shared: sharedMultipart(), key: customerKey(), to: each('plain', 'own', 'other') },
    // Under another key it is copied onto itself, which other trials must not meet.
    arrange: ({ have }, { shared: { key, ...shared }, to }) =>
      have.object({ ...shared, encryption: ssec(key), isShared: to !== 'other' }),
    act: ({ s3 }, drawn, source) => {
      const { keys, to } = ofShared(drawn);
      const place = placed(to === 'other' ? 'itself' : 'other');
      return s3.readBack(s3.copyObject({ ...place, source, to: encryptionOf(to, keys) }), keys);
    },
    expect: about(ofShared, copiedToTarget()),
    catches: ['copy-of-multipart-is-unreadable', 'rotation-keeps-first-part'],
  }),
  rule({
    id: 'copy.multipart-source.locked',
    level: 'MUST',
    title: 'A copy of a multipart SSE-C object without the right source key is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['multipart'],
    trials: 1,
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['multipart-source-needs-no-key', 'accepts-wrong-key'],
  }),
];
