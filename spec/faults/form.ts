/** Uploads by a browser form (PostObject). */
export const formFaults = {
  'form-in-capitals-stored-open': {
    does: 'Does not check the key of an object whose form wrote the names of SSE-C fields with capitals.',
  },
  'post-form-ignores-ssec-fields': {
    does: 'Stores the file of a form with SSE-C fields without SSE-C.',
  },
  'form-by-file-name-ignores-ssec': {
    does: 'Stores a form without SSE-C if the object takes its name from the file.',
  },
  'form-reads-no-ssec-field': {
    does: 'Reads no SSE-C field of a form, and stores its file without SSE-C.',
  },
  'post-duplicates-store-plain': {
    does: 'Stores a form without SSE-C if it repeats an SSE-C field or spells one in lower case.',
  },
  'post-confirms-lone-md5': {
    does: 'Confirms a key MD5 field that a form carries without key and algorithm.',
  },
  'post-headers-echo-only': { does: 'Ignores SSE-C headers on a form and confirms them.' },
  'post-fields-after-file-echo': {
    does: 'Ignores SSE-C fields after the file of a form and confirms them.',
  },
  'post-policy-skips-sse-c': { does: 'Does not require the form policy to cover SSE-C fields.' },
  'post-policy-refuses-starts-with': { does: 'Refuses a form policy with starts-with conditions.' },
  'form-drops-metadata': { does: 'Drops the user metadata of forms.' },
  'form-file-trimmed': { does: "Strips line ends from the end of a form's file." },
  'garbles-large-forms': { does: 'Stores wrong bytes for form files of more than 64 KiB.' },
  'form-length-of-ciphertext': {
    does: 'Compares content-length-range of a form policy with the size of the SSE-C ciphertext.',
  },
} as const;
