import { ALERT_CLASSES } from '../../../alerts/class/alert-class.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { eventsOf, evidenceOf, rawOf } from '../../kit/look.js';
import { ANY_KIND, claim, rule } from '../../kit/rule.js';
import { isBuiltIn } from './built-in.js';
import { badConditions, badPhase } from '../../../evidence/bad-conditions.js';

/** A warning is of this case from here on before the alert. */
const RECENT_MS = 60 * 60_000;

interface Resource extends KubeObject {
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly phase?: unknown;
    readonly message?: unknown;
  };
}

/** What a resource says of itself that is not well: a condition, else its phase. */
const verdictOf = (
  entity: Entity,
): { readonly told: string; readonly message: string; readonly since: string | null } | null => {
  const status = rawOf<Resource>(entity)?.status;
  const [bad] = badConditions(status?.conditions);
  if (bad !== undefined) {
    const message = bounded([bad.reason, bad.message].filter(Boolean).join(': '), 240);
    return { told: `${bad.type}=${bad.status}`, message, since: bad.lastTransitionTime ?? null };
  }
  const phase = badPhase(status);
  return phase === null
    ? null
    : { told: `phase=${phase.phase}`, message: bounded(phase.message, 240), since: null };
};

/** A resource of an operator that says by a condition that it is not well. */
export const conditionOfResource = rule({
  mechanism: 'resources/condition',
  isLastResort: true,
  on: [ANY_KIND],
  carries: ALERT_CLASSES.filter((each) => each !== 'meta' && each !== 'no-data'),
  find: (entity, graph) => {
    if (isBuiltIn(entity)) return [];
    const bad = verdictOf(entity);
    if (bad === null) return [];
    const { told, message } = bad;
    const { startedMs } = graph.parts;
    const warning = eventsOf(entity).find(
      ({ event }) =>
        event.type === 'Warning' && Date.parse(event.lastTimestamp ?? '') >= startedMs - RECENT_MS,
    );
    const event = bounded(warning?.event.message ?? '', 200);
    return [
      {
        since: bad.since,
        known: 'stated',
        claims: [
          claim(evidenceOf(entity, graph), bounded(`${told} ${message}`, 280)),
          ...(warning === undefined
            ? []
            : [claim(warning.evidence, `${warning.event.reason}: ${quoted(event)}`)]),
        ],
        values: {
          condition: told,
          ...(message !== '' && { message }),
          ...(event !== '' && !message.includes(event) && { event }),
        },
      },
    ];
  },
});
