import { rows } from '../fault-facts.ts';

/** The SSE-C headers of answers, which confirm algorithm and key MD5. */
export const confirmationFaults = {
  'no-echo': { does: 'Leaves the SSE-C headers out of every answer.' },
  'confirms-put-and-parts-alone': {
    does: 'Leaves the SSE-C headers out of answers to CopyObject, CreateMultipartUpload, CompleteMultipartUpload, UploadPartCopy and forms.',
  },
  'empty-write-not-confirmed': {
    does: 'Leaves the SSE-C headers out of the answer to a PutObject of zero bytes.',
  },
  'head-skips-echo': { does: 'Leaves the SSE-C headers out of answers to HeadObject.' },
  'complete-confirms-nothing': {
    does: 'Leaves the SSE-C headers out of answers to CompleteMultipartUpload.',
  },
  ...rows('Leaves the SSE-C headers out of answers to {}.', {
    'range-confirms-nothing': 'reads with a Range',
    'part-confirms-nothing': 'reads with partNumber',
    'presigned-read-confirms-nothing': 'presigned reads',
    'multipart-read-confirms-nothing': 'reads of multipart objects',
    'version-confirms-nothing': 'reads of a named version',
    'current-version-confirms-nothing': 'reads of the current version in a versioned bucket',
  }),
  'range-confirms-other-key': {
    does: 'Confirms the key MD5 of another key in answers to a Range.',
  },
  'echoes-on-plain-object': { does: 'Confirms SSE-C on reads of objects without SSE-C.' },
  'echoes-on-plain-write': { does: 'Confirms SSE-C on a PutObject without SSE-C headers.' },
  'echoes-managed-mode': {
    does: 'Adds x-amz-server-side-encryption: AES256 to answers that confirm SSE-C.',
  },
  'copy-echoes-source-key': {
    does: 'Confirms the source key of a copy whose target has no SSE-C.',
  },
} as const;
