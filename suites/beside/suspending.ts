import { type Exchange, header, isAccepted } from '../../core/exchange.ts';
import type { World } from '../../core/world.ts';
import { versioningDocument } from '../../spec/documents.ts';

const bucket = { name: '' };

/** Switches versioning, and waits until three writes in a row show it. */
export async function versioning(
  { have, s3, until }: Pick<World<'PutObject'>, 'have' | 's3' | 'until'>,
  status: 'Enabled' | 'Suspended',
): Promise<void> {
  const document = versioningDocument(status);
  await have.accepted(s3.call('PutBucketVersioning', { of: bucket, document }));
  let inARow = 0;
  const shows = (written: Exchange) => {
    inARow = isAccepted(written) && hasVersion(written) === (status === 'Enabled') ? inARow + 1 : 0;
    return inARow >= 3;
  };
  await until(shows, () => s3.putObject({}));
  have.sure(inARow >= 3, `versioning was ${status.toLowerCase()}, and writes do not show it`);
}

function hasVersion(written: Exchange): boolean {
  return ![undefined, 'null'].includes(header(written, 'x-amz-version-id'));
}
