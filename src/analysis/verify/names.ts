import { COMPOUND_PARTS, FIELD_WORDS, KIND_WORDS } from './kubernetes-words.js';
import type { Shown } from './shown.js';
import { phraseOf } from './words.js';

/** Letters, digits, and what joins them inside a name, an image or a path; case matters for what is no object name. */
const SPAN = String.raw`[a-z0-9](?:[a-z0-9._:/@-]*[a-z0-9])?`;
const BACKTICKED = /`([^`\s]{2,253})`/g;
const JOINED = new RegExp(String.raw`(?<![\w\`./:@-])${SPAN}(?![\w\`@-])`, 'g');

/** A number with its unit: no name. */
const QUANTITY = /^\d[\d,]*(?:\.\d+)?[a-zA-Z%]{0,4}$/;

/** An image with its tag or digest, a version of three parts or more, an address. */
const IMAGE =
  /^[a-z0-9.:-]+(?:\/[a-z0-9._-]+)+(?::[\w.-]+|@sha256:[0-9a-f]+)$|^[a-z][a-z0-9-]*:v?\d+\.[\w.-]+$/;
/** What a name without backticks has: one word is none. */
const JOINT = /[-./:@_]/;
/** An object with its namespace, of two words at least. */
const OBJECT = /^[a-z][a-z0-9-]+\/[a-z0-9]+(?:-[a-z0-9]+)+$/;
/** A host with its port. */
const ADDRESS = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*:\d{2,5}$/;
/** A host of the internet; domains of labels and of the default registry are in no evidence. */
const HOST =
  /^(?!(?:[a-z0-9-]+\.)*(?:kubernetes|k8s|docker)\.io$)[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+\.(?:com|org|net|io|dev|cloud|co|eu|internal|local|example)$/;
const VERSION = /^v?\d+(?:\.\d+){2,}/;

/**
 * The names of objects in a text: what is in backticks and reads like a name, `namespace/name`, images, and names with a
 * dash. English joins words by a dash too (`crash-looping`), so without backticks a name must have a digit in its last part
 * or stand behind the kind of its object. Versions and addresses count as names, as they are right or wrong as a whole.
 */
export const namesIn = (text: string): readonly string[] => {
  const quoted = [...text.matchAll(BACKTICKED)].map(([, name = '']) => name).filter(isQuotedName);
  const rest = text.replaceAll(BACKTICKED, ' · ');
  const plain = [...rest.matchAll(JOINED)].flatMap(({ 0: name, index }) =>
    JOINT.test(name) && isPlainName(name, () => kindBefore(rest, index)) ? [name] : [],
  );
  const single = SINGLE.flatMap((form) => [...rest.matchAll(form)].map(([, name = '']) => name)).filter(
    (name) => !FOLLOWING.has(name) && !FIELD_WORDS.has(name),
  );
  const actors = [...rest.matchAll(ACTOR)].map(([, name = '']) => name).filter(isActor);
  const stored = [...rest.matchAll(QUOTED_NAME)].map(([, name = '']) => name);
  return [...new Set([...quoted, ...plain, ...single, ...stored, ...actors])];
};

/** One word where only the name of an object can stand: behind a kind with a capital, or `namespace`, `named`, `called`. */
const SINGLE: readonly RegExp[] = [
  /\b(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Service|ConfigMap|Secret|Node|Pod|Namespace|Ingress|PersistentVolumeClaim|Container)s?\s+([a-z][a-z0-9]{2,})(?![\w/-])/g,
  /\bnamespace\s+([a-z][a-z0-9]{2,})(?![\w/-])/g,
  /\b(?:named|called)\s+([a-z][a-z0-9]{2,})(?![\w/-])/g,
  /(?:네임스페이스|디플로이먼트|컨피그맵)\s+([a-z][a-z0-9]{2,})(?![\w/-])/g,
];
/** What a database, a broker or a configuration holds, in quotes: `Table 'shop.orders'`, `relation "orders"`, `key "port"`. */
const QUOTED_NAME =
  /\b(?:table|relation|database|schema|column|collection|topic|queue|bucket|index|key|field|variable|setting|property|parameter)\s+['"‘“]([a-zA-Z0-9][\w.$-]{1,120})['"’”]/gi;
/** Who is said to have changed something. */
const ACTOR =
  /(?<![\w/.-])([a-z]+(?:-[a-z0-9]+)+)\s+(?:wrote|edited|applied|patched|deleted|changed|modified|created|removed|renamed)\b/g;
const isActor = (name: string): boolean => !name.split('-').some((part) => COMPOUND_PARTS.has(part));
/** Words of English that follow a kind and are no name. */
const FOLLOWING: ReadonlySet<string> = new Set(
  `again alone already also always and are at became because before began broke came but can cannot cluster could did died does ended exceeds exited exits fail failed fails fell first for found from gave gets gives goes got grew had has have holds hung if in just keeps kept
  killed lacks last left level lost limit limits logs met mounts needs never not now object objects once only or over quota ran reached reaches reads references
  ran read remains restarted restarts returns runs saw scoped selector selects sent set shut should since so starts status stays still stood stopped stops takes tells that the then
  times under until uses was were when where which while will with without would its itself into name names`.split(
    /\s+/,
  ),
);

/** The names of a text that nothing shown holds. Each part of an image or a path must occur, not all of them in one place. */
export const unknownNames = (text: string, shown: Shown): readonly string[] =>
  namesIn(text).filter((name) => !partsOf(name).every((part) => isKnown(part, shown)));

/** Looked for as it is first: the words of everything cost more to get. */
const isKnown = (part: string, shown: Shown): boolean =>
  shown.holds(part, NAME_EDGES) || shown.everything.includes(phraseOf(part));

const NAME_EDGES = { before: /[\w-]/, after: /^\w/ };

const partsOf = (name: string): readonly string[] =>
  name.split(/[/:@=]/).filter((part) => part !== '' && !KIND_WORDS.has(part.toLowerCase()));

/** Commands and fields are no objects: `kubectl`, `spec.replicas`, `--previous`, `OOMKilled`, `maxUnavailable`. */
const isQuotedName = (text: string): boolean => {
  if (QUANTITY.test(text) || FIELD_WORDS.has(text) || /^-|[()$*<>[\]{}|"'\\…]/.test(text)) return false;
  if (/^[a-z]+$/.test(text)) return text.length > 2 && !KIND_WORDS.has(text);
  if (/^[A-Za-z.]+$/.test(text)) return false;
  // A field with its value is checked as a number.
  return !/[=:]\s*[\d.]+[A-Za-z]*$/.test(text) || text.includes('/');
};

/** A path, an address, or an object with its namespace. */
const isJoinedName = (name: string, isBehindKind: () => boolean): boolean => {
  const isPath = name.includes('/');
  return (
    OBJECT.test(name) || name.split(/[/:@]/).some((part) => isPlainName(part, () => isPath || isBehindKind()))
  );
};

const isPlainName = (name: string, isBehindKind: () => boolean): boolean => {
  if ([IMAGE, ADDRESS, VERSION, HOST].some((form) => form.test(name))) return true;
  if (QUANTITY.test(name) || FIELD_WORDS.has(name) || !/[a-z]/.test(name)) return false;
  if (/[/:@]/.test(name)) return isJoinedName(name, isBehindKind);
  const parts = name.split('-');
  if (parts.length < 2 || parts.some((part) => COMPOUND_PARTS.has(part))) return false;
  // `16-core`, `5-minute`
  if (/^\d+$/.test(parts[0] ?? '') && parts.length === 2) return false;
  return /\d/.test(parts.at(-1) ?? '') || isBehindKind();
};

/** Looked for from the end. */
const LAST_WORD = /(?<=(?:^|\P{L}))\p{L}+$/u;

/** Whether the word before says that a name follows: `pod X`, `the Deployment X`, `named X`, `파드 X`. */
const kindBefore = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 40), at).trimEnd();
  const [word = ''] = before.match(LAST_WORD) ?? [];
  return KIND_WORDS.has(word.toLowerCase());
};
