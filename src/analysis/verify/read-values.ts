import type { Evidence } from '../../evidence/evidence.js';
import { once, oncePer } from './once.js';

/** A plain value that was read, with the last key above it. */
interface Leaf {
  readonly key: string;
  /** The key above that one. */
  readonly above: string;
  readonly value: string;
}

const MAX_LEAVES = 60_000;

const leavesOf = (body: unknown): readonly Leaf[] => {
  const leaves: Leaf[] = [];
  const visit = (value: unknown, key: string, above: string): void => {
    if (leaves.length >= MAX_LEAVES) return;
    if (Array.isArray(value)) value.forEach((entry) => visit(entry, key, above));
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) visit(member, name, key);
    else leaves.push({ key, above, value: String(value) });
  };
  visit(body, '', '');
  return leaves;
};

type PlainObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The objects inside a value, and itself. */
const objectsOf = (value: unknown): readonly PlainObject[] => {
  const objects: PlainObject[] = [];
  const visit = (entry: unknown): void => {
    if (Array.isArray(entry)) return entry.forEach(visit);
    if (!isObject(entry)) return;
    objects.push(entry);
    Object.values(entry).forEach(visit);
  };
  visit(value);
  return objects;
};

/** A text that stands under a key of an object. */
const textIn = (object: unknown, key: string): string | null => {
  const value = isObject(object) ? object[key] : undefined;
  return typeof value === 'string' ? value : null;
};

const nameOf = (object: PlainObject): string | null =>
  textIn(object['metadata'], 'name') ?? textIn(object, 'name') ?? textIn(object['targetRef'], 'name');

const nodeOf = (object: PlainObject): string | null =>
  textIn(object['spec'], 'nodeName') ?? textIn(object, 'nodeName') ?? textIn(object, 'node');

const phaseOf = (object: PlainObject): string | null =>
  textIn(object['status'], 'phase') ?? textIn(object, 'phase');

/** A text of each object by its name, where both were read; of several readings the last counts. */
const byName = (
  objects: readonly PlainObject[],
  textOf: (object: PlainObject) => string | null,
): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const object of objects) {
    const text = textOf(object);
    const name = text === null ? null : nameOf(object);
    if (name !== null && text !== null && name !== text) texts.set(name, text);
  }
  return texts;
};

/** A network policy as it was read. */
export interface ReadPolicy {
  readonly name: string;
  /** `Ingress`, `Egress`. */
  readonly types: readonly string[];
  /** Values of the labels by which it selects pods; empty where it selects all. */
  readonly labels: readonly string[];
}

const policyOf = (object: PlainObject): readonly ReadPolicy[] => {
  const spec = isObject(object['spec']) ? object['spec'] : object;
  const { podSelector, policyTypes } = spec;
  const name = nameOf(object);
  if (name === null || !isObject(podSelector) || !isList(policyTypes)) return [];
  const { matchLabels } = podSelector;
  const labels = isObject(matchLabels) ? Object.values(matchLabels).map(String) : [];
  return [{ name, types: policyTypes.map(String), labels }];
};

const NONE: readonly Leaf[] = [];

/**
 * Values of the evidence by their keys, and where things are: what a claim about one attribute is compared with. Each index is
 * made once, when it is first asked for.
 */
export class ReadValues {
  readonly #evidence: readonly Evidence[];
  readonly #byForm = oncePer((form: RegExp) => this.#underKeys((key) => form.test(key)));
  readonly #leaves = once(() => this.#evidence.flatMap(({ body }) => leavesOf(body)));
  readonly #byKey = once(() => Map.groupBy(this.#leaves(), ({ key }) => key));
  readonly #byKeyAbove = once(() => Map.groupBy(this.#leaves(), ({ above }) => above));
  readonly #objects = once(() => this.#evidence.flatMap(({ body }) => objectsOf(body)));
  readonly #pairs = once(() =>
    Map.groupBy(
      this.#objects().filter(({ name, value }) => typeof name === 'string' && typeof value === 'string'),
      ({ name }) => String(name),
    ),
  );
  readonly #nodeOfPod = once(() => byName(this.#objects(), nodeOf));
  readonly #phaseOfPod = once(() => byName(this.#objects(), phaseOf));

  readonly #policies = once(() => this.#objects().flatMap(policyOf));

  constructor(evidence: readonly Evidence[]) {
    this.#evidence = evidence.filter(({ status }) => status === 'ok');
  }

  /** Values under keys of a form. */
  valuesOf(form: RegExp): readonly string[] {
    return this.#byForm(form);
  }

  /** Values one level below a key. */
  valuesBelow(above: string): readonly string[] {
    return (this.#byKeyAbove().get(above) ?? NONE).map(({ value }) => value);
  }

  /** Values of a key right below another one. */
  valuesUnder(above: string, name: string): readonly string[] {
    return (this.#byKeyAbove().get(above) ?? NONE)
      .filter(({ key }) => key === name)
      .map(({ value }) => value);
  }

  /** Ports of a Service by its name, with those of its pods; empty where it was not read. */
  portsOfService(name: string): readonly string[] {
    return this.#objects()
      .filter((object) => nameOf(object) === name && isObject(object['spec']))
      .flatMap(({ spec }) => (isObject(spec) && isList(spec['ports']) ? spec['ports'] : []))
      .flatMap((port) => (isObject(port) ? [String(port['port']), String(port['targetPort'])] : []));
  }

  /** What a variable or a key of a configuration holds, wherever it was read. */
  valuesNamed(name: string): readonly string[] {
    return [
      ...(this.#byKey().get(name) ?? NONE).map(({ value }) => value),
      ...(this.#pairs().get(name) ?? []).map(({ value }) => String(value)),
    ];
  }

  /** The node of each pod that was read with one. */
  get nodeOfPod(): ReadonlyMap<string, string> {
    return this.#nodeOfPod();
  }

  /** The phase of each pod. */
  get phaseOfPod(): ReadonlyMap<string, string> {
    return this.#phaseOfPod();
  }

  /** Network policies that were read, with the labels' values that they select by. */
  get policies(): readonly ReadPolicy[] {
    return this.#policies();
  }

  /** Whether a pod of a workload called so was read. */
  isWorkload(name: string): boolean {
    return [...this.nodeOfPod.keys()].some((pod) => pod.startsWith(`${name}-`));
  }

  /** Whether a condition of the type has the status. */
  hasCondition(type: string, statuses: readonly string[]): boolean {
    return this.#objects().some(
      (object) => object['type'] === type && statuses.includes(String(object['status'])),
    );
  }

  #underKeys(isWanted: (key: string) => boolean): readonly string[] {
    return [...this.#byKey()].flatMap(([key, leaves]) =>
      isWanted(key) ? leaves.map(({ value }) => value) : [],
    );
  }
}
