// @ts-check
// Search, filters, keys, copying, and the parts of the page that are shown when they are opened.
// Runs in the reader's browser as a module, as it stands here. All text is set as text, never as
// markup.
export {};

/** @type {(selector: string) => HTMLElement[]} */
const all = (selector) => [...document.querySelectorAll(selector)].map(asElement);
/** @param {unknown} node */
function asElement(node) {
  return /** @type {HTMLElement} */ (node);
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('#filter'));
const cases = /** @type {HTMLDetailsElement[]} */ (all('details.case'));
const shown = document.querySelector('#shown');
const names = ['harm', 'operation', 'verdict', 'subject', 'cause'];
/** @type {Map<Element, string>} */
const texts = new Map();

/** The text of a case, read once. @param {HTMLElement} one */
function textOf(one) {
  const known = texts.get(one);
  if (known !== undefined) return known;
  const text = (one.textContent ?? '').toLowerCase();
  texts.set(one, text);
  return text;
}

function narrow() {
  if (form === null) return;
  const wanted = new FormData(form);
  const words = String(wanted.get('text') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  let count = 0;
  for (const one of cases) {
    const isChosen = names.every((name) => {
      const value = String(wanted.get(name) ?? '');
      return value === '' || one.dataset[name] === value;
    });
    one.hidden = !(isChosen && words.every((word) => textOf(one).includes(word)));
    if (!one.hidden) count += 1;
  }
  if (shown !== null) shown.textContent = `${count} of ${cases.length} shown`;
}

/** @param {string} name @param {string} value */
function choose(name, value) {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
}

function startFilter() {
  if (form === null) return;
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(narrow));
  document.querySelector('#unfold')?.addEventListener('click', unfold);
  narrow();
}

/** Opens every case that is shown, or closes all if all are open. @param {Event} event */
function unfold(event) {
  const seen = cases.filter((one) => !one.hidden);
  const isOpening = seen.some((one) => !one.open);
  for (const one of seen) one.open = isOpening;
  asElement(event.currentTarget).textContent = isOpening ? 'Close all' : 'Open all';
}

/** A cell of the map or a cause: filters, then goes to what is left. @param {MouseEvent} event */
function followSet(event) {
  const link = event.target instanceof Element ? event.target.closest('[data-set]') : null;
  if (form === null || !(link instanceof HTMLElement)) return;
  event.preventDefault();
  form.reset();
  const values = (link.dataset.value ?? '').split(' ');
  for (const [index, name] of (link.dataset.set ?? '').split(' ').entries())
    choose(name, values[index] ?? '');
  narrow();
  form.scrollIntoView();
  step(cases.filter((one) => !one.hidden)[0]);
}

/** Shows the case that the address names, whatever the filter says. */
function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  if (cases.some((one) => one === target && one.hidden)) {
    form?.reset();
    narrow();
  }
  for (let at = /** @type {Element | null} */ (target); at !== null; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  target.scrollIntoView();
}

/** @param {HTMLElement | undefined} one */
function step(one) {
  one?.querySelector('summary')?.focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const { target } = event;
  const search = form?.elements.namedItem('text');
  if (event.key === 'Escape' && form !== null) {
    form.reset();
    return;
  }
  const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && search instanceof HTMLInputElement) {
    event.preventDefault();
    form?.scrollIntoView();
    search.focus({ preventScroll: true });
  }
  if (event.key !== 'j' && event.key !== 'k') return;
  const seen = cases.filter((one) => !one.hidden);
  const at = seen.findIndex((one) => one.contains(document.activeElement));
  step(seen[event.key === 'j' ? at + 1 : Math.max(0, at - 1)]);
}

function startCopying() {
  for (const button of all('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = button.parentElement?.querySelector('code, pre')?.textContent ?? '';
      await navigator.clipboard.writeText(text).catch(() => undefined);
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1500);
    });
  }
}

/** @type {Promise<(string | [string, string, string][])[]> | undefined} */
let store;

async function readStore() {
  const element = asElement(document.querySelector('#store'));
  const text = element.textContent ?? '';
  if (element.dataset.form === 'json') return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

/** @param {string} text */
function pre(text) {
  const element = document.createElement('pre');
  element.textContent = text;
  return element;
}

/** Fills a part from the store when it is opened first. @param {HTMLElement} part */
async function fill(part) {
  const { more, shared } = part.dataset;
  if (more === undefined) return;
  delete part.dataset.more;
  store ??= readStore();
  const entries = await store;
  const entry = entries[Number(more)] ?? '';
  const place = part.querySelector('.later');
  if (typeof entry === 'string') {
    const kit = String(entries[Number(shared)] ?? '');
    place?.replaceWith(pre(entry.replace('⟨shared⟩', () => kit)));
  } else {
    const sides = entry.map(([, sent, received]) => {
      const row = document.createElement('div');
      row.className = 'sides';
      row.append(pre(sent), pre(received));
      return row;
    });
    place?.replaceWith(...sides);
  }
  for (const one of cases) if (one.contains(part)) texts.delete(one);
}

startFilter();
startCopying();
document.addEventListener('click', followSet);
document.addEventListener('keydown', onKey);
document.addEventListener('toggle', ({ target }) => void fill(asElement(target)), true);
addEventListener('hashchange', showTarget);
if (location.hash !== '') showTarget();
