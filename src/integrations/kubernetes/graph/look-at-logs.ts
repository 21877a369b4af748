import type { EntityDraft, Deepened, LogDraft, RelationDraft } from '../../../evidence/graph-source.js';
import type { EntityRef } from '../../../evidence/entity.js';
import { valueOf } from '../../../evidence/reading.js';
import type { Pod, Service } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { picks } from '../label-selector.js';
import { readLogs } from '../survey/logs.collector.js';
import { plainLine } from '../../../evidence/log-line/plain-line.js';
import { blamedProducts } from './blamed-product.js';
import { blamedDns } from './cluster-dns.js';
import { errorLinesOf, type ErrorText } from './error-lines.js';
import { blamedNodeNetwork } from './node-network.js';
import { hostMentions, type HostMention } from './host-mentions.js';
import { loadNamespacesSaid } from './other-namespaces.js';
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

/** The parts of paths in a line: `/api/v1/preserveservice/preserve`. */
const PATH = /\/([a-z][a-z0-9_-]{6,50})(?=[/?"'\s]|$)/gi;

const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');

/** Services that a path of a request leads to as gateways write it: `/preserveservice` for `ts-preserve-service`. */
const pathsMeant = (world: World, text: string, namespace: string): readonly EntityRef[] => {
  const parts = [...text.matchAll(PATH)].map(([, part = '']) => lettersOf(part));
  if (parts.length === 0) return [];
  const meant = world
    .objects<Service>('Service', namespace)
    .map(({ metadata }) => metadata.name)
    .filter((name) => name.includes('-'))
    .filter((name) =>
      [name, name.replace(/^[a-z0-9]+-/, '')].some(
        (each) => each.includes('-') && parts.includes(lettersOf(each)),
      ),
    );
  return meant.length === 1 ? meant.map((name) => ({ kind: 'Service', namespace, name })) : [];
};

/** Kinds that programs name as `kind/name` when they wait for an object. */
const OBJECT = /\b(job|statefulset|deployment|pod)s?(?:\.(?:batch|apps))?\/([a-z0-9][a-z0-9.-]*[a-z0-9])/gi;
const KINDS: Readonly<Record<string, string>> = {
  job: 'Job',
  statefulset: 'StatefulSet',
  deployment: 'Deployment',
  pod: 'Pod',
};

/** Objects of the namespace that a line names as kubectl does: `waiting for job/migrate-42`. */
const objectsMeant = (world: World, text: string, namespace: string): readonly EntityRef[] =>
  [...text.matchAll(OBJECT)].slice(0, 5).flatMap(([, word = '', name = '']) => {
    const kind = KINDS[word.toLowerCase()] ?? '';
    return world.find(kind, namespace, name.toLowerCase()) === null
      ? []
      : [{ kind, namespace, name: name.toLowerCase() }];
  });

/** Whether a reference leads back to the pod itself. */
const isOwn = (world: World, ref: EntityRef, pod: Pod): boolean => {
  if (ref.kind === 'Pod') return ref.name === pod.metadata.name;
  if (ref.kind !== 'Service') return false;
  const service = world.find<Service>('Service', ref.namespace, ref.name);
  return service !== null && picks(service.spec?.selector, pod.metadata.labels);
};

/** Whether a word with a number behind it is meant as a host where there is none of that name: `<ID:77>` is none. */
const isHost = (text: string, { host, port }: HostMention, exists: boolean | null): boolean =>
  exists !== false || port === null || text.includes(`${host}:${port}`);

/** Whom an error line names: Services and pods of the cluster by name or address, hosts outside by name. */
const blamedIn = (world: World, text: string, pod: Pod): readonly RelationDraft[] => {
  const namespace = pod.metadata.namespace ?? '';
  const hosts = hostMentions(text).flatMap((mention) => {
    const found = resolveHost(world, mention, namespace);
    return found === null || !isHost(text, mention, found.exists)
      ? []
      : [{ ref: found.ref, port: mention.port }];
  });
  const words = [
    ...wordsMeant(world, text, namespace),
    ...pathsMeant(world, text, namespace),
    ...objectsMeant(world, text, namespace),
  ].map((ref) => ({ ref, port: null }));
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

/** The last line of an init container that runs: what it waits for, however it is worded. */
const waitingLine = (pod: Pod, container: string, lines: readonly string[]): readonly ErrorText[] => {
  const state = pod.status?.initContainerStatuses?.find(({ name }) => name === container)?.state;
  const isSidecar = pod.spec.initContainers?.some(
    (each) => each.name === container && each.restartPolicy === 'Always',
  );
  if (state?.running === undefined || isSidecar === true) return [];
  const last = lines.findLast((line) => line.trim() !== '');
  if (last === undefined) return [];
  const [at = ''] = /^\d{4}-\d\d-\d\dT\S+/.exec(last) ?? [];
  return [{ at: at === '' ? null : at, text: plainLine(last).slice(0, 600) }];
};

const errorsIn = (
  pod: Pod,
  container: string,
  lines: readonly string[],
  startedMs: number,
): readonly ErrorText[] => {
  const errors = errorLinesOf(lines, startedMs);
  return errors.length > 0 ? errors : waitingLine(pod, container, lines);
};

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
      : [
          {
            container,
            previous,
            reading,
            errors: errorsIn(pod, container, valueOf(reading) ?? [], startedMs),
          },
        ],
  );
  const texts = logs.flatMap(({ errors }) => errors.map(({ text }) => text));
  const dns = await blamedDns(world, texts, pod.metadata.namespace ?? '');
  const network = await blamedNodeNetwork(world, pod, texts);
  await loadNamespacesSaid(world, texts);
  const named = texts.flatMap((text) => blamedIn(world, text, pod));
  // A line that names its host tells more than one that names a kind of server.
  return { logs, relations: once([...blamedProducts(world, pod, texts), ...named, ...dns, ...network]) };
};
