import type { NameBook, NameKind } from './name-book.js';
import { namesInText } from './names-in-text.js';

/** Fields that hold a name, in Kubernetes' objects, in labels of alerts and metrics, and in arguments of tools. */
const KINDS_OF_FIELDS: Readonly<Record<string, NameKind>> = {
  namespace: 'namespace',
  namespaces: 'namespace',
  kubernetes_namespace: 'namespace',
  kubernetes_namespace_name: 'namespace',
  exported_namespace: 'namespace',
  namespace_name: 'namespace',
  pod: 'pod',
  pods: 'pod',
  podname: 'pod',
  pod_name: 'pod',
  exported_pod: 'pod',
  kubernetes_pod_name: 'pod',
  node: 'node',
  nodes: 'node',
  nodename: 'node',
  node_name: 'node',
  kubernetes_node: 'node',
  'kubernetes.io/hostname': 'node',
  host: 'host',
  hosts: 'host',
  hostname: 'host',
  instance: 'host',
};
const KINDS_OF_OBJECTS: Readonly<Record<string, NameKind>> = {
  Pod: 'pod',
  Node: 'node',
  Namespace: 'namespace',
};

/** Deeper values and more of them hold no names that others do not. */
const DEEPEST = 40;
const MOST_VALUES = 200_000;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an object is: by its kind, or by what only pods and nodes have. */
const kindOf = (fields: Fields): NameKind | null => {
  const { kind, spec, status } = fields;
  if (typeof kind === 'string') return KINDS_OF_OBJECTS[kind] ?? null;
  if (isFields(spec) && Array.isArray(spec['containers'])) return 'pod';
  return isFields(status) && isFields(status['nodeInfo']) ? 'node' : null;
};

/** A host is told from a word of any kind by a digit, a dash or a dot in it; its port is none of it. */
const addName = (book: NameBook, kind: NameKind, given: string): void => {
  const name = kind === 'host' ? given.replace(/:\d{1,5}$/, '') : given;
  if (/^[\d.]+$|:/.test(name)) return;
  if (kind === 'host' && !/[\d.-]/.test(name)) return;
  book.add(kind, name);
};

const addOwnName = (book: NameBook, fields: Fields): void => {
  const kind = kindOf(fields);
  const { name, metadata } = fields;
  const own = isFields(metadata) ? metadata['name'] : name;
  if (kind !== null && typeof own === 'string') addName(book, kind, own);
};

/** Writes down the names that fields of a value hold, and those in its texts. */
export const namesInValue = (value: unknown, book: NameBook): void => {
  let left = MOST_VALUES;
  const visit = (at: unknown, key: string | null, depth: number): void => {
    left -= 1;
    if (left < 0 || depth > DEEPEST) return;
    if (typeof at === 'string') {
      const kind = key === null ? undefined : KINDS_OF_FIELDS[key.toLowerCase()];
      if (kind !== undefined) addName(book, kind, at);
      else namesInText(at, book);
      return;
    }
    if (Array.isArray(at)) {
      for (const element of at) visit(element, key, depth + 1);
      return;
    }
    if (!isFields(at)) return;
    addOwnName(book, at);
    for (const [name, member] of Object.entries(at)) visit(member, name, depth + 1);
  };
  visit(value, null, 0);
};
