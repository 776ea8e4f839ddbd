import { createHash } from 'node:crypto';
import { counted } from '../counted.ts';
import { child, childrenNamed, type Exchange } from '../exchange.ts';
import type { ObjectBody, Stored } from '../values.ts';
import { accepted } from './accepted.ts';
import { bareEtag, etagOf, holds, oneEtag } from './consistent.ts';
import { when } from './expectation.ts';

/** The ETag of an answer for use in a request; empty where the answer has none. */
export function etagIn(exchange: Exchange): string {
  const etag = etagOf(exchange);
  return etag === undefined ? '' : `"${etag}"`;
}

/** The MD5 of the plaintext, as hex or as Base64. */
export function md5(body: ObjectBody, encoding: 'hex' | 'base64'): string {
  return createHash('md5').update(body.bytes()).digest(encoding);
}

/** The MD5 of a body in the spellings that an ETag may have. */
export function plaintextMd5s(body: ObjectBody): readonly string[] {
  return [md5(body, 'hex'), md5(body, 'hex').toUpperCase(), md5(body, 'base64')];
}

/** Equal parts have different ETags, none of which is the MD5 of the plaintext. */
export function haveOwnEtags() {
  return holds<readonly Exchange[], { readonly body: ObjectBody }>(
    'have ETags of their own',
    (answers, { body }) => {
      const etags = answers.map((answer) => etagOf(answer) ?? '');
      const own = new Set(etags.filter((etag) => etag !== ''));
      const isTold = plaintextMd5s(body).some((digest) => own.has(digest));
      return [
        ...when(own.size < answers.length, () => ({
          expected: counted(answers.length, 'ETag'),
          received: `${own.size}`,
        })),
        ...when(isTold, () => ({
          expected: 'ETags that reveal nothing',
          received: 'the MD5 of the plaintext',
        })),
      ];
    },
  );
}

/** The reads before and after have the same ETag. */
export function keepsEtag() {
  return holds<readonly [Exchange, Exchange]>('keep the ETag', ([before, after]) =>
    etagOf(before) === etagOf(after)
      ? []
      : [{ expected: `ETag ${etagOf(before)}`, received: etagOf(after) ?? 'no ETag' }],
  );
}

/** One mismatch unless both values are present and equal. */
export function sameValue(expected: string | undefined, received: string | undefined) {
  if (expected !== undefined && expected === received) return [];
  return [{ expected: expected ?? 'a value', received: received ?? 'none' }];
}

/** The ETag in the result of a copy is the MD5 of the plaintext. */
export function hasMd5AsEtag() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'has the plaintext MD5 as its ETag',
    (copied, { body }) => {
      const digest = md5(body, 'hex');
      const said = bareEtag(child(copied.document, 'ETag')?.text);
      return said === digest
        ? []
        : [{ expected: `ETag ${digest}`, received: `ETag ${said ?? 'absent'}` }];
    },
  );
}

/** ListParts has the ETag of UploadPart; HeadObject has that of CompleteMultipartUpload. */
export function nameTheSameEtags() {
  return holds<{
    readonly parts: Exchange;
    readonly done: Exchange;
    readonly read: Exchange;
    readonly sent: string | undefined;
  }>('name the same ETags', ({ parts, done, read, sent }) => {
    const listed = bareEtag(child(childrenNamed(parts.document, 'Part')[0], 'ETag')?.text);
    return [
      ...sameValue(bareEtag(sent), listed),
      ...accepted().check(read, undefined),
      ...sameValue(etagOf(done), etagOf(read)),
    ];
  });
}

/** There is an ETag, and none is the MD5 of the plaintext, in hex or Base64. */
export function opaqueEtags() {
  return holds<readonly [Exchange, Exchange], { readonly body: ObjectBody }>(
    'have an ETag that is not the plaintext MD5',
    (answers, { body }) => {
      const etags = answers.map(etagOf).filter((etag) => etag !== undefined);
      const isMd5 = etags.some((etag) => plaintextMd5s(body).includes(etag));
      if (etags.includes('') || etagOf(answers[1]) === undefined)
        return [{ expected: 'an ETag', received: 'no ETag' }];
      return isMd5
        ? [{ expected: 'an ETag other than the MD5', received: 'the plaintext MD5' }]
        : [];
    },
  );
}

/** The error code is one for a digest that does not match. */
export function blamesDigest() {
  return holds<Exchange>('has code BadDigest or InvalidDigest', ({ error }) =>
    ['BadDigest', 'InvalidDigest'].includes(error?.code ?? '')
      ? []
      : [{ expected: 'BadDigest or InvalidDigest', received: error?.code ?? 'no code' }],
  );
}

/** All answers have one ETag, that of the write. */
export function haveEtagOfWrite() {
  return holds(
    'name the ETag of the write',
    ({ stored, answers }: { readonly stored: Stored; readonly answers: readonly Exchange[] }) => {
      const wrong = oneEtag().check(answers, undefined);
      const [first] = answers;
      const etag = `"${first && etagOf(first)}"`;
      // A form may be answered without an ETag.
      const isNamed = stored.etag !== '';
      if (wrong.length > 0 || etag === stored.etag || !isNamed) return wrong;
      return [{ expected: `ETag ${stored.etag} of the write`, received: `ETag ${etag}` }];
    },
  );
}
