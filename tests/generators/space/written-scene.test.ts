import { expect, test } from 'vitest';
import type { HeaderPair } from '../../../core/values.ts';
import { sceneOf } from '../../../generators/space/scene.ts';
import { simplestScene } from '../../../generators/space/scene-space.ts';
import { writtenScene } from '../../../generators/space/shared-scene.ts';
import { answer } from '../../core/answer.ts';

/** Writes a plain scene at an endpoint that names versions here and there; how often it was asked. */
async function written(
  bucket: 'plain' | 'versioned',
  of: { readonly put?: string; readonly head?: string },
) {
  const naming = (id: string | undefined): readonly HeaderPair[] =>
    id === undefined ? [] : [['x-amz-version-id', id]];
  let heads = 0;
  const world = {
    have: {
      once: (_: string, store: () => Promise<unknown>) => store(),
      accepted: (sent: Promise<unknown>) => sent,
      nothing: async () => ({ name: 'object' }),
      sure: () => {},
    },
    s3: {
      putObject: async () => answer(200, { operation: 'PutObject', headers: naming(of.put) }),
      headObject: async () => {
        heads += 1;
        return answer(200, { operation: 'HeadObject', headers: naming(of.head) });
      },
    },
  };
  const stored = await writtenScene(world as never, sceneOf({ ...simplestScene, bucket }, 1));
  return [stored.versionId, heads];
}

test('the version of an object is that which the answer to its write names', async () => {
  expect(await written('versioned', { put: 'v1', head: 'v2' })).toEqual(['v1', 0]);
});

test('the version that no answer to a write names is that of HeadObject', async () => {
  expect(await written('versioned', { head: 'v2' })).toEqual(['v2', 1]);
});

test('where nothing names a version it is null, and without versions nobody asks', async () => {
  expect(await written('versioned', {})).toEqual(['null', 1]);
  expect(await written('plain', { head: 'v2' })).toEqual(['null', 0]);
});
