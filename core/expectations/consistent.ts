import { child, childrenNamed, type Exchange, header, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { CustomerKey, Encryption, ObjectBody } from '../values.ts';
import { accepted, equalBytes, returns } from './accepted.ts';
import type { Acceptance, Addition } from './expectation.ts';
import { addition, describeAnswer, expectation, when } from './expectation.ts';
import { isRefusal } from './refused.ts';
import { sharedWindow } from './shared-window.ts';

/** Any judgement that no other expectation makes. */
export function holds<R, D = unknown>(
  says: string,
  check: (returned: R, drawn: D) => readonly Mismatch[],
): Acceptance<R, D> {
  return expectation({ kind: 'acceptance', says, check });
}

/** An ETag without its quotes; lists write them as entities or leave them out. */
export function bareEtag(etag: string | undefined): string | undefined {
  return etag?.replace(/^(W\/)?"(.*)"$/, '$2').replaceAll('&quot;', '');
}

/** The ETag that an answer names in its header, or in its document's first ETag element. */
export function etagOf(exchange: Exchange): string | undefined {
  const listed = child(exchange.document, 'Contents') ?? exchange.document;
  return bareEtag(header(exchange, 'etag') ?? child(listed, 'ETag')?.text);
}

/** All answers are accepted and name one ETag. */
export function oneEtag(): Acceptance<readonly Exchange[]> {
  return expectation({
    kind: 'acceptance',
    says: 'name one ETag',
    check: (exchanges) => {
      if (exchanges.length === 0) return [{ expected: 'answers', received: 'none' }];
      const rejected = exchanges.flatMap((exchange) => accepted().check(exchange, undefined));
      if (rejected.length > 0) return rejected;
      const etags = exchanges.map((exchange) => ({
        by: exchange.request.operation,
        etag: etagOf(exchange),
      }));
      const first = etags[0]?.etag;
      return etags.flatMap(({ by, etag }) =>
        when(etag === undefined || etag !== first, () => ({
          expected: `ETag ${first ?? 'present'}`,
          received: `${by}: ${etag ?? 'no ETag'}`,
        })),
      );
    },
  });
}

/** A listing that shows an object of this name with the plaintext size and this ETag. */
export function lists(
  of: {
    readonly name: string;
    readonly sizeBytes: number;
    readonly etag?: string;
  },
  listing: Exchange,
): readonly Mismatch[] {
  const rejected = accepted().check(listing, undefined);
  if (rejected.length > 0) return rejected;
  const entry = childrenNamed(listing.document, 'Contents').find(
    (contents) => child(contents, 'Key')?.text === of.name,
  );
  if (entry === undefined) return [{ expected: 'the object in the list', received: 'not listed' }];
  const size = child(entry, 'Size')?.text;
  const etag = bareEtag(child(entry, 'ETag')?.text);
  return [
    ...when(size !== String(of.sizeBytes), () => ({
      expected: `Size ${of.sizeBytes}`,
      received: `Size ${size ?? 'absent'}`,
    })),
    ...when(of.etag !== undefined && etag !== bareEtag(of.etag), () => ({
      expected: `ETag ${bareEtag(of.etag)}`,
      received: `ETag ${etag ?? 'absent'}`,
    })),
  ];
}

/** Not 5xx (501 tells that a feature is missing), and a whole answer in time. */
export function neverCrashes(): Acceptance<Exchange> {
  return expectation({
    kind: 'acceptance',
    says: 'is no 5xx and no broken connection',
    check: (exchange) =>
      when(isCrash(exchange) || exchange.broken !== undefined, () => ({
        expected: 'an answer other than 5xx',
        received: describeAnswer(exchange),
      })),
  });
}

/** 5xx, or an error of that kind in a document behind a 200. */
function isCrash({ status, error }: Exchange): boolean {
  const inDocument = error?.code === 'InternalError' || error?.code === 'ServiceUnavailable';
  return (status >= 500 && status !== 501) || inDocument;
}

/** An S3 error document: XML with Code and Message, and a request id in it or in a header. */
export function errorDocument(): Addition<Exchange> {
  return addition({
    says: 'is an S3 error document',
    check: (exchange) => {
      if (exchange.request.method === 'HEAD') return [];
      const type = header(exchange, 'content-type') ?? '';
      const { code, message, requestId } = exchange.error ?? {};
      return [
        ...when(!/^(application|text)\/xml\b/i.test(type), () => ({
          expected: 'content-type: application/xml',
          received: type === '' ? 'no content-type' : `content-type: ${type}`,
        })),
        ...when(!code || !message, () => ({
          expected: 'an Error element with Code and Message',
          received: describeAnswer(exchange),
        })),
        ...when(!requestId && header(exchange, 'x-amz-request-id') === undefined, () => ({
          expected: 'RequestId or x-amz-request-id',
          received: 'neither',
        })),
      ];
    },
  });
}

/** Answers to `getWithEach`: one a key, then one without. Only the drawn encryption opens. */
export function readableOnlyAs<N extends string>(
  name: N,
): Acceptance<
  readonly Exchange[],
  Readonly<Record<N, Encryption>> & {
    readonly body: ObjectBody;
    readonly keys: readonly CustomerKey[];
  }
> {
  return expectation({
    kind: 'acceptance',
    says: 'opens to its own key alone',
    check: (exchanges, drawn) => {
      const encryption: Encryption = drawn[name];
      const readsWanted = drawn.keys.length + 1;
      if (exchanges.length !== readsWanted)
        return [{ expected: `${readsWanted} reads`, received: `${exchanges.length} reads` }];
      return exchanges.flatMap((exchange, index) => {
        const key = drawn.keys[index];
        const opens =
          encryption.mode === 'SSE-C'
            ? key?.fingerprint === encryption.key.fingerprint
            : key === undefined;
        if (opens) return returns('body').check(exchange, drawn);
        // A triple on an object without SSE-C is judged by a rule of its own.
        if (encryption.mode !== 'SSE-C') return [];
        return closedTo(exchange, [drawn.body]);
      });
    },
  });
}

function closedTo(exchange: Exchange, bodies: readonly ObjectBody[]): readonly Mismatch[] {
  const isOpen = bodies.some((body) => sharedWindow([exchange.body], body));
  return when(!isRefusal(exchange) || isOpen, () => ({
    expected: 'refused, nothing of the object',
    received: describeAnswer(exchange),
  }));
}

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/**
 * Answers to `getWithEach` of the writers' keys. Exactly one writer's key opens, to that writer's
 * body; the other keys, and none, are refused.
 */
export function oneWriterWhole(): Acceptance<
  readonly Exchange[],
  { readonly writers: readonly Writer[] }
> {
  return expectation({
    kind: 'acceptance',
    says: 'leave one writer whole',
    check: (exchanges, { writers }) => {
      const readsWanted = writers.length + 1;
      if (exchanges.length !== readsWanted)
        return [{ expected: `${readsWanted} reads`, received: `${exchanges.length} reads` }];
      const bodies = writers.map(({ body }) => body);
      const others = exchanges.filter((exchange) => !isAccepted(exchange));
      return [
        ...oneOpens(exchanges, writers),
        ...others.flatMap((exchange) => closedTo(exchange, bodies)),
      ];
    },
  });
}

function oneOpens(exchanges: readonly Exchange[], writers: readonly Writer[]): readonly Mismatch[] {
  const opened = exchanges.flatMap((exchange, index) =>
    isAccepted(exchange) ? [{ exchange, writer: writers[index] }] : [],
  );
  const [only, ...others] = opened;
  if (only?.writer === undefined || others.length > 0)
    return [{ expected: 'one key opens', received: `${opened.length} answers open` }];
  return equalBytes(only.exchange, only.writer.body);
}
