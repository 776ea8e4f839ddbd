import { entry, type RequestEntry } from './entries.ts';
import { roles } from './roles.ts';
import type { Scene } from './scene.ts';

const isOn = ({ request }: Scene, operation: Scene['request']['operation']) =>
  request.operation === operation;
/** The request would put something under the key that it sends. */
const encryptsWithKey = ({ request }: Scene) =>
  Object.values(roles[request.operation] ?? {}).some(({ kind }) =>
    ['encrypts', 'part'].includes(kind),
  ) &&
  request.sent.some(
    ({ carrier, members }) => carrier !== 'copySourceHeaders' && members.length > 0,
  );

/** The default encryption of a bucket, and of an object that is updated. */
export const settingsEntries: readonly RequestEntry[] = [
  {
    ...entry('ssec-as-default', 'refuse', 'SHOULD', 'bucketenc.values'),
    when: (scene) =>
      isOn(scene, 'PutBucketEncryption') && scene.request.defaultEncryption === 'SSE-C',
  },
  {
    ...entry('update-to-ssec', 'refuse', 'SHOULD', 'update-encryption.to-kms-only'),
    when: (scene) => isOn(scene, 'UpdateObjectEncryption') && scene.request.updatesTo === 'SSE-C',
  },
  {
    // Not every endpoint has a default that nobody set.
    ...entry('default-not-set', 'open', 'MAY', 'bucketenc.values'),
    when: (scene) => isOn(scene, 'GetBucketEncryption') && scene.bucket.isDefaultSet !== true,
  },
  {
    ...entry('resets-default', 'open', 'MAY', 'bucketenc.delete-resets'),
    when: (scene) => isOn(scene, 'DeleteBucketEncryption'),
  },
  {
    ...entry('may-block', 'open', 'MAY', 'blocked.write'),
    when: (scene) => scene.bucket.mayBlockSsec === true && encryptsWithKey(scene),
  },
];
