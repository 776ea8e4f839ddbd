import type { Call, Reply } from './call.ts';
import { checkedDocument } from './deletes.ts';
import { tagSet, tagsOf } from './description.ts';
import { managedEncryption } from './encryption.ts';
import { assertPolicy } from './policy.ts';
import { allow, type Request } from './request.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import type { Bucket, Store } from './store.ts';
import {
  all,
  type Content,
  child,
  element,
  elements,
  malformedXml,
  textOf,
  xmlDocument,
} from './xml.ts';

function found(name: string, content: Content): Reply {
  return { status: 200, body: xmlDocument(name, content) };
}

/** Reads, writes and removes one setting of a bucket; what a verb lacks is not allowed. */
interface Setting {
  readonly action: string;
  readonly get?: (bucket: Bucket, request: Request) => Reply;
  readonly put?: (bucket: Bucket, request: Request) => void;
  readonly remove?: (bucket: Bucket) => void;
}

const publicAccessNames = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
];

function encryptionOf({ encryption, blocksCustomerKeys }: Bucket): Content {
  const isKms = encryption.by !== 'AES256';
  return element('Rule', [
    element(
      'ApplyServerSideEncryptionByDefault',
      elements({
        SSEAlgorithm: encryption.by,
        KMSMasterKeyID: isKms ? encryption.keyId : undefined,
      }),
    ),
    element('BucketKeyEnabled', isKms && encryption.hasBucketKey),
    element(
      'BlockedEncryptionTypes',
      elements({ EncryptionType: blocksCustomerKeys ? 'SSE-C' : 'NONE' }),
    ),
  ]);
}

function putEncryption(bucket: Bucket, request: Request): void {
  const root = checkedDocument(request, 'ServerSideEncryptionConfiguration', false);
  const [rule, ...others] = all(root, 'Rule');
  if (rule === undefined || others.length > 0) throw malformedXml();
  const byDefault = child(rule, 'ApplyServerSideEncryptionByDefault');
  const fields: Readonly<Record<string, string | undefined>> = {
    'x-amz-server-side-encryption': textOf(byDefault, 'SSEAlgorithm'),
    'x-amz-server-side-encryption-aws-kms-key-id': textOf(byDefault, 'KMSMasterKeyID'),
    'x-amz-server-side-encryption-bucket-key-enabled': textOf(rule, 'BucketKeyEnabled'),
  };
  if (byDefault !== undefined) {
    bucket.encryption = managedEncryption((name) => fields[name], bucket.manner, {
      by: 'AES256',
    });
  }
  const blocked = child(rule, 'BlockedEncryptionTypes');
  if (blocked === undefined) return;
  const types = all(blocked, 'EncryptionType').map(({ text }) => text);
  if (!types.every((one) => one === 'SSE-C' || one === 'NONE')) throw malformedXml();
  bucket.blocksCustomerKeys = types.includes('SSE-C');
}

const settings: Readonly<Record<string, Setting>> = {
  location: {
    action: 'BucketLocation',
    get: (_, { credentials: { region } }) =>
      found('LocationConstraint', region === 'us-east-1' ? '' : region),
  },
  versioning: {
    action: 'BucketVersioning',
    get: ({ versioning }) => found('VersioningConfiguration', elements({ Status: versioning })),
    put: (bucket, request) => {
      const root = checkedDocument(request, 'VersioningConfiguration', false);
      const status = textOf(root, 'Status');
      if (status !== 'Enabled' && status !== 'Suspended') {
        throw new S3Error(
          'IllegalVersioningConfigurationException',
          'The Versioning element must be specified',
        );
      }
      bucket.versioning = status;
    },
  },
  encryption: {
    action: 'EncryptionConfiguration',
    get: (bucket) => found('ServerSideEncryptionConfiguration', encryptionOf(bucket)),
    put: putEncryption,
    remove: (bucket) => {
      bucket.encryption = { by: 'AES256' };
    },
  },
  policy: {
    action: 'BucketPolicy',
    get: ({ policy }) => {
      if (policy !== undefined) return { status: 200, body: policy };
      throw new S3Error('NoSuchBucketPolicy', 'The bucket policy does not exist');
    },
    put: (bucket, request) => {
      const text = request.payload().bytes.toString('utf8');
      assertPolicy(bucket, text);
      bucket.policy = text;
    },
    remove: (bucket) => {
      bucket.policy = undefined;
    },
  },
  publicAccessBlock: {
    action: 'BucketPublicAccessBlock',
    get: ({ publicAccess }) => {
      if (publicAccess !== undefined) {
        return found('PublicAccessBlockConfiguration', elements(publicAccess));
      }
      throw new S3Error(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
      );
    },
    put: (bucket, request) => {
      const root = checkedDocument(request, 'PublicAccessBlockConfiguration', false);
      bucket.publicAccess = Object.fromEntries(
        publicAccessNames.map((name) => [name, textOf(root, name)?.toLowerCase() === 'true']),
      );
    },
    remove: (bucket) => {
      bucket.publicAccess = undefined;
    },
  },
  ownershipControls: {
    action: 'BucketOwnershipControls',
    get: ({ ownership }) => {
      if (ownership !== undefined) {
        const rule = element('Rule', elements({ ObjectOwnership: ownership }));
        return found('OwnershipControls', rule);
      }
      throw new S3Error(
        'OwnershipControlsNotFoundError',
        'The bucket ownership controls were not found',
      );
    },
    put: (bucket, request) => {
      const root = checkedDocument(request, 'OwnershipControls', false);
      const ownership = textOf(child(root, 'Rule'), 'ObjectOwnership');
      if (ownership !== 'BucketOwnerEnforced') {
        throw invalidArgument('ObjectOwnership', 'This endpoint has no access control lists.');
      }
      bucket.ownership = ownership;
    },
    remove: (bucket) => {
      bucket.ownership = undefined;
    },
  },
  tagging: {
    action: 'BucketTagging',
    get: ({ tags }) => {
      if (tags !== undefined) return found('Tagging', tagSet(tags));
      throw new S3Error('NoSuchTagSet', 'The TagSet does not exist');
    },
    put: (bucket, request) => {
      bucket.tags = tagsOf(checkedDocument(request, 'Tagging', false), false);
    },
    remove: (bucket) => {
      bucket.tags = undefined;
    },
  },
  'object-lock': {
    action: 'BucketObjectLockConfiguration',
    get: () => {
      throw new S3Error(
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
      );
    },
  },
};

export const isSetting = (name: string) => Object.hasOwn(settings, name);

/** A request to one setting of a bucket. */
export function bucketSetting(request: Request, name: string): Reply {
  const { call, bucket } = request;
  const setting = settings[name];
  const notAllowed = () =>
    new S3Error('NotImplemented', 'This setting cannot be changed at this endpoint.');
  const verb = call.method === 'GET' ? 'Get' : 'Put';
  if (setting === undefined) throw notAllowed();
  allow(request, `s3:${verb}${setting.action}`);
  if (call.method === 'GET' && setting.get) return setting.get(bucket, request);
  if (call.method === 'PUT' && setting.put) {
    setting.put(bucket, request);
    return { status: name === 'policy' ? 204 : 200 };
  }
  if (call.method !== 'DELETE' || setting.remove === undefined) throw notAllowed();
  setting.remove(bucket);
  return { status: 204 };
}

/** CreateBucket. */
export function createBucket(store: Store, { bucket: name, manner }: Call): Reply {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..')) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
  }
  if (store.has(name)) {
    throw new S3Error(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
    );
  }
  store.set(name, {
    name,
    created: new Date(),
    manner,
    versioning: undefined,
    encryption: { by: 'AES256' },
    blocksCustomerKeys: false,
    policy: undefined,
    publicAccess: Object.fromEntries(publicAccessNames.map((one) => [one, true])),
    ownership: 'BucketOwnerEnforced',
    tags: undefined,
    objects: new Map(),
    uploads: new Map(),
  });
  return { status: 200, headers: { Location: `/${name}` } };
}

/** DeleteBucket. */
export function deleteBucket(request: Request): Reply {
  const { store, bucket } = request;
  allow(request, 's3:DeleteBucket');
  if (bucket.objects.size > 0) {
    throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty');
  }
  store.delete(bucket.name);
  return { status: 204 };
}
