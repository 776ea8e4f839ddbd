export { type Client, type ClientOptions, createClient } from './client.ts';
export { parseAnswer } from './parse/answer.ts';
export { parseXml } from './parse/xml.ts';
export { record, Secrets } from './record.ts';
export { quotable, quotableErrors } from './redact/quotable.ts';
export type { Limits } from './send/limits.ts';
export { createSender, type Sender } from './send/sender.ts';
export { sign } from './sign/sign.ts';
export type { Credentials, SignContext, SignedRequest } from './sign/signed-request.ts';
