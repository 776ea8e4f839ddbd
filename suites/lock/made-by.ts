import { sha256Base64 } from '../../core/checksum.ts';
import { type Stored, ssec } from '../../core/values.ts';
import {
  copies,
  copyOfMultipart,
  partCopies,
  rekeyings,
} from '../../generators/ways-of-copying.ts';
import {
  forms,
  type Make,
  type Makers,
  overwrites,
  put,
  type Wanted,
} from '../../generators/ways-of-putting.ts';
import { inOnePart, uploads } from '../../generators/ways-of-uploading.ts';
import { namesOf, readableWithOwnKeyOnly } from '../scenes/own-key-only.ts';

/** An upload created with a checksum algorithm. */
const checksummedUpload: Make = async (world, of) => {
  const checksum = sha256Base64(of.body.bytes());
  return inOnePart(world, of, {
    headers: [['x-amz-checksum-algorithm', 'SHA256']],
    part: { headers: [['x-amz-checksum-sha256', checksum]] },
    checksums: { ChecksumSHA256: checksum },
  });
};

/** An upload whose part is sent in signed aws-chunked encoding. */
const streamedUpload: Make = (world, of) =>
  inOnePart(world, of, { part: { signing: { payload: 'streaming' } } });

export const lockMadeByRules = [
  readableWithOwnKeyOnly({
    id: 'lock.made-by.overwrite',
    title: 'An SSE-C object in place of an older or deleted one is readable only with its own key',
    ways: namesOf(overwrites),
    make: (world, of, way) => overwrites[way](world, of),
    catches: ['head-of-overwrite-skips-key-check', 'overwrite-keeps-old-mode'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.overwrite.multipart',
    title: 'An SSE-C object put over a multipart object is readable only with its own key',
    needs: ['multipart'],
    ways: ['over a multipart object'],
    make: putOverMultipart,
    catches: ['refused-read-locks-object', 'overwrite-keeps-old-key'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.form',
    title: 'An object uploaded by a POST form with SSE-C fields is readable only with its own key',
    needs: ['post-form'],
    ways: namesOf(forms),
    make: (world, of, way) => forms[way](world, of),
    catches: [
      'form-with-redirect-stored-open',
      'head-of-form-skips-key-check',
      'form-with-metadata-stored-open',
    ],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.multipart',
    title: 'An object made by an SSE-C multipart upload is readable only with its own key',
    needs: ['multipart'],
    ways: namesOf(uploads),
    make: (world, of, way) => uploads[way](world, of),
    catches: ['described-upload-stored-open', 'presigned-part-stored-open'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.multipart.checksum',
    title: 'An object made by an SSE-C upload with checksums is readable only with its own key',
    needs: ['multipart', 'checksums'],
    ways: ['checksum algorithm'],
    make: checksummedUpload,
    catches: ['checksummed-upload-stored-open', 'multipart-size-of-ciphertext'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.multipart.chunks',
    title: 'An object of an aws-chunked SSE-C UploadPart is readable only with its own key',
    needs: ['multipart', 'streaming'],
    ways: ['signed chunks'],
    make: streamedUpload,
    catches: ['streamed-part-stored-open', 'ssec-stores-chunk-framing'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.copy',
    title: 'A copy of a plain object to SSE-C is readable only with its own key',
    needs: ['copy'],
    ways: namesOf(copies),
    make: (world, of, way) => copies[way](world, of),
    catches: ['replaced-copy-stored-open', 'refused-read-locks-object'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.copy.other-key',
    title: 'A copy or rotation of an SSE-C object to another key is readable only with that key',
    needs: ['copy', 'ssec-copy-source'],
    ways: namesOf(rekeyings),
    make: (world, of, way) => rekeyings[way](world, of),
    catches: ['head-of-overwriting-copy-skips-key-check', 'refused-read-locks-object'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.copy.of-multipart',
    title: 'A copy of a multipart SSE-C object to another key is readable only with that key',
    needs: ['copy', 'ssec-copy-source', 'multipart'],
    ways: ['of a multipart object'],
    make: copyOfMultipart,
    catches: ['copy-of-parts-opens-to-anyone', 'head-of-copy-skips-key-check'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.part-copy',
    title: 'An SSE-C object of a part copied from another key is readable only with its own key',
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    ways: namesOf(partCopies),
    make: (world, of, way) => partCopies[way](world, of),
    catches: ['assembled-copy-opens-to-anyone', 'part-copy-copies-ciphertext'],
  }),
];

/** PutObject over a multipart object under another key. */
async function putOverMultipart(world: Makers, of: Wanted): Promise<Stored> {
  const onto = await world.have.upload({ encryption: ssec(of.keys[1]), parts: [of.body] });
  await world.have.accepted(
    world.s3.completeMultipartUpload({ upload: onto, key: 'if asked for' }),
  );
  return put(world, of, { onto });
}
