import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity } from '../../evidence/entity.js';
import type { ToldStep } from '../../evidence/finding.js';
import type { Condition } from '../../evidence/objects.js';
import { evidenceOf, podOf, rawOf } from '../kit/look.js';
import { changeText } from './change-text.js';
import { nameOf } from './names.js';

/** An alert is told as over some time after its trouble was: rule intervals, `for`, resends. */
const LATE_MS = 2 * 60_000;
const EARLY_MS = 30 * 60_000;

/** A sign that the trouble was over, at a moment. */
interface Sign {
  readonly at: number;
  readonly entity: Entity;
  readonly en: string;
  readonly ko: string;
}

/** Conditions that say that something is well again. */
const WELL: ReadonlySet<string> = new Set(['Ready', 'Available', 'Complete', 'Healthy', 'Synced']);

const sign = (entity: Entity, time: string | undefined, en: string, ko: string): readonly Sign[] => {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? [] : [{ at, entity, en, ko }];
};

interface WithConditions {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** `Ready=True` since, of whatever has conditions. */
const conditionSigns = (entity: Entity): readonly Sign[] =>
  (rawOf<WithConditions>(entity)?.status?.conditions ?? [])
    .filter(({ type, status }) => WELL.has(type) && status === 'True')
    .flatMap(({ type, lastTransitionTime }) =>
      sign(
        entity,
        lastTransitionTime,
        `${nameOf(entity.ref)} became ${type}`,
        `${nameOf(entity.ref)} ${type} 상태로 회복`,
      ),
    );

/** A container that was started again, and has been running since. */
const restartSigns = (entity: Entity): readonly Sign[] =>
  (podOf(entity)?.status?.containerStatuses ?? [])
    .filter(({ ready, restartCount }) => ready && restartCount > 0)
    .flatMap(({ name, state }) =>
      sign(
        entity,
        state?.running?.startedAt,
        `container ${name} of ${nameOf(entity.ref)} was started again`,
        `${nameOf(entity.ref)}의 컨테이너 ${name} 재시작`,
      ),
    );

const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** The newest; of two at one moment that of the nearer and less particular object. */
const newest = (signs: readonly Sign[]): Sign | null =>
  signs.toSorted((a, b) => b.at - a.at || (a.entity.hops ?? 0) - (b.entity.hops ?? 0))[0] ?? null;

/** That a controller made a pod or run is no change that somebody made. */
const isRoutine = (what: string): boolean => /^(?:job|pod|replica ?set) .{1,253} was created$/i.test(what);

/**
 * What ended the trouble of an alert that is over, as far as the graph shows it: the change before its end, and what became well
 * then. Nothing that is not well now can have ended it.
 *
 * @param endMs when the alert was over; ms since the epoch
 */
export const endedBy = (graph: CaseGraph, endMs: number): readonly ToldStep[] => {
  const from = Math.min(graph.parts.startedMs, endMs) - LATE_MS;
  const isIn = ({ at }: Sign): boolean => at >= Math.max(from, endMs - EARLY_MS) && at <= endMs + LATE_MS;
  const reached = graph.parts.entities.filter((entity) => entity.hops !== null && entity.sick !== true);
  const changes = reached.flatMap((entity) =>
    entity.changes
      .filter(({ what }) => !isRoutine(what))
      .flatMap(({ at, what }) => {
        const { en, ko } = changeText(what);
        const name = nameOf(entity.ref);
        return sign(entity, at, `${en} (${name})`, `${ko} (${name})`);
      }),
  );
  const change = newest(changes.filter(isIn));
  const well = newest(
    reached.flatMap((entity) => [...conditionSigns(entity), ...restartSigns(entity)]).filter(isIn),
  );
  return [change, well].flatMap((one) =>
    one === null
      ? []
      : [
          {
            text: { en: `${one.en} at ${time(one.at)}`, ko: `${one.ko} (${time(one.at)})` },
            evidence: [evidenceOf(one.entity, graph)],
          },
        ],
  );
};
