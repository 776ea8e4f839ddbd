import { expect, test } from 'vitest';
import type { Step } from '../../fuzz/step.ts';
import { named, played } from './played.ts';

const place = { bucket: 'two', name: 0, signing: 'header', scheme: 'https' } as const;
const put: Step = { ...place, operation: 'PutObject', body: { sizeBytes: 64, seed: 1 } };
const older: Step = { ...place, operation: 'GetObject', version: 1 };
const ofOlder: Step = {
  ...{ ...place, name: 1, operation: 'CopyObject' },
  copyFrom: { bucket: 'two', name: 0, version: 1 },
};

// Without the id of the version it would be a request for the current one.
test('a version that was deleted is not asked for', async () => {
  const gone: Step = { ...place, operation: 'DeleteObject', version: 1 };
  expect(await played([], [put, put, older, ofOlder])).toHaveLength(4);
  const all = await played([], [put, put, gone, older, ofOlder]);
  expect(named(all)).toEqual([]);
  expect(all).toHaveLength(3);
});

// A quiet report names no delete marker, and versionId=null would name another version.
test('a version whose id no answer has is not asked for', async () => {
  const quiet: Step = { ...place, operation: 'DeleteObjects', isQuiet: true };
  const restored: Step = { ...ofOlder, name: 0 };
  const all = await played([], [put, quiet, restored, older, { ...older, version: 2 }]);
  expect(named(all)).toEqual([]);
  expect(all.map(({ request }) => [request.operation, request.version])).toEqual([
    ['PutObject', undefined],
    ['DeleteObjects', undefined],
    ['CopyObject', undefined],
    ['GetObject', 2],
  ]);
});

test('a part without bytes of an object that has some is read as none, or refused', async () => {
  const create: Step = { ...place, operation: 'CreateMultipartUpload', upload: 1 };
  const part = (partNumber: number, sizeBytes: number): Step => ({
    ...{ ...create, operation: 'UploadPart', partNumber, body: { sizeBytes, seed: 1 } },
  });
  const complete: Step = {
    ...{ ...place, operation: 'CompleteMultipartUpload', upload: 1 },
    parts: [{ number: 1 }, { number: 2 }],
  };
  const get: Step = { ...place, operation: 'GetObject', partNumber: 2 };
  const steps = [create, part(1, 5 * 1024 * 1024), part(2, 0), complete, get];
  expect(named(await played([], [...steps, { ...get, operation: 'HeadObject' }]))).toEqual([]);
});
