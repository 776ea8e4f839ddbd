import { type Edit, member } from './edit.ts';

const value = (text: string): Edit => member('algorithm', () => text);

/** Another algorithm with the right key and MD5. */
export const algorithmEdits = {
  'algorithm.kms': value('KMS'),
  'algorithm.aws-kms': value('aws:kms'),
  'algorithm.aes128': value('AES128'),
  'algorithm.aes192': value('AES192'),
  'algorithm.aes': value('AES'),
  'algorithm.aes256-gcm': value('AES256-GCM'),
  'algorithm.3des': value('3DES'),
  'algorithm.none': value('NONE'),
  'algorithm.lower-case': value('aes256'),
  'algorithm.mixed-case': value('Aes256'),
  'algorithm.empty': value(''),
  'algorithm.inner-space': value('AES 256'),
  'algorithm.list': value('AES256,AES256'),
  'algorithm.semicolon': value('AES256;'),
  'algorithm.quoted': value('"AES256"'),
  'algorithm.outer-space': value(' AES256 '),
} as const;
