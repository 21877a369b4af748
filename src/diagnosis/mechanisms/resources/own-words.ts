import { bounded } from '../../../evidence/bounded-text.js';
import { ALERT_CLASSES } from '../../../alerts/class/alert-class.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { waitingMessage, waitingReason } from '../../container-view.js';
import { evidenceOf, podOf, rawOf, workloadContainers } from '../../kit/look.js';
import { ANY_KIND, claim, rule, type Sighting } from '../../kit/rule.js';
import { badConditions } from '../../../evidence/bad-conditions.js';

interface WithConditions extends KubeObject {
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly reason?: string;
    readonly message?: string;
  };
}

/** A warning is of this case from here on before the alert. */
const RECENT_MS = 60 * 60_000;
/** What only says that parts are not ready, not why. */
const NO_REASON =
  /^(?:ContainersNotReady|ContainersNotInitialized|MinimumReplicasUnavailable|ReadinessGatesNotReady|PodCompleted)$/;
/** Warnings that repeat what something else has said. */
const NO_NEWS = /^(?:BackOff|FailedToRetrieveImagePullSecret|DNSConfigForming)$/;
/** Waiting that is no fault. */
const STARTING = /^(?:ContainerCreating|PodInitializing)$/;

/** Says that a program is started again and again, or was given up on, not why it ends. */
const STARTED_AGAIN =
  /\bback-?off \S* ?restarting failed container|\bBackoffLimitExceeded\b|\bCrashLoopBackOff\b/i;

interface Words {
  readonly text: string;
  readonly since: string | null;
  readonly evidence: ReturnType<typeof evidenceOf>;
}

const ofStatus = (entity: Entity, graph: CaseGraph): readonly Words[] => {
  const evidence = evidenceOf(entity, graph);
  const { reason, message, conditions } = rawOf<WithConditions>(entity)?.status ?? {};
  const whole =
    typeof message === 'string' ? [{ text: `${reason ?? ''}: ${message}`, since: null, evidence }] : [];
  const failed = badConditions(conditions)
    .filter((condition) => (condition.message ?? '') !== '' && !NO_REASON.test(condition.reason ?? ''))
    .map(({ type, status, reason: why = '', message: says = '', lastTransitionTime }) => ({
      text: `${type}=${status} ${why}: ${says}`,
      since: lastTransitionTime ?? null,
      evidence,
    }));
  return [...failed, ...whole];
};

const ofContainers = (entity: Entity, graph: CaseGraph): readonly Words[] => {
  const pod = podOf(entity);
  return (pod === null ? [] : workloadContainers(pod)).flatMap((view) => {
    const [reason, message] = [waitingReason(view), waitingMessage(view)];
    if (reason === null || STARTING.test(reason) || message === '') return [];
    return [
      {
        text: `container ${view.name} waits, ${reason}: ${message}`,
        since: null,
        evidence: evidenceOf(entity, graph),
      },
    ];
  });
};

const ofEvents = ({ events }: Entity, { startedMs }: CaseGraph['parts']): readonly Words[] =>
  events
    .filter(({ event }) => !NO_NEWS.test(event.reason))
    .filter(({ event }) => Date.parse(event.lastTimestamp ?? '') >= startedMs - RECENT_MS)
    .map(({ event, evidence }) => ({
      text: `${event.reason}: ${event.message}`,
      since: event.firstTimestamp ?? event.lastTimestamp,
      evidence,
    }));

/** What Kubernetes itself says of something that is not well, where no mechanism knows it: quoted, the last resort. */
export const ownWords = rule({
  mechanism: 'kubernetes/own-words',
  isLastResort: true,
  on: [ANY_KIND],
  carries: ALERT_CLASSES.filter((each) => each !== 'meta' && each !== 'no-data'),
  find: (entity, graph): readonly Sighting[] => {
    if (entity.sick !== true || entity.object.status !== 'ok') return [];
    const all = [
      ...ofStatus(entity, graph),
      ...ofEvents(entity, graph.parts),
      ...ofContainers(entity, graph),
    ];
    const [first] = all;
    if (first === undefined) return [];
    const message = bounded(first.text.replace(/^: /, ''), 260);
    return [
      {
        since: first.since,
        known: 'stated',
        isBare: all.every(({ text }) => STARTED_AGAIN.test(text)),
        claims: all
          .slice(0, 3)
          .map(({ text, evidence }) => claim(evidence, bounded(text.replace(/^: /, ''), 260))),
        values: { message },
      },
    ];
  },
});
