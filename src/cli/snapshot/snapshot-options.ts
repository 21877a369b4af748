import { isNamespaceName, isObjectName } from '../../evidence/object-names.js';
import { callArguments } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';

/** What is to be recorded, and where to. */
export interface SnapshotOptions {
  readonly out: string;
  readonly force: boolean;
  readonly namespace: string | null;
  /** At most one of them. */
  readonly about: { readonly kind: 'pod' | 'deployment' | 'node' | 'alert'; readonly value: string } | null;
}

const TARGETS = ['pod', 'deployment', 'node', 'alert'] as const;

const OPTIONS = {
  namespace: { type: 'string' },
  out: { type: 'string' },
  pod: { type: 'string' },
  deployment: { type: 'string' },
  node: { type: 'string' },
  alert: { type: 'string' },
  force: { type: 'boolean' },
} as const;

const checkNames = ({ namespace, about }: SnapshotOptions): void => {
  if (namespace !== null && !isNamespaceName(namespace)) {
    throw new WrongCall(`--namespace: "${namespace}" is not the name of a namespace`);
  }
  if (about !== null && about.kind !== 'alert' && !isObjectName(about.value)) {
    throw new WrongCall(`--${about.kind}: "${about.value}" is not the name of an object`);
  }
};

const needsNamespace = ({ about }: SnapshotOptions): boolean =>
  about === null || about.kind === 'pod' || about.kind === 'deployment';

/** @throws {WrongCall} */
export const snapshotOptions = (args: readonly string[]): SnapshotOptions => {
  const { values } = callArguments(args, OPTIONS, { allowPositionals: false });
  const { namespace = null, out = '', force = false } = values;
  if (out === '') throw new WrongCall('--out must name the folder to write to');
  const given = TARGETS.flatMap((kind) => {
    const value = values[kind];
    return value === undefined ? [] : [{ kind, value }];
  });
  if (given.length > 1) throw new WrongCall(`give one of ${TARGETS.map((kind) => `--${kind}`).join(', ')}`);
  const options = { out, force, namespace, about: given[0] ?? null };
  checkNames(options);
  if (namespace === null && needsNamespace(options)) {
    throw new WrongCall('--namespace must say which namespace');
  }
  return options;
};
