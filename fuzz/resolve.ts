import { hash } from 'node:crypto';
import { CustomerKey } from '../core/customer-key.ts';
import type { SentHeaders } from '../core/model/members.ts';
import type { ModelRequest, ObjectPlace } from '../core/model/request.ts';
import { carriersOf, metBy, sceneOf } from '../core/model/scene.ts';
import type { ModelState } from '../core/model/state.ts';
import { ObjectBody } from '../core/object-body.ts';
import type { HeaderPair } from '../core/values.ts';
import { randomOf } from '../generators/random.ts';
import { sentHeaders } from '../generators/space/members.ts';
import type { Carrier } from '../spec/operations.ts';
import {
  type SentKey,
  type Step,
  type Story,
  type StoryKey,
  type StoryPlace,
  storyKeys,
} from './step.ts';

/** What a story has done so far that its steps refer to. */
export interface Progress {
  /** The model's number of each upload, by the number that the story's step gave it. */
  readonly uploads: ReadonlyMap<number, number>;
}

/** A key of a story. TEST ONLY: it is made from the seed, which reports and replay files hold. */
export function keyOf(story: Pick<Story, 'seed'>, key: StoryKey): CustomerKey {
  return CustomerKey.of(hash('sha256', `key ${key} of story ${story.seed}`, 'buffer'));
}

/**
 * The request that a step stands for in a state; undefined where what it names was never there,
 * because a step before it was dropped.
 */
export function resolved(
  step: Step,
  of: { readonly story: Story; readonly state: ModelState; readonly progress: Progress },
): ModelRequest | undefined {
  const { story, state, progress } = of;
  const { key, sourceKey, body, metadata, copyFrom, name, upload: label, ...same } = step;
  const isNamed = label !== undefined && step.operation !== 'CreateMultipartUpload';
  const upload = isNamed ? progress.uploads.get(label) : undefined;
  if (isNamed && upload === undefined) return undefined;
  const from = copyFrom && { ...copyFrom, ...placeOf(story, copyFrom) };
  const bare: ModelRequest = {
    ...same,
    name: story.names[name] ?? '',
    sent: [],
    ...(upload !== undefined && { upload }),
    ...(body && { body: ObjectBody.of(body) }),
    ...(from && { copyFrom: from }),
    ...(metadata !== undefined && { headers: metadataOf(metadata, step.operation) }),
  } as ModelRequest;
  const [own = 'headers'] = carriersOf(step.operation).filter(
    (carrier) => carrier !== 'copySourceHeaders',
  );
  const sent = (what: SentKey | undefined, carrier: Carrier): readonly SentHeaders[] =>
    what === undefined ? [] : sentBy(what, { carrier, story, state, request: bare });
  return { ...bare, sent: [...sent(sourceKey, 'copySourceHeaders'), ...sent(key, own)] };
}

function placeOf(story: Story, { bucket, name, version }: StoryPlace): ObjectPlace {
  return { bucket, name: story.names[name] ?? '', ...(version !== undefined && { version }) };
}

function sentBy(
  { key, state: classes, salt, order }: SentKey,
  of: {
    readonly carrier: Carrier;
    readonly story: Story;
    readonly state: ModelState;
    readonly request: ModelRequest;
  },
): readonly SentHeaders[] {
  const { carrier, story } = of;
  const meant = key === 'right' ? rightKey(of) : keyOf(story, key);
  if (meant === undefined) return [];
  const other = storyKeys.map((one) => keyOf(story, one)).find((one) => !isSame(one, meant));
  if (other === undefined) return [];
  return [
    sentHeaders({
      ...{ carrier, key: meant, other, salt },
      ...(classes && { state: classes }),
      ...(order && { order }),
    }),
  ];
}

function rightKey({
  carrier,
  state,
  request,
}: {
  readonly carrier: Carrier;
  readonly state: ModelState;
  readonly request: ModelRequest;
}): CustomerKey | undefined {
  const met = metBy(sceneOf(state, request), carrier);
  return met?.mode === 'SSE-C' ? met.key : undefined;
}

function isSame(one: CustomerKey, other: CustomerKey): boolean {
  return one.base64 === other.base64;
}

const contentHeaders: readonly HeaderPair[] = [
  ['content-type', 'text/plain'],
  ['cache-control', 'no-cache'],
  ['content-language', 'de'],
  ['content-disposition', 'attachment; filename="x"'],
  ['expires', 'Thu, 01 Jan 2032 00:00:00 GMT'],
];

/** Some user metadata and content headers. */
function metadataOf(salt: number, operation: Step['operation']): readonly HeaderPair[] {
  const random = randomOf(salt);
  const user: HeaderPair = [
    random.pick(['x-amz-meta-note', 'x-amz-meta-a', 'x-amz-meta-long-name-of-a-note']),
    `note ${salt.toString(36)}`,
  ];
  return operation === 'PostObject' || random.oneIn(2)
    ? [user]
    : [user, random.pick(contentHeaders)];
}
