import { bounded } from '../../../evidence/bounded-text.js';
import { evidenceOf, podOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { NODE, podsOn } from './node-state.js';

const SHUTDOWN = /imminent node shutdown|node is shutting down|node shutdown/i;

/** A node that was shut down and took its pods with it. */
export const nodeShutdown = rule({
  mechanism: 'node/shutdown',
  on: ['Node'],
  carries: NODE,
  find: (entity, graph) => {
    const gone = podsOn(entity, graph).filter((pod) => {
      const status = podOf(pod)?.status;
      return status?.phase === 'Failed' && SHUTDOWN.test(`${status.reason ?? ''} ${status.message ?? ''}`);
    });
    const [first] = gone;
    const status = first === undefined ? undefined : podOf(first)?.status;
    if (first === undefined || status === undefined) return [];
    const message = bounded(status.message ?? '', 220);
    const since =
      status.conditions?.find(({ type }) => type === 'DisruptionTarget')?.lastTransitionTime ??
      status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime ??
      null;
    return [
      {
        since,
        known: 'stated',
        claims: gone
          .slice(0, 3)
          .map((pod) =>
            claim(
              evidenceOf(pod, graph),
              `pod ${pod.ref.name}: ${message}`,
              `파드 ${pod.ref.name}: ${message}`,
            ),
          ),
        values: { message, gone: String(gone.length), victim: first.ref.name },
      },
    ];
  },
});
