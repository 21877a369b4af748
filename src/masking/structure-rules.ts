import { isSecretName } from './secret-name.js';

/**
 * What a place in a structure says about the value that stands there (docs/masking.md "Structures"). `hide`: the value
 * is a secret. `hide-all`: so is every value below it. `keep`: it is read by the user's expressions only. `scan`: it is
 * text like any other.
 */
export type Treatment = 'hide' | 'hide-all' | 'keep' | 'scan';

export type PlainObject = Readonly<Record<string, unknown>>;

/** Where a value stands: its key, the object that holds it, and the key of that object. */
export interface Place {
  readonly key: string;
  readonly holder: PlainObject;
  readonly holderKey: string | null;
}

/** Values that look like secrets and are not: digests, ids, versions. */
const NEVER_SCANNED = new Set('image imageid containerid resourceversion uid selflink generation'.split(' '));

/** Holds a whole object, a Secret's too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Annotations that Kubernetes and Helm write themselves; `deployment.kubernetes.io/` and the like are Kubernetes' own too. */
const STANDARD_ANNOTATION = /^(?:[a-z0-9.-]+\.)?(?:kubernetes\.io|k8s\.io)\/|^(?:meta\.)?helm\.sh\//;

/** Siblings by which `key` is a field of a taint, toleration, selector, key reference, projected item or attribute. */
const SIBLINGS_OF_OPEN_KEY = [
  'operator',
  'effect',
  'value',
  'values',
  'path',
  'name',
  'optional',
  'mode',
  'timeAdded',
  'tolerationSeconds',
];

/** Holders whose `key` names a key. */
const HOLDERS_OF_OPEN_KEY = new Set([
  'items',
  'secretKeyRef',
  'configMapKeyRef',
  'keyRef',
  'matchExpressions',
]);

const has = (object: PlainObject, key: string): boolean => Object.hasOwn(object, key);

const isOpenKey = ({ holder, holderKey }: Place): boolean =>
  (holderKey !== null && HOLDERS_OF_OPEN_KEY.has(holderKey)) ||
  SIBLINGS_OF_OPEN_KEY.some((sibling) => has(holder, sibling));

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

const isSecretPair = ({ key, holder }: Place): boolean => {
  if (key !== 'value') return false;
  const name = holder['name'] ?? holder['key'];
  return typeof name === 'string' && isSecretName(name);
};

const underAnnotations = ({ key }: Place): Treatment => (STANDARD_ANNOTATION.test(key) ? 'scan' : 'hide');

const isEnvironmentEntry = ({ key, holder, holderKey }: Place): boolean =>
  key === 'value' && (holderKey === 'env' || holderKey === 'envFrom') && typeof holder['name'] === 'string';

const decideByKey = (key: string): Treatment | 'by-siblings' => {
  const lower = key.toLowerCase();
  if (NEVER_SCANNED.has(lower)) return 'keep';
  if (lower === 'key') return 'by-siblings';
  return isSecretName(key) ? 'hide' : 'scan';
};

const MOST_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 128;
const remembered = new Map<string, Treatment | 'by-siblings'>();

/** What the key alone says; remembered, boundedly: the same keys come again in every object. */
const usualTreatment = (key: string): Treatment | 'by-siblings' => {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const answer = decideByKey(key);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (key.length <= LONGEST_REMEMBERED) remembered.set(key, answer);
  return answer;
};

/**
 * Decides by the place alone.
 * @param kubernetesAnnotations whether the holder is the `annotations` of a Kubernetes object
 */
export const treatmentOf = (place: Place, kubernetesAnnotations: boolean): Treatment => {
  const { key, holder } = place;
  if (key === LAST_APPLIED) return 'hide';
  if (kubernetesAnnotations) return underAnnotations(place);
  if ((key === 'data' || key === 'stringData') && isSecretObject(holder)) return 'hide-all';
  if (isEnvironmentEntry(place)) return 'hide';
  if (isSecretPair(place)) return 'hide-all';
  const usual = usualTreatment(key);
  return usual === 'by-siblings' ? (isOpenKey(place) ? 'scan' : 'hide') : usual;
};

/** Whether the value under `annotations` of this object is to be read as a Kubernetes object's annotations. */
export const holdsKubernetesAnnotations = ({ key, holder, holderKey }: Place): boolean =>
  key === 'annotations' && isObjectMeta(holder, holderKey);
