import type { CaseGraph } from '../../evidence/case-graph.js';
import type { EntityKey } from '../../evidence/entity.js';
import type { GraphFinding } from '../kit/finding.js';
import type { Known } from '../kit/rule.js';
import type { Explanation, Rival, Weighed, WhyNot } from './explanation.js';
import { confidenceOf } from './confidence.js';
import { featuresOf } from './features.js';
import { fitsClass, freshOf, timeDoubt } from './fits.js';
import { triggerOf } from './trigger.js';
import { isNamedBy, leadsThrough, waysFrom, type Way } from './ways.js';

const KNOWN: Readonly<Record<Known, number>> = { stated: 0.96, shown: 0.88, suggested: 0.7 };
/** The cluster's own words name a failure, not what is behind it. */
const LAST_RESORT = 0.55;
/** A finding that is reached only over calls that nothing supports is no cause. */
const MIN_SUPPORT = 0.25;
const MIN_SCORE = 0.2;
/** A second cause stands beside the first only if it is known as surely and reached as well. */
const SECOND = 0.9;

const surenessOf = ({ isLastResort, known }: GraphFinding): number =>
  isLastResort ? LAST_RESORT : KNOWN[known];

/** The best way to where the finding was seen or to what it is charged to. */
const wayTo = (ways: ReadonlyMap<EntityKey, Way>, { entity, at }: GraphFinding): Way | null =>
  [entity.key, ...at]
    .flatMap((key) => ways.get(key) ?? [])
    .toSorted((a, b) => b.support - a.support || a.steps.length - b.steps.length)[0] ?? null;

const weighed = (ways: ReadonlyMap<EntityKey, Way>, finding: GraphFinding): Weighed => {
  const way = wayTo(ways, finding);
  const evidence = [...new Set(finding.claims.map((claim) => claim.evidence))];
  const score = way === null ? 0 : surenessOf(finding) * way.support;
  return { finding, way, score, confidence: 0, evidence }; // how likely it is shows beside the others
};

/** A symptom that is no more than likely: what the cluster says in its own words of the same entity tells more. */
const isVague = ({ isSymptom, known }: GraphFinding): boolean => isSymptom && known === 'suggested';

/** A last resort gives way to every other finding at the same entity that tells what is wrong. */
const withoutEchoes = (findings: readonly GraphFinding[]): readonly GraphFinding[] => {
  const known = new Set(
    findings.filter((one) => !one.isLastResort && !isVague(one)).map(({ entity }) => entity.key),
  );
  return findings.filter(({ isLastResort, entity }) => !isLastResort || !known.has(entity.key));
};

const doubtOf = ({ finding, way }: Weighed, graph: CaseGraph): WhyNot | null => {
  if (way === null || way.support < MIN_SUPPORT) return 'no way';
  if (!fitsClass(finding, graph)) return 'other trouble';
  return timeDoubt(finding, graph);
};

/** Whether the one is the fault by which the other shows itself, at one and the same entity. */
const isFaultOf = ({ finding: deep }: Weighed, { finding: near }: Weighed): boolean =>
  (near.isSymptom || (near.isOutcome && !deep.isOutcome)) &&
  !deep.isSymptom &&
  (!deep.isLastResort || isVague(near)) &&
  deep.known !== 'suggested' &&
  deep.entity.key === near.entity.key;

/** Whether it only passes on trouble: something that runs and is ready, and whose lines name nobody. */
const isMessenger = (graph: CaseGraph, { known, behind, entity, at }: GraphFinding): boolean =>
  known === 'suggested' &&
  behind.length === 0 &&
  [entity.key, ...at].every((key) => graph.entity(key)?.sick !== true);

/** Whether the one calls the other by its own specification. */
const calls = (graph: CaseGraph, { finding: from }: Weighed, { finding: to }: Weighed): boolean => {
  const parts = new Set([to.entity.key, ...to.at]);
  return [from.entity.key, ...from.at]
    .flatMap((key) => graph.relationsFrom(key, 'calls'))
    .some(
      (call) =>
        parts.has(call.to) || graph.relationsFrom(call.to, 'selects').some((part) => parts.has(part.to)),
    );
};

/** Whether the one does no more than pass on the trouble of the other, which it calls, whatever way was found first. */
const passesOn = (graph: CaseGraph, near: Weighed, deep: Weighed): boolean =>
  isMessenger(graph, near.finding) && calls(graph, near, deep) && !calls(graph, deep, near);

/** Whether the one lies behind the other: the way to it leads through where the other was seen. */
const isBehind = (graph: CaseGraph, deep: Weighed, near: Weighed): boolean => {
  if (deep === near || deep.way === null || near.way === null) return false;
  if (isFaultOf(deep, near)) return true;
  if (near.finding.behind.includes(deep.finding.entity.key) || passesOn(graph, near, deep)) return true;
  const { entity, at } = near.finding;
  const same = deep.finding.entity.key === entity.key;
  const own = [entity.key, ...at];
  return !same && own.some((key) => deep.way !== null && deep.way.to !== key && leadsThrough(deep.way, key));
};

/** Deepest first, then the surest. */
const byDepth = (a: Weighed, b: Weighed): number =>
  b.score - a.score || (b.way?.calls ?? 0) - (a.way?.calls ?? 0);

const rival = (one: Weighed, why: WhyNot): Rival => ({ ...one, why });

/**
 * Whether what lies before complains of the way to what lies deeper: it names it, its own error lines do, or no call is
 * between them. What a fault of its own explains is not charged to a callee that it does not complain of.
 */
const complainsOf = (graph: CaseGraph, near: Weighed, deep: Weighed): boolean => {
  const { finding } = near;
  if (isMessenger(graph, finding) || isFaultOf(deep, near)) return true;
  const own = new Set([finding.entity.key, ...finding.at]);
  const steps = deep.way?.steps ?? [];
  const leaves = steps.findLastIndex(({ from, to }) => own.has(from) || own.has(to));
  const call = steps.slice(Math.max(0, leaves)).find(({ type }) => type === 'calls');
  if (isNamedBy(finding, deep) || (call !== undefined && call.blame !== null)) return true;
  // What the cluster states by itself, and that is not behind it, needs no deeper cause.
  if (call === undefined)
    return finding.known !== 'stated' || finding.isLastResort || deep.finding.entity.ref.kind !== 'Node';
  const parts = [
    ...own,
    ...[...own].flatMap((key) => graph.relationsFrom(key, 'selects').map(({ to }) => to)),
  ];
  return graph
    .relationsTo(call.to, 'calls')
    .some(({ blame, from }) => blame !== null && (parts.includes(from) || from === call.from));
};

const length = ({ way }: Weighed): number => way?.steps.length ?? 0;

/** Whether a cause as deep is sure enough to stand for what lies before it; of two that lie behind each other, the farther. */
const explains = (graph: CaseGraph, deep: Weighed, near: Weighed): boolean =>
  isBehind(graph, deep, near) &&
  deep.score >= near.score * 0.6 &&
  !(isBehind(graph, near, deep) && length(near) > length(deep)) &&
  complainsOf(graph, near, deep);

/** What another finding says is behind it is reached through that one, be there a relation or not. */
const reachedThrough = (all: readonly Weighed[]): readonly Weighed[] =>
  all.map((one) => {
    const near = all
      .filter(({ finding, way }) => way !== null && finding.behind.includes(one.finding.entity.key))
      .toSorted((a, b) => b.score - a.score)[0];
    const support = near?.way?.support ?? 0;
    if (near === undefined || (one.way?.support ?? 0) >= support) return one;
    return { ...one, way: near.way, score: surenessOf(one.finding) * support };
  });

/** Whether two faults of one workload were seen at different pods of it: neither can be the other's. */
const isSeenApart = (graph: CaseGraph, one: GraphFinding, other: GraphFinding): boolean =>
  one.mechanism !== other.mechanism &&
  [one, other].every(
    ({ known, isSymptom, at }) =>
      known !== 'suggested' &&
      !isSymptom &&
      at.length > 0 &&
      at.every((key) => graph.entity(key)?.ref.kind === 'Pod'),
  ) &&
  one.at.every((key) => !other.at.includes(key));

/** Causes of their own beside the first: as sure, and at another object or other pods. */
const besides = (graph: CaseGraph, first: Weighed, others: readonly Weighed[]): readonly Weighed[] =>
  others
    .filter(
      ({ score, finding }) =>
        !finding.isLastResort &&
        score >= first.score * SECOND &&
        (finding.entity.key !== first.finding.entity.key || isSeenApart(graph, finding, first.finding)),
    )
    .slice(0, 1);

/**
 * Which findings explain the alert: those of its kind of trouble and its time to which a supported way leads; of these,
 * the ones that lie behind the others. Knows nothing of single rules.
 */
export const explain = (graph: CaseGraph, findings: readonly GraphFinding[]): Explanation => {
  const ways = waysFrom(graph, freshOf(graph, findings));
  const all = reachedThrough(withoutEchoes(findings).map((finding) => weighed(ways, finding)));
  const doubts = new Map(all.map((one) => [one, doubtOf(one, graph)]));
  const alsoSeen = all
    .flatMap((one) => {
      const why = doubts.get(one) ?? null;
      return why === null || why === 'no way' ? [] : [rival(one, why)];
    })
    .toSorted((a, b) => b.score - a.score);
  const fitting = all.filter((one) => doubts.get(one) === null && one.score >= MIN_SCORE);
  const deepest = fitting
    .filter((one) => !fitting.some((other) => explains(graph, other, one)))
    .toSorted(byDepth);
  const nearer = fitting.filter((one) => !deepest.includes(one)).map((one) => rival(one, 'behind another'));
  const [first, ...others] = deepest;
  if (first === undefined) return { causes: [], trigger: null, rivals: nearer, alsoSeen };
  const causes = [first, ...besides(graph, first, others)];
  const lesser = others.filter((one) => !causes.includes(one)).map((one) => rival(one, 'less likely'));
  const rivals = [...lesser, ...nearer];
  const sure = <T extends Weighed>(one: T): T => ({
    ...one,
    confidence: confidenceOf(featuresOf(one, rivals)),
  });
  return {
    causes: causes.map(sure),
    trigger: triggerOf(graph, first),
    rivals: rivals.map(sure),
    alsoSeen: alsoSeen.map(sure),
  };
};
