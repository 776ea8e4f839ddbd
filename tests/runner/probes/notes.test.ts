import { expect, test } from 'vitest';
import { notesOn } from '../../../runner/probes/notes.ts';
import type { Feature } from '../../../spec/features.ts';

const reason = 'PutObject of a plain object with a false signature was answered with 200';
const needing = (...needs: readonly Feature[]) => ({ info: { needs } });
const cases = [needing('signatures'), needing('post-form', 'signatures'), needing('kms')];

test('an endpoint that checks no signatures is said so once, with the number of cases skipped for it', () => {
  const features = { signatures: { isThere: false, reason }, kms: { isThere: false, reason: '' } };
  expect(notesOn({ features }, cases)).toEqual([
    {
      name: 'signatures',
      outcome: 'note',
      detail: `Signatures are not checked: whoever knows an access key id can do what it may do. ${reason}; 2 cases are skipped for it.`,
    },
  ]);
});

test('where a bucket is given it is said how many cases need one of their own', () => {
  const given = '--bucket names a bucket of yours, whose settings are left alone';
  const features = { 'own-bucket': { isThere: false, reason: given } };
  const [note] = notesOn({ features }, [needing('own-bucket'), needing('kms')]);
  expect([note?.name, note?.outcome]).toEqual(['own-bucket', 'note']);
  expect(note?.detail).toContain('1 case is skipped for it.');
});

test('nothing is said of signatures that are checked, or of which the probe could not tell', () => {
  expect(notesOn({ features: { signatures: { isThere: true, reason } } }, cases)).toEqual([]);
  const unclear = { isThere: false, isUnclear: true, reason };
  expect(notesOn({ features: { signatures: unclear } }, cases)).toEqual([]);
  expect(notesOn({ features: {} }, cases)).toEqual([]);
});
