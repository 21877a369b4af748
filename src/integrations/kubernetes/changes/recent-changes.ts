import type { WorkloadObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { autoscalerOf, listAutoscalers } from '../survey/autoscaler.collector.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { orLate } from '../../../waiting/or-late.js';
import { autoscalerChanges } from './autoscaler-changes.js';
import { NOTHING, notRead, type Change, type FoundChanges, type Window } from './change.js';
import {
  namesOf,
  objectName,
  podSpecOf,
  subjectName,
  workloadsOf,
  type ChangeSubject,
} from './change-subject.js';
import { configChanges } from './config-changes.js';
import { jobChanges } from './job-changes.js';
import { nodeChanges } from './node-changes.js';
import { rolloutChanges } from './rollout-changes.js';
import { scalingChanges } from './scaling-changes.js';
import { withRecorded, type ReadRecorded } from './recorded.js';
import type { SecretRefusals } from './secret-refusals.js';
import { newestFirst, shownChange, type ShownChange } from './shown-change.js';
import { workloadChanges } from './workload-changes.js';

/** Most changes of one answer, the newest. */
const MAX_CHANGES = 30;
const MAX_NOTES = 12;

/** What changed around a target, newest first. */
export interface RecentChanges {
  /** RFC 3339. */
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ShownChange[];
  /** What could not be read, or only in part; no conclusion may be drawn from its absence. */
  readonly notes: readonly string[];
}

export interface ChangeOptions {
  readonly window: Window;
  /** What times are told against: when the alert began; `null` for none. */
  readonly pivot: Date | null;
  /** Most milliseconds that one kind of change takes once what it starts from is known. */
  readonly limitMs: number;
  readonly refusals: SecretRefusals | null;
  /** Where the change recorder runs. */
  readonly recorded?: ReadRecorded | null;
}

type Part = () => Promise<FoundChanges>;

const changesOfWorkload = async (
  reader: CaseReader,
  namespace: string,
  workload: WorkloadObject,
  window: Window,
): Promise<FoundChanges> => {
  const object = objectName(namespace, workload);
  const { kind = '', metadata } = workload;
  const [rollouts, events] = await Promise.all([
    rolloutChanges(reader, namespace, object, workload, window),
    reader.events({ namespace, kind, name: metadata.name }),
  ]);
  const scaling = scalingChanges(object, workload, valueOf(events) ?? [], window);
  return {
    changes: [...workloadChanges(object, workload, window), ...rollouts.changes, ...scaling.changes],
    notes: [...rollouts.notes, ...scaling.notes],
  };
};

const ofWorkloads =
  (reader: CaseReader, subject: ChangeSubject, { window }: ChangeOptions): Part =>
  async () => {
    const { namespace } = subject;
    const workloads = workloadsOf(await subject.owners);
    if (namespace === null || workloads.length === 0) return NOTHING;
    const found = await Promise.all(
      workloads.map((workload) => changesOfWorkload(reader, namespace, workload, window)),
    );
    return {
      changes: found.flatMap(({ changes }) => changes),
      notes: found.flatMap(({ notes }) => notes),
    };
  };

const ofConfig =
  (reader: CaseReader, subject: ChangeSubject, { window, refusals }: ChangeOptions): Part =>
  async () => {
    const spec = await podSpecOf(subject);
    if (subject.namespace === null || spec === null) return NOTHING;
    return configChanges(reader, subject.namespace, spec, window, refusals);
  };

const ofNode =
  (reader: CaseReader, { nodeName, node }: ChangeSubject, { window }: ChangeOptions): Part =>
  async () => {
    const name = await nodeName;
    if (name === null) return NOTHING;
    const [read, events] = await Promise.all([node, reader.events({ namespace: null, kind: 'Node', name })]);
    const changes = nodeChanges(valueOf(read), valueOf(events) ?? [], name, window);
    if (read !== null && read.outcome.status !== 'ok')
      return { ...notRead(`node ${name}`, read.outcome), changes };
    return { changes, notes: [] };
  };

const ofAutoscaler =
  (reader: CaseReader, { namespace, owners }: ChangeSubject, { window }: ChangeOptions): Part =>
  async () => {
    if (namespace === null) return NOTHING;
    const [{ outcome }, { workload }] = await Promise.all([listAutoscalers(reader, namespace), owners]);
    if (outcome.status !== 'ok') return notRead(`autoscalers of namespace ${namespace}`, outcome);
    const scaled = valueOf(workload);
    const autoscaler = scaled === null ? null : autoscalerOf(outcome.value, scaled);
    return {
      changes: autoscaler === null ? [] : autoscalerChanges(autoscaler, namespace, window),
      notes: [],
    };
  };

const ofJobs =
  (reader: CaseReader, { namespace }: ChangeSubject, { window }: ChangeOptions): Part =>
  async () =>
    namespace === null ? NOTHING : jobChanges(reader, namespace, window);

const once = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [`${change.at} ${change.object} ${change.what}`, change])).values(),
];

const together = async (
  parts: readonly FoundChanges[],
  objects: readonly string[],
  { window, pivot, recorded = null }: ChangeOptions,
): Promise<RecentChanges> => {
  const found = once(parts.flatMap(({ changes }) => changes));
  const all = (await withRecorded(found, objects, window, recorded)).toSorted(newestFirst);
  const left = all.length - MAX_CHANGES;
  const notes = parts.flatMap((part) => part.notes);
  return {
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    changes: all.slice(0, MAX_CHANGES).map((change) => shownChange(change, pivot)),
    notes: [...(left > 0 ? [`${left} older changes are not shown`] : []), ...new Set(notes)].slice(
      0,
      MAX_NOTES,
    ),
  };
};

/**
 * What changed around a target in a window of time, newest first: rollouts with what differs between revisions, the
 * ConfigMaps (and Secrets, where that is granted) that its pod uses, scaling, its autoscaler, its node, and Jobs started in
 * its namespace. At most as many calls deep as finding the target plus one. Never rejects; each kind has its own time.
 * @returns `null` where nothing could be asked: no target, or no cluster
 */
export const readChanges = async (
  reader: CaseReader,
  subject: ChangeSubject,
  options: ChangeOptions,
): Promise<Reading<RecentChanges> | null> => {
  const parts: Readonly<Record<string, Part>> = {
    rollouts: ofWorkloads(reader, subject, options),
    configuration: ofConfig(reader, subject, options),
    node: ofNode(reader, subject, options),
    autoscaler: ofAutoscaler(reader, subject, options),
    jobs: ofJobs(reader, subject, options),
  };
  // What a part starts from is bounded by itself; the time of the part is counted from there.
  const known = Promise.all([subject.chosen, subject.owners, subject.node]);
  const found = await Promise.all(
    Object.entries(parts).map(([name, part]) => {
      const work = part();
      const late = (): FoundChanges =>
        notRead(`changes of ${name}`, {
          status: 'timeout',
          reason: `not read within ${options.limitMs / 1000} s`,
        });
      return Promise.race([work, known.then(() => orLate(work, options.limitMs, late))]);
    }),
  );
  if (found.every((part) => part === NOTHING)) return null;
  const answered = found.some((part) => part !== NOTHING && part.failed === undefined);
  const failed = found.find((part) => part.failed !== undefined)?.failed;
  if (!answered && failed?.status === 'unavailable') return null; // said by every other reading
  const title = `recent changes of ${await subjectName(subject)}`;
  const value = await together(found, await namesOf(subject), options);
  const weight = value.changes.length > 0 ? WEIGHT.changes : WEIGHT.noChanges;
  return {
    outcome: !answered && failed !== undefined ? failed : { status: 'ok', value },
    query: null,
    collectedAt: reader.now().toISOString(),
    type: 'change',
    title,
    weight,
    body: value,
  };
};
