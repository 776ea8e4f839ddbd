/** Plain http, connections, chunked and truncated bodies. */
export const transportFaults = {
  'compresses-unsaid': {
    does: 'Compresses an SSE-C object for a client that takes gzip, without Content-Encoding.',
  },
  'connection-keeps-key': {
    does: 'Reads with the key of the last request on the connection where a request has none.',
  },
  'accepts-plain-http': { does: 'Accepts SSE-C over plain http.' },
  'ssec-pads-chunks': {
    does: 'Pads each aws-chunk of an SSE-C body but the last to a multiple of 16 bytes.',
  },
  'trusts-forwarded-proto': {
    does: 'Takes SSE-C over plain HTTP where the request says X-Forwarded-Proto: https.',
  },
  'http-ignores-ssec': { does: 'Ignores SSE-C headers over plain http, and stores without SSE-C.' },
  'http-takes-partial-triple': {
    does: 'Ignores an incomplete set of SSE-C headers over plain http.',
  },
  'http-takes-copy-targets': { does: 'Accepts the target key of a copy over plain http.' },
  'http-takes-upload-ends': {
    does: 'Accepts keys on CompleteMultipartUpload and ListParts over plain http.',
  },
  'http-redirect-serves-object': {
    does: 'Redirects a read over plain http and sends the object with the redirect.',
  },
  'full-chunks-lose-a-byte': {
    does: 'Stores an aws-chunked SSE-C body of whole chunks of 64 KiB without its last byte.',
  },
  'refuses-expect-continue': { does: 'Refuses Expect: 100-continue.' },
  'crash-on-control-byte': { does: 'Answers 500 to bytes that are not HTTP.' },
  'stores-truncated-body': { does: 'Stores a body that was cut short.' },
  'stores-truncated-body-late': {
    does: 'Stores a body that was cut short, visible a moment after the connection was closed.',
  },
  'stores-truncated-body-of-any-hash': {
    does: 'Stores a body that was cut short without comparing its hash.',
  },
} as const;
