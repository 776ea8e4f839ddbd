import type { Exchange, Written } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { plain, type Stored, ssec } from '../../core/values.ts';
import type { Opening, Subject } from '../../core/world.ts';
import type { OperationName } from '../../spec/operations.ts';
import type { TrialContext } from './context.ts';
import { copyObject, copySource } from './copy.ts';
import { have } from './have.ts';
import { createMultipartUpload, uploadPart } from './multipart.ts';
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
    case 'CopyObject':
      return copyObject(trial)({
        ...input,
        source: input.of,
        to: plain,
        ...(input.key && { sourceKey: input.key }),
      });
    default:
      throw new Error(`${trial.operation} does not open what it reads: ${copySource.name}`);
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
  return trial.request({ operation: trial.operation, name: of.name, vary });
}

/** A stored object as the case's operation shows it. */
export async function look(trial: TrialContext, of: Stored): Promise<Exchange> {
  if (isRead(trial.operation)) return read(trial, { of });
  const lists = trial.operation.startsWith('List');
  return trial.request({
    operation: trial.operation,
    ...(lists ? { query: [['prefix', of.name]] } : { name: of.name }),
    vary: {},
  });
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

const writes: readonly OperationName[] = ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CopyObject', 'PostObject', 'UploadPartCopy'];
const opens: readonly OperationName[] = ['GetObject', 'HeadObject', 'GetObjectAttributes', 'SelectObjectContent'];
const isWrite = (operation: OperationName): boolean => writes.includes(operation);
const isRead = (operation: OperationName): boolean => opens.includes(operation);

function unprobed(exchange: Exchange): Written {
  return { ...exchange, left: 'unprobed', afterwards: [] };
}
