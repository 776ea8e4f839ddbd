/** Names whose hyphen is no place to break a line. */
const unbroken = /(SSE-(?:C|S3|KMS))/;

/** Text for people, in which names such as SSE-C stay on one line. An unknown harm has no text. */
export function Prose({ of }: { readonly of: string | undefined }) {
  return (
    <>
      {(of ?? '').split(unbroken).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <span class="nb" key={index}>
            {part}
          </span>
        ),
      )}
    </>
  );
}
