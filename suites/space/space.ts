import { rule } from '../../core/rule.ts';
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

const readers = [
  'GetObject',
  'HeadObject',
  'GetObjectAttributes',
  'CopyObject',
  'UploadPartCopy',
] as const;

export const spaceRules = [
  rule({
    id: 'space.read-with-key',
    level: 'MUST',
    title: 'However it was written and is read, an SSE-C object comes back exactly with its key',
    clause: 'ssec.get.decrypts',
    on: readers,
    space: readDraws('with-key'),
    hasLargeBodies: true,
    given: drawnRead,
    arrange: arrangeRead,
    act: readWithKey,
    expect: allowedByModel('acceptance'),
    catches: ['stores-plaintext'],
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
    catches: ['stores-plaintext', 'accepts-wrong-key'],
  }),
  rule({
    id: 'space.members',
    level: 'MUST',
    title: 'Every pair of classes of SSE-C headers is refused, or does what the headers say',
    clause: 'ssec.put.triple',
    on: [...readers, 'PutObject', 'PostObject', 'CreateMultipartUpload', 'UploadPart'],
    space: memberDraws,
    given: drawnMembers,
    arrange: arrangeMembers,
    act: sendMembers,
    control: controlMembers,
    expect: allowedByModel('refusal'),
    catches: ['ignores-missing-algorithm', 'ignores-key-md5', 'ignores-algorithm-value'],
  }),
];
