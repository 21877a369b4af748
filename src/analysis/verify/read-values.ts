import type { Evidence } from '../../evidence/evidence.js';

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

const objectsOf = (value: unknown): readonly PlainObject[] => {
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsOf)] : [];
};

const textAt = (object: PlainObject, ...keys: readonly string[]): string | null => {
  let at: unknown = object;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return typeof at === 'string' ? at : null;
};

/** Values of the evidence by their keys, and where things are: what a claim about one attribute is compared with. */
export class ReadValues {
  readonly #evidence: readonly Evidence[];
  #leaves: readonly Leaf[] | null = null;
  #objects: readonly PlainObject[] | null = null;

  constructor(evidence: readonly Evidence[]) {
    this.#evidence = evidence.filter(({ status }) => status === 'ok');
  }

  get #all(): readonly Leaf[] {
    this.#leaves ??= this.#evidence.flatMap(({ body }) => leavesOf(body));
    return this.#leaves;
  }

  /** Values under keys of a form. */
  valuesOf(key: RegExp): readonly string[] {
    return this.#all.filter((leaf) => key.test(leaf.key)).map(({ value }) => value);
  }

  /** Values one level below a key. */
  valuesBelow(above: string): readonly string[] {
    return this.#all.filter((leaf) => leaf.above === above).map(({ value }) => value);
  }

  /** What a variable or a key of a configuration holds, wherever it was read. */
  valuesNamed(name: string): readonly string[] {
    const pairs = this.objects.filter(
      (object) => object['name'] === name && typeof object['value'] === 'string',
    );
    return [
      ...this.#all.filter(({ key }) => key === name).map(({ value }) => value),
      ...pairs.map((object) => String(object['value'])),
    ];
  }

  get objects(): readonly PlainObject[] {
    this.#objects ??= this.#evidence.flatMap(({ body }) => objectsOf(body));
    return this.#objects;
  }

  /** The node of each pod that was read with one. */
  get nodeOfPod(): ReadonlyMap<string, string> {
    return new Map(
      this.objects.flatMap((object) => {
        const name =
          textAt(object, 'metadata', 'name') ?? textAt(object, 'name') ?? textAt(object, 'targetRef', 'name');
        const node =
          textAt(object, 'spec', 'nodeName') ?? textAt(object, 'nodeName') ?? textAt(object, 'node');
        return name === null || node === null || name === node ? [] : [[name, node] as const];
      }),
    );
  }

  /** The phase of each pod. */
  get phaseOfPod(): ReadonlyMap<string, string> {
    return new Map(
      this.objects.flatMap((object) => {
        const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'name');
        const phase = textAt(object, 'status', 'phase') ?? textAt(object, 'phase');
        return name === null || phase === null ? [] : [[name, phase] as const];
      }),
    );
  }

  /** Whether a condition of the type has the status. */
  hasCondition(type: string, statuses: readonly string[]): boolean {
    return this.objects.some(
      (object) => object['type'] === type && statuses.includes(String(object['status'])),
    );
  }
}
