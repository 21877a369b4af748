import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity } from '../../evidence/entity.js';
import { ANY_KIND, type Claim, type Known, type Rule, type Sighting, type Values } from './rule.js';
import type { GraphFinding } from './finding.js';
import { conditionOf, podOf, topOwner } from './look.js';

/** Most claims of one finding. */
const MAX_CLAIMS = 8;
const RANK: Readonly<Record<Known, number>> = { stated: 2, shown: 1, suggested: 0 };

/** A sighting with where it was made. */
interface Hit {
  readonly rule: Rule;
  readonly sighting: Sighting;
  readonly seenAt: Entity;
  readonly entity: Entity;
}

/** A rule that failed on some object; the others' answers stand. */
export interface RuleDefect {
  readonly mechanism: string;
  readonly reason: string;
}

export interface RuleRun {
  readonly findings: readonly GraphFinding[];
  /** Mechanisms that were looked for: there was an entity of their kind. */
  readonly checked: readonly string[];
  readonly defects: readonly RuleDefect[];
}

const earliest = (times: readonly (string | null)[]): string | null =>
  times.filter((time) => time !== null).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;

const latest = (times: readonly (string | null)[]): string | null =>
  times.filter((time) => time !== null).toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;

/** The first of its events, as far as the cluster remembers. */
const firstEvent = ({ events }: Entity): string | null =>
  earliest(events.map(({ event }) => event.firstTimestamp));

const notReadySince = (seenAt: Entity): string | null => {
  const ready = conditionOf(podOf(seenAt)?.status?.conditions, 'Ready');
  return ready?.status === 'False' ? (ready.lastTransitionTime ?? null) : null;
};

/** Whether it was restarted more than once, so that its latest end is not its first. */
const cameAgain = (seenAt: Entity): boolean =>
  (podOf(seenAt)?.status?.containerStatuses ?? []).some(({ restartCount }) => restartCount > 1);

/**
 * When it began. What comes again and again (a crash loop) began with the first of its events, not with its latest crash or
 * the latest turn of its readiness; without events that is not known.
 */
const sinceOf = ({ sighting: { since, lastSeen }, seenAt }: Hit): string | null => {
  if (since === null || lastSeen !== undefined) return since;
  const first = firstEvent(seenAt);
  if (cameAgain(seenAt)) return first === null ? null : earliest([since, first]);
  return earliest([since, first, notReadySince(seenAt)]);
};

/** Each claim once, with all the evidence that tells it. */
const distinct = (claims: readonly Claim[]): readonly Claim[] =>
  [...Map.groupBy(claims, ({ text }) => text.en).values()].slice(0, MAX_CLAIMS).flatMap((same) => {
    const [last] = same.toReversed();
    if (last === undefined) return [];
    const also = [...new Set(same.map(({ evidence }) => evidence))].filter((id) => id !== last.evidence);
    return [also.length === 0 ? last : { ...last, also }];
  });

/** Values that every text may use: where the fault is. */
const placeValues = ({ seenAt, entity }: Hit): Values => {
  const pod = podOf(seenAt);
  const { kind, namespace, name } = entity.ref;
  return {
    kind,
    name,
    object: `${kind} ${name}`,
    ...(namespace !== null && { namespace }),
    ...(pod !== null && { pod: pod.metadata.name }),
    ...(pod?.spec.nodeName !== undefined && { node: pod.spec.nodeName }),
    ...(seenAt.ref.kind === 'Node' && { node: seenAt.ref.name }),
    ...(['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) && {
      workload: `${kind.toLowerCase()}/${name}`,
    }),
  };
};

const merged = (hits: readonly Hit[]): readonly GraphFinding[] => {
  const ordered = hits.toSorted((a, b) => RANK[b.sighting.known] - RANK[a.sighting.known]);
  const [first] = ordered;
  if (first === undefined) return [];
  const sightings = ordered.map(({ sighting }) => sighting);
  const lasts = sightings.some(({ lastSeen }) => lastSeen === undefined);
  return [
    {
      mechanism: first.rule.mechanism,
      entity: first.entity,
      at: [...new Set(ordered.flatMap(({ seenAt, sighting: { shownAt = [] } }) => [seenAt.key, ...shownAt]))],
      carries: first.rule.carries,
      since: earliest(ordered.map(sinceOf)),
      lastSeen: lasts ? null : latest(sightings.map(({ lastSeen = null }) => lastSeen)),
      lasts,
      known: first.sighting.known,
      isBare: sightings.every(({ isBare }) => isBare === true),
      isLastResort: first.rule.isLastResort ?? false,
      isSymptom: first.rule.isSymptom ?? false,
      isOutcome: first.rule.isOutcome ?? false,
      claims: distinct(sightings.flatMap(({ claims }) => claims)),
      values: { ...placeValues(first), ...first.sighting.values },
      inKorean: first.sighting.inKorean ?? {},
      behind: [...new Set(sightings.flatMap(({ behind = [] }) => behind))],
    },
  ];
};

/**
 * Puts every rule to every entity of its kinds that a way leads to, and joins what was seen at pods of one workload. Pure,
 * never throws: a rule that does costs its own answer alone.
 */
export const runRules = (graph: CaseGraph, rules: readonly Rule[]): RuleRun => {
  const defects: RuleDefect[] = [];
  const checked = new Set<string>();
  const hits: Hit[] = [];
  const reached = graph.parts.entities.filter(({ hops }) => hops !== null);
  const byKind = Map.groupBy(reached, ({ ref }) => ref.kind);
  for (const each of rules) {
    const looked = each.on.includes(ANY_KIND) ? reached : each.on.flatMap((kind) => byKind.get(kind) ?? []);
    for (const seenAt of looked) {
      checked.add(each.mechanism);
      try {
        const found = each.find(seenAt, graph);
        if (found.length === 0) continue;
        const entity = topOwner(seenAt, graph);
        hits.push(...found.map((sighting) => ({ rule: each, sighting, seenAt, entity })));
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        defects.push({ mechanism: each.mechanism, reason: `the rule failed: ${reason}` });
      }
    }
  }
  const groups = Map.groupBy(hits, ({ rule: { mechanism }, entity, sighting }) =>
    [mechanism, entity.key, sighting.key ?? ''].join(' '),
  );
  return { findings: [...groups.values()].flatMap(merged), checked: [...checked], defects };
};
