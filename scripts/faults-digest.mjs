// Digests of behaviour: what a fault or a rule does, whatever file it stands in and however it is
// written down. A function is digested by its code without white space and comments, with the values
// that it closes over and the functions that it reaches in the same folders. Two things are left out on purpose:
// texts for people (`title`, `says`, `does`), and code outside of these folders, such as the endpoint
// itself or the client; what changes there is seen by measuring drawn rows again.
import { createHash } from 'node:crypto';
import { Session } from 'node:inspector';

const textsForPeople = new Set(['title', 'says', 'does', 'clause', 'catches', 'disputed', 'id']);
// How fast-check keeps books; none of it changes which values a rule is given.
const bookkeeping =
  /^(ranges|context|depthContext|constraints|customSlices|unmapper|bindValueMapper|cumulatedWeights)$/;
const depthMax = 16;

/** Digests values whose functions stand in some folders of dist/. Make it before they are imported. */
export function digester(folders) {
  const debug = debugging(folders);
  const known = new Map();
  const nodeOf = (object) => {
    const id = debug.identityOf(object);
    if (!known.has(id)) known.set(id, { text: '', next: new Set() });
    return { id, node: known.get(id) };
  };
  /** Notes a function, with what it closes over, and returns a mark that stands for it. */
  function noteFunction(remote) {
    const { text, url, scopes } = debug.functionOf(remote);
    const isOurs = folders.some((folder) => url.includes(folder));
    if (!isOurs && !url.includes('/dist/')) return { mark: `native ${nameIn(text)}` };
    const { id, node } = nodeOf(remote);
    if (node.text !== '') return { mark: 'function', id };
    // Of code outside of the folders what counts is what it was made with, such as the code that must be answered.
    node.text = isOurs ? bare(text) : `outside ${nameIn(text)}`;
    const words = new Set(text.match(/[A-Za-z_$][\w$]*/g));
    const seen = new Set();
    for (const { name, value } of scopes(isOurs)) {
      if (!words.has(name) || seen.has(name) || value === undefined) continue;
      seen.add(name);
      node.text += `\n${name}=${plain(value, node, 0)}`;
    }
    return { mark: 'function', id };
  }
  /** A value as text; the functions in it are noted as what the node reaches. */
  function plain(remote, node, depth) {
    if (remote.type === 'function') {
      const { mark, id } = noteFunction(remote);
      if (id !== undefined) node.next.add(id);
      return mark;
    }
    if (remote.type !== 'object' || remote.subtype === 'null') return primitive(remote);
    if (depth > depthMax) return '…';
    if (remote.subtype === 'regexp') return remote.description;
    if (
      /^(typedarray|arraybuffer|map|set|weakmap|weakset|promise|date)$/.test(remote.subtype ?? '')
    )
      return remote.className;
    const isDrawn = remote.className.endsWith('Arbitrary');
    const members = debug
      .membersOf(remote)
      .filter(({ name }) => !textsForPeople.has(name) && !(isDrawn && bookkeeping.test(name)))
      .map(({ name, value }) => `${name}:${plain(value, node, depth + 1)}`);
    return `${remote.className}{${members.join()}}`;
  }
  return {
    /** The digest of a value, and the code that it reaches. */
    of(value) {
      const root = { text: '', next: new Set() };
      root.text = plain(debug.remoteOf(value), root, 0);
      const reached = new Set(root.next);
      for (const id of reached) for (const more of known.get(id).next) reached.add(more);
      const texts = [...new Set([...reached].map((id) => known.get(id).text))].sort();
      const code = [root.text, ...texts].join('\n\n');
      return { digest: createHash('sha256').update(code).digest('hex').slice(0, 12), code };
    },
    close: debug.close,
  };
}

function primitive({ type, value, unserializableValue, description }) {
  if (type === 'undefined') return 'undefined';
  return unserializableValue ?? JSON.stringify(value) ?? String(description);
}

const nameIn = (text) => /^(?:async )?(?:function|class)\s*\*?\s*([\w$]+)/.exec(text)?.[1] ?? '';

/** Code without comments, white space and the commas that formatters add. */
function bare(text) {
  const parts =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\s+/g;
  return text.replace(parts, (_, string) => string ?? '').replace(/,([)\]}])/g, '$1');
}

/** What the inspector says about functions: their code, place and closure. */
function debugging() {
  const session = new Session();
  session.connect();
  const post = (method, params) => {
    let answer;
    session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  };
  const urls = new Map();
  session.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url));
  post('Debugger.enable');
  const identities = new Map();
  const held = { value: undefined, identityOf: (one) => identities.get(one) ?? numbered(one) };
  const numbered = (one) => {
    identities.set(one, identities.size);
    return identities.get(one);
  };
  globalThis.sseCDigested = held;
  const properties = (objectId) => post('Runtime.getProperties', { objectId, ownProperties: true });
  const internal = ({ internalProperties = [] }, name) =>
    internalProperties.find((one) => one.name === name)?.value;
  return {
    remoteOf: (value) => {
      held.value = value;
      return post('Runtime.evaluate', { expression: 'sseCDigested.value' }).result;
    },
    identityOf: ({ objectId }) =>
      post('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: 'function () { return sseCDigested.identityOf(this); }',
        returnByValue: true,
      }).result.value,
    membersOf: ({ objectId }) =>
      properties(objectId)
        .result.filter(({ value, enumerable }) => enumerable && value !== undefined)
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    functionOf: ({ objectId, description }) => {
      const found = properties(objectId);
      const place = internal(found, '[[FunctionLocation]]')?.value;
      return {
        text: description,
        url: urls.get(place?.scriptId) ?? '',
        scopes: (withModule) => {
          const list = properties(internal(found, '[[Scopes]]').objectId).result;
          const left = withModule ? /^(Global|Script)/ : /^(Global|Script|Module)/;
          return list
            .filter(({ value }) => value?.objectId && !left.test(value.description))
            .flatMap(({ value }) => properties(value.objectId).result);
        },
      };
    },
    close: () => {
      delete globalThis.sseCDigested;
      session.disconnect();
    },
  };
}
