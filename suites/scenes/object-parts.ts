import type { ObjectBody } from '../../core/object-body.ts';
import type { SharedMultipart } from '../../generators/index.ts';

export interface SharedParts {
  readonly shared: SharedMultipart;
}

export function partOf({ body, partSizesBytes }: SharedMultipart, number: number): ObjectBody {
  const before = partSizesBytes.slice(0, number - 1).reduce((sum, sizeBytes) => sum + sizeBytes, 0);
  return body.part({ firstByte: before, sizeBytes: partSizesBytes[number - 1] ?? 0 });
}
