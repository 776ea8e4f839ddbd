import { entry, type RequestEntry } from './entries.ts';
import { roles } from './roles.ts';
import { isRead, type Scene } from './scene.ts';
import { makesPublic } from './stored.ts';

const isSent = ({ request }: Scene) => request.sent.some(({ members }) => members.length > 0);
const isKind = ({ request }: Scene, kind: 'encrypts' | 'part') =>
  Object.values(roles[request.operation] ?? {}).some((role) => role.kind === kind);
/** SSE-C headers that the written object would be under. */
const encryptsWithKey = (scene: Scene) =>
  scene.request.sent.some(
    ({ carrier, members }) => carrier !== 'copySourceHeaders' && members.length > 0,
  );
/** An ACL or a policy lets everybody read the object; its key is still needed. */
const readsPublic = ({ request, object, bucket }: Scene) =>
  isRead(request.operation) && (object?.isPublic === true || bucket.policy === 'lets all read');
/** Who may send a request, and over what. */
export const accessEntries: readonly RequestEntry[] = [
  {
    ...entry('anonymous', 'refuse', 'MUST', 's3.private-by-default'),
    when: (scene) => scene.request.signing === 'anonymous' && !readsPublic(scene),
  },
  {
    ...entry('public-acl', 'open', 'MAY', 's3.private-by-default'),
    when: (scene) =>
      makesPublic(scene.request) || (scene.request.signing === 'anonymous' && readsPublic(scene)),
  },
  {
    ...entry('plain-http', 'refuse', 'MUST', 'ssec.https-only'),
    when: (scene) =>
      scene.request.scheme === 'http' &&
      isSent(scene) &&
      roles[scene.request.operation] !== undefined,
  },
  {
    ...entry('false-signature', 'refuse', 'MUST', 's3.private-by-default'),
    when: ({ request }) => request.tampering === 'false-signature',
  },
  {
    ...entry('chunk-signature', 'refuse', 'SHOULD', 'sigv4.chunks'),
    when: ({ request }) => request.tampering === 'chunk-signature',
  },
  {
    ...entry('unsigned-headers', 'refuse', 'MUST', 'sigv4.all-amz-headers'),
    when: (scene) => scene.request.tampering === 'unsigned' && isSent(scene),
  },
  {
    ...entry('altered-headers', 'refuse', 'MUST', 'sigv4.signed-headers'),
    when: (scene) =>
      (scene.request.tampering === 'altered' || scene.request.tampering === 'removed') &&
      isSent(scene),
  },
  {
    ...entry('blocked', 'refuse', 'SHOULD', 'blocked.write'),
    when: (scene) =>
      scene.bucket.blocksSsec &&
      encryptsWithKey(scene) &&
      (isKind(scene, 'encrypts') || isKind(scene, 'part')),
  },
];

/** Other modes of encryption, and SSE-C headers where none belong. */
export const modeEntries: readonly RequestEntry[] = [
  {
    ...entry('other-mode', 'refuse', 'MUST', 'ssec.exclusive'),
    when: (scene) =>
      ['AES256', 'aws:kms'].includes(scene.request.otherMode ?? '') &&
      isKind(scene, 'encrypts') &&
      encryptsWithKey(scene),
  },
  {
    // No recorded answer has one without aws:kms, so it may be ignored: the write is under the key.
    ...entry('kms-headers', 'open', 'SHOULD', 'ssec.exclusive'),
    when: (scene) =>
      ['kms-key-id', 'kms-context', 'bucket-key'].includes(scene.request.otherMode ?? '') &&
      isKind(scene, 'encrypts') &&
      encryptsWithKey(scene),
  },
  {
    ...entry('other-mode-on-part', 'refuse', 'SHOULD', 'ssec.exclusive'),
    when: (scene) =>
      scene.request.otherMode !== undefined && isKind(scene, 'part') && encryptsWithKey(scene),
  },
  {
    ...entry('other-mode-on-read', 'refuse', 'SHOULD', 'ssec.get.no-sse-header'),
    when: ({ request }) =>
      request.otherMode === 'AES256' &&
      isRead(request.operation) &&
      request.operation !== 'SelectObjectContent',
  },
  {
    ...entry('mode-not-everywhere', 'open', 'MAY', 'ssec.not-implemented'),
    when: (scene) =>
      scene.request.otherMode !== undefined &&
      scene.request.otherMode !== 'AES256' &&
      (!encryptsWithKey(scene) || scene.request.otherMode === 'aws:kms:dsse'),
  },
  {
    ...entry('mode-of-a-part', 'open', 'MAY', 'ssec.exclusive'),
    when: (scene) =>
      scene.request.otherMode === 'AES256' && isKind(scene, 'part') && !encryptsWithKey(scene),
  },
  {
    ...entry('internal-headers', 'open', 'MAY', 'derived.user-metadata'),
    when: ({ request: { extras = [] } }) =>
      extras.includes('internal') || extras.includes('internal-read'),
  },
  {
    ...entry('stray-headers', 'open', 'SHOULD', 'http.unknown-fields'),
    when: ({ request }) =>
      request.sent.some(
        ({ carrier, members }) =>
          members.length > 0 && roles[request.operation]?.[carrier] === undefined,
      ),
  },
];
