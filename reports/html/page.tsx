import { createHash } from 'node:crypto';
import { oneLine } from '../../core/visible.ts';
import { conclude } from '../conclusion.ts';
import { runMarks } from '../run-marks.ts';
import type { Context } from './context.ts';
import { Filter } from './filter.tsx';
import { FirstScreen } from './first-screen.tsx';
import { browserScript } from './page-script.ts';
import { Prose } from './prose.tsx';
import { type Section, sectionsOf } from './sections.tsx';
import { style } from './style.ts';

/**
 * Content security policy: our style and our script by their digests, nothing loads, and nothing
 * else runs, even if hostile bytes got through.
 */
const policy = [
  "default-src 'none'",
  `style-src '${digestOf(style)}'`,
  `script-src '${digestOf(browserScript)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Sections that come after the filter and are narrowed by it. */
const filtered: readonly string[] = ['findings', 'uncounted', 'open'];

/** The report as one page that needs no other file. */
export function Page({ context }: { readonly context: Context }) {
  const { report } = context;
  const sections = sectionsOf(context);
  const firstFiltered = sections.find(({ id }) => filtered.includes(id))?.id;
  return (
    <html lang="en">
      <Head title={titleOf(context)} />
      <body>
        <header>
          <p class="tool">
            SSE-C conformance of <strong>{report.endpoint.url}</strong>
          </p>
          <FirstScreen report={report} />
          <nav aria-label="Sections">
            {sections.map(({ id, title }) => (
              <a key={id} href={`#${id}`}>
                <Prose of={title} />
              </a>
            ))}
          </nav>
        </header>
        <main>
          {sections.map((section) => (
            <>
              {section.id === firstFiltered ? <Filter context={context} /> : null}
              <SectionView key={section.id} section={section} />
            </>
          ))}
        </main>
        <footer>
          <p>
            Keys appear as fingerprints and bodies as size and digest. The same facts for programs
            are in report.json. By {report.tool.name} {report.tool.version}.
          </p>
        </footer>
        <StoreAndScript context={context} />
      </body>
    </html>
  );
}

/** The headline, after how the run ended and which endpoint it was, where that must be said. */
function titleOf({ report }: Context): string {
  const { headline } = conclude(report);
  const said = headline.toLowerCase();
  const marks = runMarks(report).flatMap(({ name, says }) => (says === '' ? [] : [name]));
  const unsaid = marks.filter((name) => !said.includes(name.toLowerCase()));
  return [...unsaid, headline, report.endpoint.url].join(': ');
}

function Head({ title }: { readonly title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="referrer" content="no-referrer" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <link rel="icon" href="data:," />
      <title>{oneLine(title)}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
  );
}

function SectionView({ section: { id, title, lead, body } }: { readonly section: Section }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <Prose of={title} />
      </h2>
      <p class="lead">
        <Prose of={lead} />
      </p>
      {body}
    </section>
  );
}

/** Rendered last, when every part of the page has put into the store what it keeps there. */
function StoreAndScript({ context }: { readonly context: Context }) {
  const { form, text } = context.store.written;
  return (
    <>
      <script
        id="store"
        type="application/json"
        data-form={form}
        dangerouslySetInnerHTML={{ __html: text }}
      />
      <script type="module" dangerouslySetInnerHTML={{ __html: browserScript }} />
    </>
  );
}
