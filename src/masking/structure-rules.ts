import { CREDENTIAL_SCHEME } from './rules/credential-scheme.js';
import { isPlaceholder, isRemark, isResourceReference } from './rules/assigned-value.js';
import { looksLikeKey } from './rules/credential-shape.js';
import { PRIVATE_MEMBER } from './rules/json-web-key.js';
import { HOLDS_SECRETS, looksMade, TELLS_WHICH } from './rules/among-secrets.js';
import { remembered } from './remembered.js';
import { whatNameSays, type NameSays } from './secret-name.js';

/**
 * What a place in a structure says about the value that stands there (docs/masking.md "Structures"). `hide`: the value
 * is a secret. `hide-all`: so is every value below it. `hide-made`: what looks made by a machine is, here and below.
 * `keep`: it is read by the user's expressions only. `parse`: it is an object written as JSON. `scan`: it is text like any
 * other.
 */
export type Treatment = 'hide' | 'hide-all' | 'hide-made' | 'keep' | 'parse' | 'scan';

/** Whether the value itself is hidden. */
export const isHiding = (treatment: Treatment): boolean => treatment === 'hide' || treatment === 'hide-all';

/** What a hidden list says about one of its elements: an object is entered, and what only stands for a secret is read. */
export const insideHidden = <P extends { readonly treatment: Treatment }>(place: P, element: unknown): P => {
  const open = place.treatment === 'hide' && typeof element === 'object';
  return open || (typeof element === 'string' && isPlaceholder(element))
    ? { ...place, treatment: 'scan' }
    : place;
};

/** `Bearer x`, `Basic x`: says how, not what. */
const SCHEME = new RegExp(String.raw`^${CREDENTIAL_SCHEME}(?=\S{6,}$)`, 'i');

/** The scheme before credentials, with its space; the empty text where there is none. */
export const schemeOf = (text: string): string => SCHEME.exec(text)?.[0] ?? '';

export type PlainObject = Readonly<Record<string, unknown>>;

/** Where a value stands: its key, the object that holds it, the key of that object, and what is done to that object. */
export interface Place {
  readonly key: string;
  readonly holder: PlainObject;
  readonly holderKey: string | null;
  readonly within: Treatment;
}

/** Holds a whole object, a Secret's too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Annotations that Kubernetes and Helm write themselves; `deployment.kubernetes.io/` and the like are Kubernetes' own too. */
const STANDARD_ANNOTATION = /^(?:[a-z0-9.-]+\.)?(?:kubernetes\.io|k8s\.io)\/|^(?:meta\.)?helm\.sh\//;

/** Objects whose members are labels: names of things, which say `secret` of a Secret's name. */
const LABEL_SETS = new Set(
  'labels metric stream selector matchLabels nodeSelector commonLabels groupLabels podLabels tags dimensions'.split(
    ' ',
  ),
);

/** What holds the text of a secret that is written as an object: `password: { value: x }`, `password: { old: x, new: y }`. */
const TEXT_OF_OBJECT = new Set(
  `value plain plaintext plainText text raw literal inline data content current default stringValue #text _ $t
  old new from to before after previous was now oldValue newValue`.split(/\s+/),
);

/** Holds how long or how many, not what. */
const HOLDS_NUMBERS =
  /(?:sizes?|lengths?|counts?|bytes|limits?|usage|totals?|ages?|durations?|ttls?|quotas?)$/i;

const has = (object: PlainObject, key: string): boolean => Object.hasOwn(object, key);

/** Whether an object is the metadata of a Kubernetes object; an alert is none: its annotations tell what it means. */
const isObjectMeta = (object: PlainObject, key: string | null): boolean => {
  if (has(object, 'startsAt') || has(object, 'fingerprint')) return false;
  if (key === 'metadata') return true;
  return (
    typeof object['name'] === 'string' &&
    ['uid', 'resourceVersion', 'creationTimestamp', 'ownerReferences', 'managedFields'].some((field) =>
      has(object, field),
    )
  );
};

/** Whether `data` and `stringData` of this object are a Secret's; items of a list come without their kind. */
const isSecretObject = (object: PlainObject): boolean =>
  object['kind'] === 'Secret' ||
  (object['kind'] === undefined && typeof object['type'] === 'string' && has(object, 'metadata'));

const isLabelSet = ({ holder, holderKey }: Place): boolean =>
  (holderKey !== null && LABEL_SETS.has(holderKey)) || has(holder, '__name__') || has(holder, 'alertname');

/** Fields that hold the name of what changed, and those that hold what it was and is. */
const NAMES_OF_CHANGES = ['path', 'field', 'property', 'setting'];
const CHANGES = new Set('value setting from to old new before after was now oldValue newValue'.split(' '));

/** The first of these members that is a text. */
const textAmong = (holder: PlainObject, fields: readonly string[]): string | null => {
  for (const field of fields) {
    const given = holder[field];
    if (typeof given === 'string') return given;
  }
  return null;
};

/** The name of a change: `{ path: '/data/password', from: x, to: y }`. */
const changedName = ({ key, holder }: Place): string | null => {
  if (!CHANGES.has(key)) return null;
  // What holds the name is not what was changed: `{ setting: 'API_SECRET', line: 'API_SECRET is not set' }`.
  const name = textAmong(
    holder,
    NAMES_OF_CHANGES.filter((field) => field !== key),
  );
  return name === null ? null : (name.split(/[/~]/).at(-1) ?? null);
};

/** Under what the name of a pair stands whose value stands under this key: `name` or `key` for `value`. */
const namesBeside = remembered((key: string): readonly string[] => {
  const prefix = /^(.*?)(?:[vV]alue|[vV]al)$/.exec(key)?.[1];
  return prefix === undefined ? [] : ['name', 'key', 'Name', 'Key'].map((field) => `${prefix}${field}`);
});

/** The name in a pair of name and value. */
const pairedName = ({ key, holder }: Place): string | null =>
  key.endsWith('al') || key.endsWith('alue') ? textAmong(holder, namesBeside(key)) : null;

/** `{ type: 'password', value: x }`, as Keycloak writes credentials. */
const typedName = ({ key, holder }: Place): string | null =>
  key === 'value' && holder['type'] === 'password' ? 'password' : null;

/** The name that says what a value is: its own key, or that of the pair whose `value` it is. */
const nameOf = (place: Place): string =>
  changedName(place) ?? pairedName(place) ?? typedName(place) ?? place.key;

const isHarmless = (name: string, value: unknown): boolean => {
  if (typeof value === 'boolean') return true;
  if (typeof value !== 'string') return false;
  return (
    isPlaceholder(value) ||
    isResourceReference(name, value) ||
    /^\d+ bytes$/.test(value) ||
    isRemark(value, '  ')
  );
};

/** Last part of a name with a domain before it, as annotations have: `vault.example.com/agent-inject-secret`. */
const isQualified = (name: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(name);

/** A size under `sizes`, the number of a row under `token_id`. */
const isNumberOf = ({ key, holderKey }: Place, value: number): boolean =>
  (holderKey !== null && HOLDS_NUMBERS.test(holderKey)) || (/id$/i.test(key) && value < 1e12);

const isSecretBy = (says: NameSays, place: Place, name: string, value: unknown): boolean => {
  if (says === 'open' || isHarmless(name, value)) return false;
  if (typeof value === 'number' && isNumberOf(place, value)) return false;
  const isText = typeof value === 'string';
  if (says === 'random')
    return isText && (looksLikeKey(value) || (/^pass$|^pw$/.test(name) && value.length > 2));
  if (isLabelSet(place) && !/pass|pwd/i.test(name)) return isText && looksMade(value);
  if (isQualified(name) && /secret|auth/i.test(name)) return isText && looksLikeKey(value);
  return true;
};

/** What is hidden only because everything in its place is to be. */
const isStrictly = ({ key, holder, holderKey }: Place, annotations: boolean): boolean =>
  (annotations && !STANDARD_ANNOTATION.test(key)) ||
  (key === 'value' && holderKey === 'env' && typeof holder['name'] === 'string');

/** The parts of a public key in a set of such keys; `d` and the like are the private one's. */
const isPublicPart = ({ key, holder }: Place): boolean =>
  typeof holder['kty'] === 'string' && /^(?:n|e|x|y|x5c|x5t|x5t#S256|kid|crv)$/.test(key);

/** The parts of a private or a shared key. */
const isPrivatePart = ({ key, holder }: Place): boolean =>
  typeof holder['kty'] === 'string' && PRIVATE_MEMBER.test(key) && typeof holder[key] === 'string';

/** What is done to a value that its own name does not hide, by what holds it. */
const amongSecrets = ({ key, holder, within }: Place): Treatment => {
  if (within === 'hide-made' && key === 'value' && !isHarmless(key, holder[key])) return 'hide';
  if (typeof holder[key] === 'object' && HOLDS_SECRETS.test(key)) return 'hide-made';
  return (within === 'hide-made' || within === 'hide') && !TELLS_WHICH.test(key) ? 'hide-made' : 'scan';
};

/** Decides by the place and the value; `strict` hides every variable and annotation of others as well. */
export const treatmentOf = (place: Place, annotations: boolean, strict: boolean): Treatment => {
  const { key, holder } = place;
  if (key === LAST_APPLIED) return 'parse';
  if (isPublicPart(place)) return 'keep';
  if (isPrivatePart(place)) return 'hide';
  if ((key === 'data' || key === 'stringData') && isSecretObject(holder)) return 'hide-all';
  if (strict && isStrictly(place, annotations)) return 'hide';
  const value = holder[key];
  if (place.within === 'hide' && TEXT_OF_OBJECT.has(key) && !isHarmless(key, value)) return 'hide';
  const name = nameOf(place);
  if (!isSecretBy(whatNameSays(name), place, name, value)) return amongSecrets(place);
  return name === key ? 'hide' : 'hide-all';
};

/** Whether the value under `annotations` of this object is to be read as a Kubernetes object's annotations. */
export const holdsKubernetesAnnotations = ({ key, holder, holderKey }: Place): boolean =>
  key === 'annotations' && isObjectMeta(holder, holderKey);
