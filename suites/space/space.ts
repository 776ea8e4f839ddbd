import { rule } from '../../core/rule.ts';
import { arrangeFaults, controlFaults, sendFaults } from '../../generators/space/fault-acts.ts';
import { drawnFaults, faultDraws } from '../../generators/space/fault-trials.ts';
import { allowedByModel } from '../../generators/space/judged.ts';
import { arrangeMembers, controlMembers, sendMembers } from '../../generators/space/member-acts.ts';
import { drawnMembers, memberDraws } from '../../generators/space/member-trials.ts';
import {
  arrangeRead,
  controlRead,
  readWithKey,
  readWithWrongKeys,
} from '../../generators/space/read-acts.ts';
import { drawnRead, readDraws } from '../../generators/space/read-trials.ts';
import { acceptedAndConfirmed, lastWrites } from '../../generators/space/write-acts.ts';
import { drawnWrite, writeDraws } from '../../generators/space/write-trials.ts';

const readers = [
  'GetObject',
  'HeadObject',
  'GetObjectAttributes',
  'CopyObject',
  'UploadPartCopy',
] as const;

const writers = ['PutObject', 'PostObject', 'CreateMultipartUpload', 'UploadPart'] as const;

export const spaceRules = [
  rule({
    id: 'space.read-with-key',
    level: 'MUST',
    title: 'However it was written and is read, an SSE-C object comes back exactly with its key',
    clause: 'ssec.get.decrypts',
    on: readers,
    space: readDraws('with-key'),
    bindsPlain: true,
    hasLargeBodies: true,
    given: drawnRead,
    arrange: arrangeRead,
    act: readWithKey,
    expect: allowedByModel('acceptance'),
    catches: ['self-copy-loses-version', 'compresses-unsaid', 'conditional-range-read-whole'],
  }),
  rule({
    id: 'space.read-needs-key',
    level: 'MUST',
    title: 'However it was written and is read, an SSE-C object is refused without its own key',
    clause: 'ssec.get.any-without-key-fails',
    on: readers,
    space: readDraws('without-key'),
    hasLargeBodies: true,
    given: drawnRead,
    arrange: arrangeRead,
    act: readWithWrongKeys,
    control: controlRead,
    expect: allowedByModel('refusal'),
    catches: [
      'accepts-wrong-key',
      'presigned-create-ignores-ssec',
      'zero-byte-takes-any-key-elsewhere',
    ],
  }),
  rule({
    id: 'space.write',
    level: 'SHOULD',
    title: 'A valid SSE-C write is accepted and confirmed, whatever it meets, however it is sent',
    clause: 'ssec.put.triple',
    on: ['PutObject', 'PostObject', 'CopyObject', 'UploadPart', 'UploadPartCopy'],
    space: writeDraws,
    bindsPlain: true,
    hasLargeBodies: true,
    given: drawnWrite,
    act: lastWrites,
    expect: acceptedAndConfirmed(),
    catches: ['presigned-part-refused', 'refuses-chunked-parts'],
  }),
  rule({
    id: 'space.one-fault',
    level: 'MUST',
    title: 'One faulty SSE-C header is refused, whatever it meets and however it is sent',
    clause: 'ssec.put.triple',
    on: [...readers, ...writers],
    space: faultDraws,
    given: drawnFaults,
    arrange: arrangeFaults,
    act: sendFaults,
    control: controlFaults,
    expect: allowedByModel('refusal'),
    catches: [
      'presigned-part-takes-other-key',
      'presigned-copy-source-unchecked',
      'presigned-write-ignores-key-md5',
    ],
  }),
  rule({
    id: 'space.members',
    level: 'MUST',
    title: 'Every pair of classes of SSE-C headers is refused, or does what the headers say',
    clause: 'ssec.put.triple',
    on: [...readers, ...writers],
    space: memberDraws,
    given: drawnMembers,
    arrange: arrangeMembers,
    act: sendMembers,
    control: controlMembers,
    expect: allowedByModel('refusal'),
    catches: [
      'ignores-missing-algorithm',
      'ignores-key-md5',
      'upload-part-copy.crashes-on.bad-base64',
    ],
  }),
];
