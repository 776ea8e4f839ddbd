/** The file in which a run keeps what it finds until its reports are written. */
export const journalName = 'journal.jsonl';
