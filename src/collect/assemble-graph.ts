import type { AlertClass } from '../alerts/class/alert-class.js';
import { CaseGraph, type GraphGap } from '../evidence/case-graph.js';
import {
  entityKey,
  entityTitle,
  type Entity,
  type EntityKey,
  type EntityRef,
  type ErrorLine,
} from '../evidence/entity.js';
import type { EvidenceId } from '../evidence/evidence.js';
import type { EvidenceLedger } from '../evidence/evidence-ledger.js';
import type { ContainerLog, Fact } from '../evidence/facts.js';
import type { EntityDraft, ListedObjects, LogDraft } from '../evidence/graph-source.js';
import type { KubeObject } from '../evidence/objects.js';
import type { Reading } from '../evidence/reading.js';
import type { Relation } from '../evidence/relation.js';
import { WEIGHT } from '../evidence/weights.js';
import type { GrownEntity, Growth } from './grow.js';

export interface GraphSetting {
  readonly subjects: readonly EntityRef[];
  readonly alertClass: AlertClass;
  /** ms since the epoch. */
  readonly startedMs: number;
  readonly now: Date;
  /** Evidence that entities have already, from the survey of the subject; logs by `pod/container/previous`. */
  readonly known: ReadonlyMap<string, EvidenceId>;
}

/** Evidence `E1` is the alert itself. */
const ALERT_EVIDENCE: EvidenceId = 'E1';
/** How long before the alert a change may have happened and still be told by itself. */
const CHANGED_BEFORE_MS = 2 * 60 * 60_000;
/** Most error lines of one entity. */
const MAX_ERROR_LINES = 30;

export const logKey = (namespace: string | null, pod: string, container: string, previous: boolean): string =>
  `log ${namespace ?? ''}/${pod}/${container}${previous ? '/previous' : ''}`;

/** The events of an entity, where they were read by themselves. */
export const eventsKey = (key: EntityKey): string => `events ${key}`;

const isRecent = ({ changes }: EntityDraft, { startedMs }: GraphSetting): boolean =>
  changes.some(({ at }) => Date.parse(at) >= startedMs - CHANGED_BEFORE_MS);

/** What the survey of the subject shows already: it stands again only where something rests on it. */
const SURVEYED: ReadonlySet<string> = new Set([
  'Pod',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Service',
  'Node',
]);

const isSurveyed = ({ draft, hops }: GrownEntity): boolean => hops === 0 && SURVEYED.has(draft.ref.kind);

/** Near and sick weighs most. */
const weightOf = ({ draft, hops }: GrownEntity, recent: boolean): number => {
  if (draft.sick === true) return Math.max(WEIGHT.around, WEIGHT.aroundTrouble + 14 - 4 * hops);
  return recent ? WEIGHT.around + 12 : WEIGHT.around - 4;
};

const readingOf = (entity: GrownEntity, { now }: GraphSetting, recent: boolean): Reading<unknown> => {
  const { ref, outcome, query, trouble, events, changes, body } = entity.draft;
  return {
    outcome: outcome.status === 'ok' ? { status: 'ok', value: null } : outcome,
    query,
    collectedAt: now.toISOString(),
    type: 'manifest',
    title: entityTitle(ref),
    weight: weightOf(entity, recent),
    body:
      outcome.status === 'ok'
        ? {
            ...(trouble.length > 0 && { trouble }),
            ...(recent && { changes: changes.slice(0, 3) }),
            ...(events.length > 0 && { events: events.slice(0, 5) }),
            state: body,
          }
        : null,
  };
};

const factOf = ({ outcome }: EntityDraft, evidence: EvidenceId): Fact<KubeObject> =>
  outcome.status === 'ok'
    ? { status: 'ok', value: outcome.value, evidence }
    : { status: outcome.status, reason: outcome.reason, evidence };

/** Writes entities into the ledger and joins what was read about them. */
class Assembly {
  readonly #ids = new Map<EntityKey, EvidenceId>();

  constructor(
    private readonly ledger: EvidenceLedger,
    private readonly setting: GraphSetting,
  ) {}

  idOf(key: EntityKey): EvidenceId | undefined {
    return this.#ids.get(key);
  }

  entity(grown: GrownEntity): Entity {
    const { draft, hops, deepened } = grown;
    const key = entityKey(draft.ref);
    const recent = isRecent(draft, this.setting);
    const evidence =
      this.setting.known.get(key) ??
      this.ledger.enter(
        readingOf(grown, this.setting, recent),
        'kubernetes',
        isSurveyed(grown) || (draft.sick !== true && !recent),
      ).id;
    this.#ids.set(key, evidence);
    const told = this.setting.known.get(eventsKey(key)) ?? evidence;
    const logs = (deepened?.logs ?? []).map((log) => this.#log(draft.ref, log));
    return {
      key,
      ref: draft.ref,
      hops,
      object: factOf(draft, evidence),
      sick: draft.sick,
      trouble: draft.trouble,
      events: draft.events.map((event) => ({ event, evidence: told })),
      logs: logs.map(({ log }) => log),
      errorLines: logs.flatMap(({ errors }) => errors).slice(-MAX_ERROR_LINES),
      changes: draft.changes,
    };
  }

  #log(
    { namespace, name }: EntityRef,
    { container, previous, reading, errors }: LogDraft,
  ): { readonly log: ContainerLog; readonly errors: readonly ErrorLine[] } {
    const known = this.setting.known.get(logKey(namespace, name, container, previous));
    const calm = errors.length === 0 && !previous;
    const evidence = known ?? this.ledger.enter(reading, 'kubernetes', calm).id;
    const { outcome } = reading;
    const lines: ContainerLog['lines'] =
      outcome.status === 'ok'
        ? { status: 'ok', value: outcome.value, evidence }
        : { status: outcome.status, reason: outcome.reason, evidence };
    return {
      log: { pod: name, container, previous, lines },
      errors: errors.map(({ at, text }) => ({ pod: name, container, at, text, evidence })),
    };
  }
}

const relationsOf = (growth: Growth, assembly: Assembly): readonly Relation[] => {
  const found = new Map<string, Relation>();
  for (const { type, from, to, detail, blame, port } of growth.relations) {
    const [source, target] = [entityKey(from), entityKey(to)];
    const id = `${type} ${source} ${target}`;
    const evidence = assembly.idOf(source);
    const before = found.get(id);
    found.set(id, {
      type,
      from: source,
      to: target,
      detail: before?.detail ?? detail ?? null,
      blame: blame ?? before?.blame ?? null,
      port: before?.port ?? port ?? null,
      evidence: evidence === undefined ? [] : [evidence],
    });
  }
  return [...found.values()];
};

/** What stands only in lists: known, but on no way. */
const listedOnly = (
  listed: readonly ListedObjects[],
  reached: ReadonlySet<EntityKey>,
  evidence: EvidenceId,
): readonly Entity[] =>
  listed
    .flatMap(({ entities }) => entities)
    .filter(({ ref }) => !reached.has(entityKey(ref)))
    .map((draft) => ({
      key: entityKey(draft.ref),
      ref: draft.ref,
      hops: null,
      object: factOf(draft, evidence),
      // Asked for when somebody asks: of most objects of a list nobody does.
      get sick() {
        return draft.sick;
      },
      get trouble() {
        return draft.trouble;
      },
      get events() {
        return draft.events.map((event) => ({ event, evidence }));
      },
      logs: [],
      errorLines: [],
      get changes() {
        return draft.changes;
      },
    }));

const gapsOf = (growth: Growth): readonly GraphGap[] =>
  growth.entities.flatMap(({ draft: { ref, outcome } }) =>
    outcome.status === 'ok' || outcome.status === 'absent'
      ? []
      : [{ entity: ref, reason: `${outcome.status}: ${outcome.reason}` }],
  );

const summaryReading = (
  listed: readonly ListedObjects[],
  growth: Growth,
  { now }: GraphSetting,
): Reading<unknown> => {
  const counts = new Map<string, number>();
  for (const { ref } of listed.flatMap(({ entities }) => entities)) {
    const name = `${ref.kind} in ${ref.namespace ?? 'the cluster'}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return {
    outcome: { status: 'ok', value: null },
    query: null,
    collectedAt: now.toISOString(),
    type: 'manifest',
    title: 'what was looked at beyond the target',
    weight: WEIGHT.noChanges,
    body: {
      objects: Object.fromEntries(counts),
      wellOnTheWay: growth.entities
        .filter(({ draft }) => draft.sick === false)
        .map(({ draft }) => entityTitle(draft.ref))
        .slice(0, 60),
      ...(growth.cut.length > 0 && { notFollowed: growth.cut }),
    },
  };
};

/** Numbers what was read on the way and joins it to one graph. */
export const assembleGraph = (
  ledger: EvidenceLedger,
  growth: Growth,
  listed: readonly ListedObjects[],
  setting: GraphSetting,
): CaseGraph => {
  const assembly = new Assembly(ledger, setting);
  const reached = growth.entities
    .toSorted((a, b) => a.hops - b.hops || Number(b.draft.sick === true) - Number(a.draft.sick === true))
    .map((grown) => assembly.entity(grown));
  // Where nothing was looked at, an alert about nothing in the cluster, there is nothing to tell of it.
  const isEmpty = growth.entities.length === 0 && listed.every(({ entities }) => entities.length === 0);
  const id = isEmpty ? ALERT_EVIDENCE : ledger.enter(summaryReading(listed, growth, setting)).id;
  const keys = new Set(reached.map(({ key }) => key));
  return new CaseGraph({
    subjects: setting.subjects.map(entityKey),
    alertClass: setting.alertClass,
    startedMs: setting.startedMs,
    nowMs: setting.now.getTime(),
    entities: [...reached, ...listedOnly(listed, keys, id)],
    relations: relationsOf(growth, assembly),
    complete: new Set(listed.flatMap(({ complete }) => complete)),
    listEvidence: new Map([...new Set(listed.flatMap(({ complete }) => complete))].map((name) => [name, id])),
    gaps: gapsOf(growth),
  });
};
