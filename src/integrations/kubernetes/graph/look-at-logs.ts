import type { EntityDraft, Deepened, LogDraft, RelationDraft } from '../../../evidence/graph-source.js';
import type { EntityRef } from '../../../evidence/entity.js';
import { valueOf } from '../../../evidence/reading.js';
import type { Pod, Service } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { picks } from '../label-selector.js';
import { readLogs } from '../survey/logs.collector.js';
import { blamedProducts } from './blamed-product.js';
import { errorLinesOf } from './error-lines.js';
import { hostMentions } from './host-mentions.js';
import { resolveHost } from './resolve-host.js';
import type { World } from './world.js';

export interface LogSetting {
  readonly reader: CaseReader;
  readonly world: World;
  readonly tailLines: number;
  /** When the alert began, ms since the epoch. */
  readonly startedMs: number;
}

/** A Service's name that is no common word: one that a line can only mean as that. */
const isTelling = (name: string): boolean => name.length >= 5 && /[-\d]/.test(name);

/** Names of Services that a line holds as a word, where they are no common words or the pod is known to call them. */
const wordsMeant = (world: World, text: string, namespace: string): readonly EntityRef[] => {
  const lower = text.toLowerCase();
  return world
    .objects<Service>('Service', namespace)
    .map(({ metadata }) => metadata.name)
    .filter((name) => isTelling(name) && lower.includes(name))
    .filter((name) => new RegExp(`(?:^|[^a-z0-9-])${name}(?:$|[^a-z0-9-])`).test(lower))
    .map((name) => ({ kind: 'Service', namespace, name }));
};

/** Whether a reference leads back to the pod itself. */
const isOwn = (world: World, ref: EntityRef, pod: Pod): boolean => {
  if (ref.kind === 'Pod') return ref.name === pod.metadata.name;
  if (ref.kind !== 'Service') return false;
  const service = world.find<Service>('Service', ref.namespace, ref.name);
  return service !== null && picks(service.spec?.selector, pod.metadata.labels);
};

/** Whom an error line names: Services and pods of the cluster by name or address, hosts outside by name. */
const blamedIn = (world: World, text: string, pod: Pod): readonly RelationDraft[] => {
  const namespace = pod.metadata.namespace ?? '';
  const hosts = hostMentions(text).flatMap((mention) => {
    const found = resolveHost(world, mention, namespace);
    return found === null ? [] : [{ ref: found.ref, port: mention.port }];
  });
  const words = wordsMeant(world, text, namespace).map((ref) => ({ ref, port: null }));
  return [...hosts, ...words]
    .filter(({ ref }) => !isOwn(world, ref, pod))
    .map(({ ref, port }) => ({
      type: 'calls',
      to: ref,
      detail: 'error line',
      blame: text,
      ...(port !== null && { port }),
    }));
};

/** One relation for each that is named, with the newest line. */
const once = (relations: readonly RelationDraft[]): readonly RelationDraft[] => [
  ...new Map(relations.map((relation) => [JSON.stringify(relation.to), relation])).values(),
];

/** Reads the logs of a pod and tells whom their error lines name. `null` for a pod that has none to read. */
export const lookAtLogs = async (
  { outcome }: EntityDraft,
  { reader, world, tailLines, startedMs }: LogSetting,
): Promise<Deepened | null> => {
  if (outcome.status !== 'ok') return null;
  const pod = outcome.value as Pod; // asked for pods alone
  const readings = await readLogs(reader, { pod, container: null, tailLines });
  const logs = readings.flatMap(({ container, previous, reading }): readonly LogDraft[] =>
    reading === null
      ? []
      : [{ container, previous, reading, errors: errorLinesOf(valueOf(reading) ?? [], startedMs) }],
  );
  const texts = logs.flatMap(({ errors }) => errors.map(({ text }) => text));
  const named = texts.flatMap((text) => blamedIn(world, text, pod));
  // A line that names its host tells more than one that names a kind of server.
  return { logs, relations: once([...blamedProducts(world, pod, texts), ...named]) };
};
