import type { Feature } from '../features.ts';
import type { RecordedRow } from './row.ts';

/** The features without which the request of a recorded answer cannot be sent. */
export function featuresOf({ scene, sent }: RecordedRow): readonly Feature[] {
  const isEmptySent = Object.values(sent).some((members) =>
    Object.values(members).includes('empty'),
  );
  const of = (isNeeded: boolean, feature: Feature) => (isNeeded ? [feature] : []);
  return [
    ...of(scene.transport === 'http', 'http-endpoint'),
    ...of(scene.object === 'sse-c-multipart', 'multipart'),
    ...of(scene.source === 'sse-c', 'ssec-copy-source'),
    ...of(isEmptySent, 'empty-headers'),
    // An endpoint without storage classes refuses all of them in words of its own.
    ...of(scene.storageClass === 'unknown', 'storage-class'),
  ];
}
