import type { Exchange } from '../../core/exchange.ts';
import { header } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  conceals,
  echoes,
  holds,
  keepsSecret,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { corsDocument, updateEncryptionDocument } from '../../spec/documents.ts';
import { block } from '../access/block.ts';

const given = { key: customerKey(), body: objectBody() };
const bucket = { name: '' };
const prefix = 'x-amz-server-side-encryption-customer-';
const members = [`${prefix}algorithm`, `${prefix}key`, `${prefix}key-md5`];

/** Operations beside reads and writes that may reach an SSE-C object. */
export const besideOperations = [
  rule({
    id: 'special.select-needs-key',
    level: 'MUST',
    title: 'SelectObjectContent without the right key reveals nothing',
    clause: 'select.key',
    on: ['SelectObjectContent'],
    needs: ['select'],
    given: { ...given, mutation: mutation('triple.none', 'key.other', 'triple.only-md5') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(refused(), conceals('body')),
    catches: ['select-skips-key-check', 'serves-without-key', 'accepts-wrong-key'],
  }),
  rule({
    id: 'special.torrent',
    level: 'MUST',
    title: 'GetObjectTorrent never serves an SSE-C object without its key',
    clause: 'torrent.not-ssec',
    on: ['GetObjectTorrent'],
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, _, stored) => s3.call('GetObjectTorrent', { of: stored }),
    control: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(refused(), conceals('body')),
    catches: ['torrent-skips-key-check'],
  }),
  rule({
    id: 'special.annotations',
    level: 'SHOULD',
    title: 'An annotation of an SSE-C object is refused',
    clause: 'annotations.not-ssec',
    on: ['PutObjectAnnotation'],
    needs: ['annotations'],
    given,
    arrange: async ({ have }, { key, body }) => ({
      sealed: await have.object({ body, encryption: ssec(key) }),
      open: await have.object({ body, encryption: plain }),
    }),
    act: ({ s3 }, _, { sealed }) =>
      s3.call('PutObjectAnnotation', { of: sealed, document: 'note' }),
    control: ({ s3 }, _, { open }) =>
      s3.call('PutObjectAnnotation', { of: open, document: 'note' }),
    expect: refused(),
    catches: ['annotates-ssec'],
  }),
  rule({
    id: 'special.update-encryption',
    level: 'SHOULD',
    title: 'UpdateObjectEncryption leaves an SSE-C object under its key',
    clause: 'update-encryption.not-ssec',
    on: ['UpdateObjectEncryption'],
    needs: ['update-encryption'],
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const stored = await have.object({ body, encryption: ssec(key) });
      await s3.call('UpdateObjectEncryption', { of: stored, document: updateEncryptionDocument });
      return stored;
    },
    act: async ({ s3 }, _, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.getObject({ of: stored, key: 'none' }),
      ] as const,
    expect: steps(returns('body'), all(refused(), conceals('body'))),
    catches: ['update-encryption-takes-ssec'],
  }),
  rule({
    id: 'special.storage-class',
    level: 'SHOULD',
    title: 'A write with a storage class keeps its key',
    clause: 'ssec.put.triple',
    on: ['PutObject', 'CopyObject'],
    needs: ['storage-class'],
    given,
    act: async ({ write, s3 }, drawn) =>
      [
        await write({ ...drawn, headers: [['x-amz-storage-class', 'REDUCED_REDUNDANCY']] }),
        ...(await s3.getWithEach([drawn.key])),
      ] as const,
    expect: steps(echoes('key'), returns('body'), all(refused(), conceals('body'))),
    catches: ['storage-class-drops-ssec'],
  }),
  rule({
    id: 'blocked.post',
    level: 'SHOULD',
    title: 'A form with SSE-C fields into a bucket that blocks SSE-C is 403',
    clause: 'blocked.write',
    on: ['PostObject'],
    needs: ['blocked-encryption', 'own-bucket', 'post-form'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: block,
    act: ({ write }, drawn) => write(drawn),
    control: ({ s3 }, { body }) => s3.postObject({ body }),
    expect: all(refused(), answers(403)),
    catches: ['blocked-types-miss-forms', 'blocked-types-ignored', 'post-form-ignores-ssec-fields'],
  }),
  rule({
    id: 'cors.preflight',
    level: 'SHOULD',
    title: 'A preflight request may name the SSE-C headers, and none exposes the key',
    clause: 'cors.allowed-headers',
    on: ['PreflightRequest'],
    needs: ['cors', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    arrange: ({ have, s3 }) =>
      have.accepted(s3.call('PutBucketCors', { of: bucket, document: corsDocument })),
    act: ({ s3 }) =>
      s3.call('PreflightRequest', {
        of: { name: 'page' },
        signing: { mode: 'anonymous' },
        headers: [
          ['origin', 'https://app.example'],
          ['access-control-request-method', 'PUT'],
          ['access-control-request-headers', members.join(',')],
        ],
      }),
    expect: holds<Exchange, object>('allows the three headers and hides the key', (answer) => [
      ...accepted().check(answer, undefined),
      ...allows(answer),
      ...hides(answer),
    ]),
    catches: ['cors-exposes-key', 'cors-forbids-ssec-headers'],
  }),
  rule({
    id: 'echo.list-parts',
    level: 'MAY',
    title: 'ListParts of an SSE-C upload shows nothing of its key',
    clause: 'ssec.key.not-stored',
    on: ['ListParts'],
    needs: ['multipart'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.listParts({ upload, key }),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['list-parts-refuses-triple', 'echoes-key'],
  }),
];

const listed = (answer: Exchange, name: string) =>
  (header(answer, name) ?? '').split(',').map((one) => one.trim().toLowerCase());

function allows(answer: Exchange) {
  const names = listed(answer, 'access-control-allow-headers');
  const missing = members.filter((name) => !names.includes(name) && !names.includes('*'));
  return missing.map((name) => ({ expected: `allows ${name}`, received: names.join(', ') }));
}

function hides(answer: Exchange) {
  const names = listed(answer, 'access-control-expose-headers');
  const isShown = names.includes(`${prefix}key`);
  return isShown ? [{ expected: 'the key is not exposed', received: names.join(', ') }] : [];
}
