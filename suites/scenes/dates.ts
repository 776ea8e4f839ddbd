/** Dates for conditions: before anything was written, and after everything. */
export const past = 'Mon, 01 Jan 2001 00:00:00 GMT';

export const future = 'Fri, 01 Jan 2100 00:00:00 GMT';
