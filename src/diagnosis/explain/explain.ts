import type { CaseGraph } from '../../evidence/case-graph.js';
import type { EntityKey } from '../../evidence/entity.js';
import type { GraphFinding } from '../kit/finding.js';
import type { Known } from '../kit/rule.js';
import type { Explanation, Rival, Weighed, WhyNot } from './explanation.js';
import { fitsClass, timeDoubt } from './fits.js';
import { triggerOf } from './trigger.js';
import { leadsThrough, waysFrom, type Way } from './ways.js';

const KNOWN: Readonly<Record<Known, number>> = { stated: 0.96, shown: 0.88, suggested: 0.7 };
/** A finding that is reached only over calls that nothing supports is no cause. */
const MIN_SUPPORT = 0.25;
const MIN_CONFIDENCE = 0.2;
/** A second cause stands beside the first only if it is known as surely and reached as well. */
const SECOND = 0.9;

/** The best way to where the finding was seen or to what it is charged to. */
const wayTo = (ways: ReadonlyMap<EntityKey, Way>, { entity, at }: GraphFinding): Way | null =>
  [entity.key, ...at]
    .flatMap((key) => ways.get(key) ?? [])
    .toSorted((a, b) => b.support - a.support || a.steps.length - b.steps.length)[0] ?? null;

const weighed = (ways: ReadonlyMap<EntityKey, Way>, finding: GraphFinding): Weighed => {
  const way = wayTo(ways, finding);
  return { finding, way, confidence: way === null ? 0 : KNOWN[finding.known] * way.support };
};

const doubtOf = ({ finding, way }: Weighed, graph: CaseGraph): WhyNot | null => {
  if (way === null || way.support < MIN_SUPPORT) return 'no way';
  if (!fitsClass(finding, graph)) return 'other trouble';
  return timeDoubt(finding, graph);
};

/** Whether the one lies behind the other: the way to it leads through where the other was seen. */
const isBehind = (deep: Weighed, near: Weighed): boolean => {
  if (deep === near || deep.way === null || near.way === null) return false;
  if (near.finding.behind.includes(deep.finding.entity.key)) return true;
  const { entity, at } = near.finding;
  const same = deep.finding.entity.key === entity.key;
  const own = [entity.key, ...at];
  return !same && own.some((key) => deep.way !== null && deep.way.to !== key && leadsThrough(deep.way, key));
};

/** Deepest first, then the surest. */
const byDepth = (a: Weighed, b: Weighed): number =>
  b.confidence - a.confidence || (b.way?.calls ?? 0) - (a.way?.calls ?? 0);

const rival = (one: Weighed, why: WhyNot): Rival => ({ ...one, why });

/** Whether a cause as deep is sure enough to stand for what lies before it. */
const explains = (deep: Weighed, near: Weighed): boolean =>
  isBehind(deep, near) && deep.confidence >= near.confidence * 0.6;

/**
 * Which findings explain the alert: those of its kind of trouble and its time to which a supported way leads; of these,
 * the ones that lie behind the others. Knows nothing of single rules.
 */
export const explain = (graph: CaseGraph, findings: readonly GraphFinding[]): Explanation => {
  const ways = waysFrom(graph);
  const all = findings.map((finding) => weighed(ways, finding));
  const alsoSeen = all.flatMap((one) => {
    const why = doubtOf(one, graph);
    return why === null ? [] : [rival(one, why)];
  });
  const fitting = all.filter((one) => doubtOf(one, graph) === null && one.confidence >= MIN_CONFIDENCE);
  const deepest = fitting.filter((one) => !fitting.some((other) => explains(other, one))).toSorted(byDepth);
  const behind = fitting.filter((one) => !deepest.includes(one));
  const [first, ...others] = deepest;
  if (first === undefined)
    return { causes: [], trigger: null, rivals: behind.map((one) => rival(one, 'behind another')), alsoSeen };
  const second = others.filter(
    ({ confidence, finding }) =>
      confidence >= first.confidence * SECOND && finding.entity.key !== first.finding.entity.key,
  );
  const causes = [first, ...second.slice(0, 1)];
  return {
    causes,
    trigger: triggerOf(graph, first),
    rivals: [
      ...others.filter((one) => !causes.includes(one)).map((one) => rival(one, 'less likely')),
      ...behind.map((one) => rival(one, 'behind another')),
    ],
    alsoSeen: alsoSeen.toSorted((a, b) => b.confidence - a.confidence),
  };
};
