import type { ChecksumName } from '../../core/checksum.ts';
import { accepted, all, refused, returns, steps } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { objectBody } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { confirms, enabled, given, sumHeaders } from './checksum-scene.ts';
import { place, writeAt } from './whole.ts';

/** Each kind of checksum that S3 knows: the right one is kept, a wrong one refused. */
export const checksumKindRules = [
  right('checksum.crc32c.right', { sum: 'crc32c', title: 'CRC32C', needs: 'checksum-crc32c' }),
  right('checksum.crc64nvme.right', {
    sum: 'crc64nvme',
    title: 'CRC64NVME',
    needs: 'checksum-crc64nvme',
  }),
  right('checksum.sha1.right', { sum: 'sha1', title: 'SHA-1', needs: 'checksum-sha1' }),
  right('checksum.sha256.right', { sum: 'sha256', title: 'SHA-256', needs: 'checksum-sha256' }),
  wrong('checksum.put.mismatch', { sum: 'crc32', title: 'checksum', needs: 'checksums' }),
  wrong('checksum.crc32c.wrong', { sum: 'crc32c', title: 'CRC32C', needs: 'checksum-crc32c' }),
  wrong('checksum.crc64nvme.wrong', {
    sum: 'crc64nvme',
    title: 'CRC64NVME',
    needs: 'checksum-crc64nvme',
  }),
  wrong('checksum.sha1.wrong', { sum: 'sha1', title: 'SHA-1', needs: 'checksum-sha1' }),
  wrong('checksum.sha256.wrong', { sum: 'sha256', title: 'SHA-256', needs: 'checksum-sha256' }),
];

interface Kind {
  readonly sum: ChecksumName;
  readonly title: string;
  readonly needs: Feature;
}

/** A right checksum of the plaintext is confirmed, and told again with the key. */
function right(id: RuleId, { sum, title, needs }: Kind): Rule {
  return rule({
    id,
    level: 'SHOULD',
    title: `The ${title} of the plaintext is confirmed, and told again to a read with the key`,
    clause: 'checksum.echo',
    on: ['PutObject'],
    needs: [needs],
    given: { ...given, body: objectBody({ sizeBytes: 1001 }) },
    act: async ({ s3 }, { key, body }) => {
      const written = await s3.putObject({ key, body, headers: sumHeaders(sum, body) });
      const of = { name: written.request.name, encryption: ssec(key), body, etag: '' };
      return [written, await s3.getObject({ of, headers: enabled })] as const;
    },
    expect: steps(all(accepted(), confirms(sum)), all(returns('body'), confirms(sum))),
    catches: ['checksum-kinds-forgotten'],
  });
}

/** A checksum of another body is refused, and so is a part with one. */
function wrong(id: RuleId, { sum, title, needs }: Kind): Rule {
  return rule({
    id,
    level: 'MUST',
    title: `A wrong ${title} of an SSE-C write is refused`,
    clause: 'checksum.mismatch',
    on: ['PutObject', 'UploadPart'],
    needs: [needs],
    given: { ...given, other: objectBody() },
    arrange: (world, { key }) => place(world, { key, sum }),
    act: (world, { key, body, other }, upload) =>
      writeAt(world, { key, body, headers: sumHeaders(sum, other) }, upload),
    control: (world, { key, body }, upload) =>
      writeAt(world, { key, body, headers: sumHeaders(sum, body) }, upload),
    expect: refused(),
    catches: ['ssec-ignores-checksums'],
  });
}
