import type { Exchange, Written } from '../core/exchange.ts';
import { ObjectBody } from '../core/object-body.ts';
import { plain, type Stored, ssec } from '../core/values.ts';
import type { Opening, Subject, Vary } from '../core/world.ts';
import { selectDocument } from '../spec/documents.ts';
import type { OperationName } from '../spec/operations.ts';
import type { TrialContext } from './context.ts';
import { copyObject, uploadPartCopy } from './copy.ts';
import { have } from './have.ts';
import { createMultipartUpload, uploadPart } from './multipart.ts';
import { postObject } from './post.ts';
import { reads } from './read.ts';
import { putObject } from './write.ts';

const smallBody = ObjectBody.of({ sizeBytes: 64, seed: 1 });

/** The case's operation as a write: its scene is set as far as it is not given. */
export async function write(trial: TrialContext, subject: Subject): Promise<Written> {
  const body = subject.body ?? smallBody;
  const to = ssec(subject.key);
  switch (trial.operation) {
    case 'PutObject':
      return putObject(trial)({ ...subject, body });
    case 'CreateMultipartUpload':
      return unprobed(await createMultipartUpload(trial, { ...subject, encryption: to }));
    case 'UploadPart': {
      const upload = await arranged(trial, () => have(trial).upload({ encryption: to }));
      return uploadPart(trial)({ ...subject, upload, number: 1, body });
    }
    case 'CopyObject': {
      const source = await arranged(trial, () => have(trial).object({ body, encryption: plain }));
      return copyObject(trial)({ ...subject, source, to });
    }
    case 'UploadPartCopy': {
      const source = await arranged(trial, () => have(trial).object({ body, encryption: plain }));
      const upload = await arranged(trial, () => have(trial).upload({ encryption: to }));
      return uploadPartCopy(trial)({ ...subject, upload, number: 1, source });
    }
    case 'PostObject':
      return postObject(trial)({ ...subject, body });
    default:
      throw new Error(`${trial.operation} does not seal what it writes`);
  }
}

/** The case's operation as a read. */
export async function read(trial: TrialContext, input: Opening): Promise<Exchange> {
  switch (trial.operation) {
    case 'GetObject':
    case 'HeadObject':
      return reads(trial, trial.operation)(input);
    case 'GetObjectAttributes':
      return reads(trial, trial.operation, [
        ['x-amz-object-attributes', 'ETag,ObjectSize,Checksum'],
      ])(input);
    case 'SelectObjectContent':
      return reads(trial, trial.operation, [], selectDocument)(input);
    case 'CopyObject':
      return copyObject(trial)({
        ...input,
        source: input.of,
        to: plain,
        ...(input.key && { sourceKey: input.key }),
      });
    case 'UploadPartCopy': {
      const upload = await arranged(trial, () => have(trial).upload({ encryption: plain }));
      const { of, key, range, ...vary } = input;
      return uploadPartCopy(trial)({
        ...vary,
        upload,
        number: 1,
        source: of,
        ...(key && { sourceKey: key }),
        ...(range && { sourceRange: range.header }),
      });
    }
    default:
      throw new Error(`${trial.operation} does not open what it reads`);
  }
}

/** Whichever the case's operation is: a write, a read of an object made for it, or neither. */
export async function perform(trial: TrialContext, subject: Subject): Promise<Exchange> {
  if (isWrite(trial.operation)) return write(trial, subject);
  const body = subject.body ?? smallBody;
  const of: Stored = await arranged(trial, () =>
    have(trial).object({ body, encryption: ssec(subject.key) }),
  );
  const { key, body: _, ...vary } = subject;
  if (isRead(trial.operation)) return read(trial, { ...vary, of });
  return about(trial, of, vary);
}

/** A stored object as the case's operation shows it. */
export async function look(trial: TrialContext, of: Stored): Promise<Exchange> {
  return isRead(trial.operation) ? read(trial, { of }) : about(trial, of, {});
}

/** An operation that carries no key: on the object, or a list that shows it. */
function about(trial: TrialContext, of: Stored, vary: Vary): Promise<Exchange> {
  const { operation } = trial;
  if (operation === 'HeadBucket') return trial.request({ operation, vary });
  if (operation.startsWith('List'))
    return trial.request({ operation, query: [['prefix', of.name]], vary });
  return trial.request({ operation, name: of.name, vary });
}

/** Sends what an act must have before it can send its own request. */
async function arranged<T>(trial: TrialContext, make: () => Promise<T>): Promise<T> {
  const { role } = trial;
  trial.role = 'arrange';
  try {
    return await make();
  } finally {
    trial.role = role;
  }
}

const writes: readonly OperationName[] = [
  'PutObject',
  'CreateMultipartUpload',
  'UploadPart',
  'CopyObject',
  'PostObject',
  'UploadPartCopy',
];
const opens: readonly OperationName[] = [
  'GetObject',
  'HeadObject',
  'GetObjectAttributes',
  'SelectObjectContent',
];
const isWrite = (operation: OperationName): boolean => writes.includes(operation);
const isRead = (operation: OperationName): boolean => opens.includes(operation);

function unprobed(exchange: Exchange): Written {
  return { ...exchange, left: 'unprobed', afterwards: [] };
}
