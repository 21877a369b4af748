import type { KubeObject, PodSpec } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import type { Call } from '../../../evidence/reading.js';
import { within, type Change, type FoundChanges, type Window } from './change.js';
import { lastWrite } from './managed-fields.js';
import { referencedConfig } from './referenced-config.js';
import type { SecretRefusals } from './secret-refusals.js';

/** Most ConfigMaps and Secrets of one pod that are dated. */
const MAX_CONFIG_MAPS = 12;
const MAX_SECRETS = 6;

const CONTENT = [['data'], ['binaryData'], ['stringData']];

/** When its content was written last, or that it was made. */
const changeOf = (object: string, { metadata }: KubeObject, window: Window): readonly Change[] => {
  const created = metadata.creationTimestamp;
  const write = lastWrite(metadata, CONTENT);
  const rewritten = write !== null && Date.parse(write.at) > Date.parse(created ?? '');
  if (rewritten && within(write.at, window)) {
    return [{ at: write.at, kind: 'configuration', object, what: 'its content was written', by: write.by }];
  }
  return within(created, window)
    ? [{ at: created, kind: 'configuration', object, what: 'was created', by: write?.by ?? null }]
    : [];
};

const read = (
  reader: CaseReader,
  plural: 'configmaps' | 'secrets',
  namespace: string,
  names: readonly string[],
): Promise<readonly Call<KubeObject>[]> =>
  Promise.all(
    names.map((name) =>
      reader.get<KubeObject>({ apiVersion: 'v1', plural, namespace, name, metadataOnly: true }),
    ),
  );

const found = (
  kind: 'configmap' | 'secret',
  namespace: string,
  names: readonly string[],
  calls: readonly Call<KubeObject>[],
  window: Window,
): FoundChanges => {
  const failures = new Map<string, string[]>();
  const changes = calls.flatMap(({ outcome }, index) => {
    const name = names[index] ?? '';
    if (outcome.status === 'ok') return changeOf(`${kind} ${namespace}/${name}`, outcome.value, window);
    const why = outcome.status === 'absent' ? 'absent' : `${outcome.status}: ${outcome.reason}`;
    failures.set(why, [...(failures.get(why) ?? []), name]);
    return [];
  });
  const notes = [...failures].map(([why, of]) => `${kind} ${of.join(', ')}: ${why}`);
  return { changes, notes };
};

/** Whom the default role keeps from Secrets is told so, once, without a name of one in a refused request. */
const secretChanges = async (
  reader: CaseReader,
  namespace: string,
  names: readonly string[],
  window: Window,
  refusals: SecretRefusals | null,
): Promise<FoundChanges> => {
  const refused =
    'when the Secrets it uses were written is not known: no right to get secrets (not in the default role)';
  if (names.length === 0) return { changes: [], notes: [] };
  if (refusals?.has(namespace, reader.now()) === true) return { changes: [], notes: [refused] };
  const calls = await read(reader, 'secrets', namespace, names);
  if (calls.every(({ outcome }) => outcome.status === 'forbidden')) {
    refusals?.remember(namespace, reader.now());
    return { changes: [], notes: [refused] };
  }
  return found('secret', namespace, names, calls, window);
};

/**
 * When the ConfigMaps that a pod uses were written; Secrets likewise where that is granted. Only metadata is asked for, so
 * that no content comes over the wire.
 * @param refusals namespaces in which Secrets were refused lately, and are not asked for again
 */
export const configChanges = async (
  reader: CaseReader,
  namespace: string,
  spec: PodSpec,
  window: Window,
  refusals: SecretRefusals | null,
): Promise<FoundChanges> => {
  const { configMaps, secrets } = referencedConfig(spec);
  const names = configMaps.slice(0, MAX_CONFIG_MAPS);
  const [maps, ofSecrets] = await Promise.all([
    read(reader, 'configmaps', namespace, names).then((calls) =>
      found('configmap', namespace, names, calls, window),
    ),
    secretChanges(reader, namespace, secrets.slice(0, MAX_SECRETS), window, refusals),
  ]);
  return { changes: [...maps.changes, ...ofSecrets.changes], notes: [...maps.notes, ...ofSecrets.notes] };
};
