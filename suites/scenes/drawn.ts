import { customerKey, distinctKeys, objectBody } from '../../generators/index.ts';

export const twoKeysAndBody = { keys: distinctKeys(), body: objectBody() };

export const ownBucket = { name: '' };

export const mebibyte = 1024 * 1024;

export const keyAndBody = { key: customerKey(), body: objectBody() };

export const creatingWrites = ['PutObject', 'CreateMultipartUpload', 'CopyObject'] as const;
