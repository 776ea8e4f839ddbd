import { hash } from 'node:crypto';
import type { SentHeaders } from '../core/model/members.ts';
import type { CustomerKey } from '../core/values.ts';
import type { SentKey } from './step.ts';

const longBytes = 6144;

/**
 * The headers with a key that stands for no 32 bytes: 32 characters, which somebody takes for the bytes
 * of the key, or Base64 of 8 KiB. A right MD5 is that of what is meant.
 */
export function withText(sent: SentHeaders, text: SentKey['text'], key: CustomerKey): SentHeaders {
  if (text === undefined || sent.state.key !== 'other-length') return sent;
  const raw = key.base64.slice(0, 32);
  const long = Buffer.alloc(longBytes, key.bytes);
  const [meant, value] = text === 'raw' ? [Buffer.from(raw), raw] : [long, long.toString('base64')];
  const isRight = sent.state.md5 === 'of-the-key';
  return {
    ...sent,
    members: sent.members.map(([member, given]) => {
      if (member === 'key') return [member, value] as const;
      const md5 = isRight ? hash('md5', meant, 'base64') : given;
      return [member, member === 'md5' ? md5 : given] as const;
    }),
  };
}
