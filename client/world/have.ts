import { header } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type Encryption, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { Have } from '../../core/world.ts';
import type { TrialContext } from './context.ts';
import { copyObject } from './copy.ts';
import { completeMultipartUpload, createMultipartUpload, partOf, uploadOf, uploadPart } from './multipart.ts';
import { putObject } from './write.ts';

/** Makes what a rule needs to be there. Every refusal ends the trial as `blocked`. */
export function have(trial: TrialContext): Have {
  return {
    object: (of) => (of.partSizesBytes?.length ? inParts(trial, of) : inOne(trial, of)),
    nothing: async ({ encryption, body }) => ({ name: trial.freshName(), encryption, body, etag: '' }),
    versions: async (of) => {
      const onto = { name: trial.freshName() };
      const stored: Stored[] = [];
      for (const { key, body } of of) stored.push(await inOne(trial, { body, encryption: ssec(key), onto }));
      return stored as never;
    },
    copy: async (source, { to, onto }) => {
      const exchange = trial.mustBeAccepted(await copyObject(trial)({ source, to, onto }));
      return { name: exchange.request.name, encryption: to, body: source.body, etag: '' };
    },
    upload: (of) => uploadWith(trial, of),
    policy: async (statement) => {
      const document = Buffer.from(JSON.stringify(statement));
      const exchange = await trial.request({ operation: 'PutBucketPolicy', body: document, vary: {} });
      trial.mustBeAccepted(exchange);
    },
    accepted: async (step) => trial.mustBeAccepted(await step),
  };
}

async function inOne(trial: TrialContext, of: Parameters<Have['object']>[0]): Promise<Stored> {
  const { body, encryption, headers } = of;
  const exchange = trial.mustBeAccepted(
    await putObject(trial)({
      body,
      encryption,
      ...(headers && { headers }),
      ...(of.onto && { onto: of.onto }),
    }),
  );
  const versionId = header(exchange, 'x-amz-version-id');
  return {
    name: exchange.request.name,
    encryption,
    body,
    etag: header(exchange, 'etag') ?? '',
    ...(versionId !== undefined && { versionId }),
  };
}

async function inParts(trial: TrialContext, of: Parameters<Have['object']>[0]): Promise<Stored> {
  const { encryption, partSizesBytes = [] } = of;
  const parts = partSizesBytes.map((sizeBytes, index) =>
    ObjectBody.of({ sizeBytes, seed: of.body.seed + index }),
  );
  const upload = await uploadWith(trial, { encryption, parts });
  const exchange = trial.mustBeAccepted(await completeMultipartUpload(trial)({ upload }));
  const body = ObjectBody.joined(parts);
  const etag = header(exchange, 'etag') ?? '';
  return { name: upload.name, encryption, body, etag, partSizesBytes };
}

async function uploadWith(
  trial: TrialContext,
  of: { readonly encryption: Encryption; readonly parts?: readonly ObjectBody[] },
): Promise<Upload> {
  const { encryption } = of;
  const created = trial.mustBeAccepted(await createMultipartUpload(trial, { encryption }));
  const upload = uploadOf(created, encryption);
  const parts = [];
  for (const [index, body] of (of.parts ?? []).entries()) {
    const number = index + 1;
    const answer = trial.mustBeAccepted(await uploadPart(trial)({ upload, number, body }));
    parts.push(partOf(answer, number, body));
  }
  return { ...upload, parts };
}
