import { createHash } from 'node:crypto';
import type { ObjectBody } from '../../core/object-body.ts';

export const md5 = (body: ObjectBody, encoding: 'hex' | 'base64') =>
  createHash('md5').update(body.bytes()).digest(encoding);

/** The MD5 of a body as an ETag may spell it. */
export function plaintextMd5s(body: ObjectBody): readonly string[] {
  return [md5(body, 'hex'), md5(body, 'hex').toUpperCase(), md5(body, 'base64')];
}
