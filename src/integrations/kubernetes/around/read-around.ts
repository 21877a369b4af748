import type { Target } from '../../../alerts/target.js';
import type { CaseReader } from '../case-reader.js';
import type { Reading } from '../../../evidence/reading.js';
import { nodeNameOf, type SurveyParts } from '../survey/survey.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { withinLimit } from '../survey/within-limit.js';
import { autoscalers } from './autoscalers.js';
import { callees } from './called-services.js';
import { certificates } from './certificates.js';
import { claims } from './claims.js';
import { ingresses } from './ingresses.js';
import { limitRanges } from './limit-ranges.js';
import { networkPolicies } from './network-policies.js';
import { quotas } from './quotas.js';
import { isQuiet, unread, type Gap, type Place, type Surrounding } from './surrounding.js';
import type { PodUsage } from '../../../evidence/pod-usage.js';
import { nodeUsage, podUsage } from './usage.js';

/** In the order in which their evidence stands. */
const SURROUNDINGS: Readonly<Record<string, (place: Place) => Promise<Surrounding>>> = {
  calledServices: callees,
  volumeClaims: claims,
  quotas,
  limitRanges,
  autoscaler: autoscalers,
  networkPolicies,
  ingresses,
  certificates,
};

export interface AroundRequest {
  readonly target: Target;
  /** Most milliseconds that one kind takes once the target is known. */
  readonly limitMs: number;
}

/** What lies around a target. */
export interface Around {
  /** In a fixed order; without the next. */
  readonly readings: readonly Reading<unknown>[];
  /** What the pod uses, where metrics.k8s.io told it. */
  readonly podUsage: Reading<PodUsage> | null;
}

const surroundingsOf = async (place: Place, limitMs: number): Promise<readonly Surrounding[]> => {
  const { chosen, owners, service, workloadEvents } = place.parts;
  // What a kind starts from is bounded by itself; the time of the kind is counted from there.
  const known = Promise.all([chosen, owners, service, workloadEvents]);
  return Promise.all(
    Object.entries(SURROUNDINGS).map(([name, find]) => {
      const work = find(place);
      const late = (): Surrounding =>
        unread(name, `${name} of namespace ${place.namespace}`, {
          status: 'timeout',
          reason: `not read within ${limitMs / 1000} s`,
        });
      return Promise.race([work, known.then(() => withinLimit(work, limitMs, late))]);
    }),
  );
};

/** All that is calm, in one short piece; `null` when nothing was answered. */
const summary = (
  found: readonly Surrounding[],
  unreadUsage: readonly string[],
  { reader, namespace }: Place,
): Reading<unknown> | null => {
  const calm = found.filter((one) => one.calm !== undefined);
  if (calm.length === 0) return null;
  const notRead = [...found.flatMap((one) => one.unread ?? []), ...unreadUsage];
  return {
    outcome: { status: 'ok', value: null },
    query: null,
    collectedAt: reader.now().toISOString(),
    type: 'manifest',
    title: `what lies around the target in namespace ${namespace}`,
    weight: WEIGHT.around,
    body: {
      ...Object.fromEntries(calm.map((one) => [one.name, one.calm])),
      ...(notRead.length > 0 && { notRead }),
    },
  };
};

/** Longest reason of several gaps together, in characters. */
const MAX_REASON = 1500;

/** What could not be read, one piece for each status, so that a cluster without these rights is told in one line. */
const gapsOf = (gaps: readonly Gap[], collectedAt: string): readonly Reading<unknown>[] =>
  [...Map.groupBy(gaps, ({ failed }) => failed.status)].map(([status, alike]) => {
    const reasons = [...new Set(alike.map(({ failed }) => failed.reason))].join('; ');
    return {
      outcome: { status, reason: reasons.slice(0, MAX_REASON).toWellFormed() },
      query: null,
      collectedAt,
      type: 'manifest',
      title: alike.map(({ title }) => title).join(', '),
      weight: WEIGHT.around,
      body: null,
    };
  });

const gapOf = ({ title, outcome }: Reading<unknown>): readonly Gap[] =>
  outcome.status === 'ok' || isQuiet(outcome) ? [] : [{ title, failed: outcome }];

const usageOf = async (
  reader: CaseReader,
  { namespace, pod }: Target,
  parts: SurveyParts,
  nodeName: Promise<string | null>,
) => {
  const ofNode = nodeName.then((name) => (name === null ? null : nodeUsage(reader, name, parts)));
  const ofPod = namespace === null ? null : podUsage(reader, namespace, pod, parts);
  const [podRead, nodeRead] = await Promise.all([ofPod, ofNode]);
  return { podRead, nodeRead };
};

/**
 * What lies around a target: what its pod and node use, the Services that it calls, its volume claims, quotas, limit ranges,
 * autoscaler, network policies, ingresses and certificates. What is wrong becomes evidence of its own, all the rest one
 * short piece. Never rejects.
 */
export const readAround = async (
  reader: CaseReader,
  parts: SurveyParts,
  { target, limitMs }: AroundRequest,
): Promise<Around> => {
  const { namespace } = target;
  const place = namespace === null ? null : { reader, namespace, parts };
  const [{ podRead, nodeRead }, found] = await Promise.all([
    usageOf(reader, target, parts, nodeNameOf(target, parts.chosen)),
    place === null ? [] : surroundingsOf(place, limitMs),
  ]);
  const usage = [podRead, nodeRead].filter((one) => one !== null);
  const unreadUsage = usage.flatMap(({ title, outcome }) =>
    outcome.status === 'absent' || outcome.status === 'unavailable'
      ? [`${title}: ${outcome.status}: ${outcome.reason}`]
      : [],
  );
  const whole = place === null ? null : summary(found, unreadUsage, place);
  return {
    readings: [
      ...found.flatMap(({ trouble }) => trouble ?? []),
      ...(nodeRead?.outcome.status === 'ok' ? [nodeRead] : []),
      ...gapsOf(
        [...found.flatMap(({ gap }) => gap ?? []), ...usage.flatMap(gapOf)],
        reader.now().toISOString(),
      ),
      ...(whole === null ? [] : [whole]),
    ],
    podUsage: podRead?.outcome.status === 'ok' ? podRead : null,
  };
};
