import type { Exchange, Written } from '../core/exchange.ts';
import { ObjectBody } from '../core/object-body.ts';
import { plain, type Stored, ssec, type Upload } from '../core/values.ts';
import type { OperationInput, ReadInput, Variation } from '../core/world.ts';
import type { OperationName } from '../spec/operations.ts';
import { copyObject, uploadPartCopy } from './copy.ts';
import { have } from './have.ts';
import { createMultipartUpload, uploadPart } from './multipart.ts';
import { inPhase, type Phase, request } from './phase.ts';
import { postObject } from './post.ts';
import { isReadOperation, readObject } from './read.ts';
import { putObject, unprobed } from './write.ts';

const smallBody = ObjectBody.of({ sizeBytes: 64, seed: 1 });

/** Set-up that the operation of the case needs before its own request. */
function setUp(phase: Phase) {
  return have(inPhase(phase, 'arrange'));
}

/** Sends the operation of the case as a write, with its source or upload set up first. */
export async function write(phase: Phase, subject: OperationInput): Promise<Written> {
  const { operation } = phase.trial.options;
  const body = subject.body ?? smallBody;
  const to = ssec(subject.key);
  const source = () => setUp(phase).object({ body, encryption: plain });
  const upload = (): Promise<Upload> => setUp(phase).upload({ encryption: to });
  switch (operation) {
    case 'PutObject':
      return putObject(phase, { ...subject, body });
    case 'CreateMultipartUpload':
      return unprobed(await createMultipartUpload(phase, { ...subject, encryption: to }));
    case 'UploadPart':
      return uploadPart(phase, { ...subject, upload: await upload(), number: 1, body });
    case 'CopyObject':
      return copyObject(phase, { ...subject, source: await source(), to });
    case 'UploadPartCopy': {
      const from = await source();
      return uploadPartCopy(phase, {
        ...{ ...subject, source: from },
        ...{ upload: await upload(), number: 1 },
      });
    }
    case 'PostObject':
      return postObject(phase, { ...subject, body });
    default:
      throw new Error(`${operation} does not encrypt with a customer key`);
  }
}

/** Sends the operation of the case as a read. */
export async function read(phase: Phase, input: ReadInput): Promise<Exchange> {
  const { operation } = phase.trial.options;
  if (isReadOperation(operation)) return readObject(phase, operation, input);
  const { of: source, key, range, ...vary } = input;
  const from = { source, ...(key && { sourceKey: key }) };
  if (operation === 'CopyObject') return copyObject(phase, { ...vary, ...from, to: plain });
  if (operation !== 'UploadPartCopy')
    throw new Error(`${operation} does not decrypt with a customer key`);
  const upload = await setUp(phase).upload({ encryption: plain });
  return uploadPartCopy(phase, {
    ...{ ...vary, ...from, upload, number: 1 },
    ...(range && { sourceRange: range.header }),
  });
}

/** Sends the operation of the case: a write, or any other on an object that is stored for it. */
export async function perform(phase: Phase, subject: OperationInput): Promise<Exchange> {
  const { operation } = phase.trial.options;
  if (writeOperations.includes(operation)) return write(phase, subject);
  const { key, body = smallBody, ...vary } = subject;
  const of = await setUp(phase).object({ body, encryption: ssec(key) });
  return isReadOperation(operation)
    ? readObject(phase, operation, { ...vary, of })
    : requestAbout(phase, of, vary);
}

/** Sends the operation of the case on a stored object. */
export async function look(phase: Phase, of: Stored): Promise<Exchange> {
  const { operation } = phase.trial.options;
  return isReadOperation(operation)
    ? readObject(phase, operation, { of })
    : requestAbout(phase, of, {});
}

/** Sends an operation without SSE-C headers: on the object, its bucket, or a list of its name. */
function requestAbout(phase: Phase, of: Stored, vary: Variation): Promise<Exchange> {
  const { operation } = phase.trial.options;
  if (operation === 'HeadBucket') return request(phase, { operation, vary });
  if (operation.startsWith('List'))
    return request(phase, { operation, query: [['prefix', of.name]], vary });
  return request(phase, { operation, name: of.name, vary });
}

const writeOperations: readonly OperationName[] = [
  'PutObject',
  'CreateMultipartUpload',
  'UploadPart',
  'CopyObject',
  'PostObject',
  'UploadPartCopy',
];
