import { type Harm, harmTitles } from '../../core/harm.ts';
import type { Level, Verdict } from '../../core/verdict.ts';
import { symbols } from '../wording.ts';

/** Colours of harms: four tones, from red to grey. */
const tones: Readonly<Record<Harm, string>> = {
  'key-exposed': 'grave',
  'plaintext-exposed': 'grave',
  'data-lost': 'loss',
  'wrong-bytes': 'loss',
  'valid-refused': 'refusal',
  'malformed-accepted': 'light',
  'wrong-form': 'light',
};

/** A verdict as symbol and word. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span class={`badge ${verdict}`}>
      <span aria-hidden="true">{symbols[verdict]}</span> {verdict}
    </span>
  );
}

/** A harm in words. */
export function HarmMark({ harm }: { readonly harm: Harm }) {
  return <span class={`badge ${tones[harm] ?? 'light'}`}>{harmTitles[harm] ?? harm}</span>;
}

/** A level of RFC 2119. */
export function LevelMark({ level }: { readonly level: Level }) {
  return <span class={`level ${level.toLowerCase()}`}>{level}</span>;
}

/** A remark on a case, such as `flaky`. */
export function Remark({ text }: { readonly text: string }) {
  return <span class="badge skip">{text}</span>;
}

/** A button that copies the text before it; the page's script shows it. */
export function CopyButton({ what }: { readonly what: string }) {
  return (
    <button type="button" class="copy" hidden aria-label={`Copy ${what}`}>
      Copy
    </button>
  );
}

/** A command on a line of its own, with a button that copies it. */
export function Command({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div class="command">
      <span class="soft">{label}</span>
      <code>{text}</code>
      <CopyButton what={label.toLowerCase()} />
    </div>
  );
}
