import { scanDocument, selectDocument } from '../spec/documents.ts';
import { each } from './each.ts';

/** SelectObjectContent of the whole object, or of a range that holds all of a small one. */
export const eachSelectDocument = () => each(selectDocument, scanDocument);
