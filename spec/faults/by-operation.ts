import { decrypting, encrypting, listing, type Place, pick } from '../fault-places.ts';
import type { GeneralFaultId } from '../faults.ts';
import { hiddenFaults } from '../hidden-faults.ts';
import type { OperationName } from '../operations.ts';

/**
 * Each check that an endpoint can leave out, and the general fault that leaves it out everywhere.
 * Two are not here: an endpoint may decode Base64 leniently, or use the first of two values, as
 * long as the object is readable with the key that it confirms.
 */
const bothChecks = {
  'algorithm-present': 'ignores-missing-algorithm',
  'algorithm-value': 'ignores-algorithm-value',
  'md5-present': 'ignores-missing-md5',
  'md5-match': 'ignores-key-md5',
  https: 'accepts-plain-http',
} as const satisfies Record<string, GeneralFaultId>;

/** Not for reads: one without a key, or with one of another length, fails the key check anyway. */
const encryptingChecks = {
  ...bothChecks,
  'key-present': 'ignores-missing-key',
  'key-length': 'accepts-any-key-length',
  conflict: 'ignores-mode-conflict',
} as const satisfies Record<string, GeneralFaultId>;

const decryptingChecks = {
  ...bothChecks,
  'stored-key': 'accepts-wrong-key',
  'key-needed': 'serves-without-key',
  superfluous: 'ignores-superfluous-triple',
} as const satisfies Record<string, GeneralFaultId>;

const crash = { 'bad-base64': 'crash-on-bad-base64' } as const;
const parts = {
  'without-key': 'part-key-unchecked',
  'of-other-key': 'part-key-unchecked',
} as const;
const copiedParts = {
  'without-key': 'part-copy-target-unchecked',
  'of-other-key': 'part-copy-target-unchecked',
} as const;

const echo = { echo: 'no-echo' } as const;
const wording = {
  code: 'vendor-error-codes',
  message: 'vendor-error-codes',
  argument: 'vendor-error-codes',
} as const;
const etag = { etag: 'etag-changes-per-read' } as const;
const size = { size: 'list-shows-ciphertext-size' } as const;
const range = {
  'first-early': 'range-off-by-block',
  'first-late': 'range-off-by-block',
  'last-early': 'range-off-by-block',
  'last-late': 'range-off-by-block',
} as const;

/** The rows of the table. Each fault has the id `<place>.<verb>.<thing>`. */
const rows = [
  { verb: 'skips', places: encrypting, things: encryptingChecks },
  { verb: 'skips', places: decrypting, things: decryptingChecks },
  { verb: 'takes-parts', places: pick(encrypting, 'upload-part'), things: parts },
  { verb: 'takes-parts', places: pick(encrypting, 'upload-part-copy'), things: copiedParts },
  { verb: 'crashes-on', places: decrypting, things: crash },
  {
    verb: 'crashes-on',
    places: pick(
      encrypting,
      'put-object',
      'create-multipart-upload',
      'upload-part',
      'copy-object',
      'upload-part-copy',
      'complete-multipart-upload',
    ),
    things: crash,
  },
  {
    verb: 'lacks',
    places: {
      ...pick(
        encrypting,
        'put-object',
        'create-multipart-upload',
        'upload-part',
        'copy-object',
        'upload-part-copy',
        'post-object',
      ),
      ...pick(decrypting, 'get-object', 'head-object'),
    },
    things: echo,
  },
  {
    verb: 'changes',
    places: {
      ...pick(encrypting, 'put-object', 'upload-part', 'copy-object', 'complete-multipart-upload'),
      ...pick(decrypting, 'get-object', 'head-object', 'get-object-attributes'),
      ...listing,
    },
    things: etag,
  },
  {
    verb: 'misreports',
    places: { ...encrypting, ...pick(decrypting, 'get-object', 'get-object-attributes') },
    things: wording,
  },
  {
    verb: 'misreports',
    places: pick(decrypting, 'head-object'),
    things: { status: 'vendor-error-codes' },
  },
  {
    verb: 'reorders',
    places: {
      ...pick(
        encrypting,
        'put-object',
        'create-multipart-upload',
        'upload-part',
        'copy-object',
        'upload-part-copy',
        'post-object',
      ),
      ...pick(decrypting, 'get-object'),
    },
    things: {
      'algorithm-first': 'checks-algorithm-first',
      'length-first': 'checks-length-first',
    },
  },
  {
    verb: 'reorders',
    places: {
      ...pick(
        encrypting,
        'put-object',
        'create-multipart-upload',
        'upload-part',
        'copy-object',
        'complete-multipart-upload',
      ),
      ...pick(decrypting, 'get-object'),
    },
    things: { 'https-last': 'checks-https-last' },
  },
  {
    verb: 'inflates',
    places: listing,
    things: size,
  },
  {
    verb: 'cuts',
    places: { ...pick(decrypting, 'get-object'), ...pick(encrypting, 'upload-part-copy') },
    things: range,
  },
] as const;

type Rows = typeof rows;
type Row = Rows[number];
type IdsOf<R> = R extends {
  readonly verb: infer V extends string;
  readonly places: infer P;
  readonly things: infer T;
}
  ? `${keyof P & string}.${V}.${keyof T & string}`
  : never;
type Hidden = (typeof hiddenFaults)[number]['ids'][number];

/** Such as `get-object.skips.stored-key`. */
export type SystematicFaultId = Exclude<IdsOf<Row>, Hidden>;
type Verb = Row['verb'];
type Names<T> = T extends unknown ? keyof T & string : never;

/** A fault of the table. */
export interface SystematicFault extends Place {
  readonly does: string;
  readonly verb: Verb;
  readonly thing: Names<Row['things']>;
  /** The general fault, of which this one is the part on one operation. */
  readonly of: GeneralFaultId;
  /** Operations whose cases must expose it. */
  readonly seenOn: readonly OperationName[];
}

const does: Readonly<Record<SystematicFault['thing'], string>> = {
  'algorithm-present': 'Accepts SSE-C headers without the algorithm',
  'algorithm-value': 'Accepts any algorithm name as AES256',
  'md5-present': 'Accepts SSE-C headers without the key MD5',
  'md5-match': 'Accepts the key MD5 of another key',
  https: 'Accepts SSE-C over plain http',
  'key-present': 'Accepts SSE-C headers without the key',
  'key-length': 'Accepts a key of any length',
  conflict: 'Accepts SSE-C together with another encryption mode',
  'stored-key': 'Accepts any well-formed key',
  'key-needed': 'Needs no SSE-C headers',
  superfluous: 'Ignores SSE-C headers for an object without SSE-C',
  'without-key': 'Accepts a part of an SSE-C upload without a key',
  'of-other-key': 'Accepts a part of an SSE-C upload with another key',
  'bad-base64': 'Answers 500 to a key that is not Base64',
  echo: 'Leaves the SSE-C headers out of the answer',
  etag: 'Returns another ETag than other answers',
  size: 'Reports a size with 16 bytes of encryption overhead',
  code: 'Refuses with another error code',
  message: 'Refuses with another message',
  argument: 'Refuses with another ArgumentName',
  status: 'Answers 403 for 400, and 400 for 403,',
  'algorithm-first': 'Checks the value of the algorithm before the other SSE-C headers',
  'length-first': 'Checks the length of the key before its MD5 and the algorithm',
  'https-last': 'Checks for https after the SSE-C headers',
  'first-early': 'Starts a range one byte early',
  'first-late': 'Starts a range one byte late',
  'last-early': 'Ends a range one byte early',
  'last-late': 'Ends a range one byte late',
};

function made(): [string, SystematicFault][] {
  const hidden = new Set<string>(hiddenFaults.flatMap((one) => one.ids));
  return rows
    .flatMap(({ verb, places, things }) =>
      Object.entries<Place>(places).flatMap(([name, place]) =>
        Object.entries<GeneralFaultId>(things).map(([thing, of]): [string, SystematicFault] => {
          const where = place.carrier === 'copySourceHeaders' ? 'for the source of' : 'on';
          const sentence = `${does[thing as SystematicFault['thing']]} ${where} ${place.operation}.`;
          const seenOn = [place.operation];
          const fault = { ...place, does: sentence, verb, thing, of, seenOn } as SystematicFault;
          return [`${name}.${verb}.${thing}`, fault];
        }),
      ),
    )
    .filter(([id]) => !hidden.has(id));
}

/** Every fault of the table by its id. */
export const systematicFaults = Object.fromEntries(made()) as Readonly<
  Record<SystematicFaultId, SystematicFault>
>;

export function isSystematic(id: string): id is SystematicFaultId {
  return id in systematicFaults;
}
