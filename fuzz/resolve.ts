import { hash } from 'node:crypto';
import { CustomerKey } from '../core/customer-key.ts';
import type { SentHeaders } from '../core/model/members.ts';
import { type ModelRequest, type ObjectPlace, strayForms } from '../core/model/request.ts';
import { carriersOf, metBy, sceneOf, versionAt } from '../core/model/scene.ts';
import type { ModelState } from '../core/model/state.ts';
import { ObjectBody } from '../core/object-body.ts';
import type { HeaderPair } from '../core/values.ts';
import { edgeKeyPairs } from '../generators/edge-keys.ts';
import { randomOf } from '../generators/random.ts';
import { sentHeaders } from '../generators/space/members.ts';
import { headerAsMetadata, vendorMetadata } from '../spec/internal-headers.ts';
import type { Carrier } from '../spec/operations.ts';
import { withText } from './odd-keys.ts';
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
  const edge = story.seed % edgeStories === 0 ? edgeOf(story.seed) : undefined;
  if (edge !== undefined && key !== 'C') return key === 'A' ? edge.key : edge.near;
  const text = `key ${key} of story ${story.seed}`;
  const made = madeKeys.get(text) ?? CustomerKey.of(hash('sha256', text, 'buffer'));
  if (madeKeys.size >= madeKeysMax) madeKeys.clear();
  madeKeys.set(text, made);
  return made;
}

/** The keys of the stories that are under way: each is asked for many times. */
const madeKeys = new Map<string, CustomerKey>();
const madeKeysMax = 256;

/** One in so many stories has two keys that a wrong comparison takes for the same. */
const edgeStories = 5;
const edgePairs = edgeKeyPairs.filter(({ near }) => near.bytes.byteLength === 32);

function edgeOf(seed: number): (typeof edgePairs)[number] | undefined {
  return edgePairs[Math.floor(seed / edgeStories) % edgePairs.length];
}

/**
 * The request that a step stands for in a state; undefined where what it names was never there,
 * because a step before it was dropped, or is a version that was deleted or whose id no answer has.
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
  if (isGone(step, of) || (copyFrom && isGone(copyFrom, of))) return undefined;
  const from = copyFrom && { ...copyFrom, ...placeOf(story, copyFrom) };
  const bare: ModelRequest = {
    ...same,
    name: story.names[name] ?? '',
    sent: [],
    ...(upload !== undefined && { upload }),
    ...(body && { body: bodyOf(body) }),
    ...(from && { copyFrom: from }),
    ...(metadata !== undefined && { headers: metadataOf(metadata, step.operation) }),
  } as ModelRequest;
  const [own = 'headers'] = carriersOf(step.operation).filter(
    (carrier) => carrier !== 'copySourceHeaders',
  );
  const sent = (what: SentKey | undefined, carrier: Carrier): readonly SentHeaders[] =>
    what === undefined ? [] : sentBy(what, { carrier, story, state, request: bare });
  const carrier = key?.isInQuery ? 'query' : own;
  const [ofSource, ofKey] = [sent(sourceKey, 'copySourceHeaders'), sent(key, carrier)];
  const [stray] = step.form !== undefined && strayForms.includes(step.form) ? ofKey : [];
  if (stray !== undefined) return { ...bare, stray, sent: ofSource };
  return { ...bare, sent: [...ofSource, ...ofKey] };
}

function isGone(
  place: StoryPlace,
  { story, state }: { readonly story: Story; readonly state: ModelState },
): boolean {
  return place.version !== undefined && versionAt(state, placeOf(story, place))?.id === undefined;
}

function bodyOf({ kind, ...body }: NonNullable<Step['body']>): ObjectBody {
  if (kind === undefined) return ObjectBody.of(body);
  if (kind === 'zeros') return ObjectBody.holding(Buffer.alloc(body.sizeBytes));
  const bytes = Buffer.from(ObjectBody.of(body).bytes());
  const sizeBytes = kind === 'padding' ? 1 + (body.seed % 16) : 4;
  const end = kind === 'padding' ? Buffer.of(sizeBytes) : '\r\n';
  return ObjectBody.holding(bytes.fill(end, Math.max(0, bytes.byteLength - sizeBytes)));
}

function placeOf(story: Story, { bucket, name, version }: StoryPlace): ObjectPlace {
  return { bucket, name: story.names[name] ?? '', ...(version !== undefined && { version }) };
}

function sentBy(
  { key, state: classes, salt, order, text }: SentKey,
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
  const headers = sentHeaders({
    ...{ carrier, key: meant, other, salt },
    ...(classes && { state: classes }),
    ...(order && { order }),
  });
  return [withText(headers, text, meant)];
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
  const scene = sceneOf(state, request);
  // The target of a copy meets nothing: its right key is that of the source.
  const isTarget = request.operation === 'CopyObject' && carrier === 'headers';
  const met = metBy(scene, isTarget ? 'copySourceHeaders' : carrier);
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
  ['content-encoding', 'gzip'],
  ['expires', 'Thu, 01 Jan 2032 00:00:00 GMT'],
];

/** User metadata under names that endpoints use for what they store of an encryption. */
const spoofed: readonly HeaderPair[] = [headerAsMetadata, ...vendorMetadata];

/** User metadata, content headers, or both; a form has user metadata alone. */
function metadataOf(salt: number, operation: Step['operation']): readonly HeaderPair[] {
  const random = randomOf(salt);
  const plainName = random.pick(['x-amz-meta-note', 'x-amz-meta-a', 'x-amz-meta-long-name']);
  const user: HeaderPair = random.oneIn(6)
    ? random.pick(spoofed)
    : [plainName, `note ${salt.toString(36)}`];
  if (operation === 'PostObject') return [user];
  const content = contentHeaders.filter(() => random.oneIn(4));
  return content.length === 0 || random.oneIn(2) ? [user, ...content] : content;
}
