import { customerKey, distinctKeys, objectBody } from '../../generators/index.ts';
import { textBody } from '../../generators/odd-body.ts';

export const twoKeysAndBody = { keys: distinctKeys(), body: objectBody() };

export const ownBucket = { name: '' };

export const mebibyte = 1024 * 1024;

export const keyAndBody = { key: customerKey(), body: objectBody() };

/** For operations of which one is SelectObjectContent. */
export const keyAndText = { key: customerKey(), body: textBody() };

export const creatingWrites = ['PutObject', 'CreateMultipartUpload', 'CopyObject'] as const;
