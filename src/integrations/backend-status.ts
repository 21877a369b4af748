import type { DependencyStatus } from '../lifecycle/dependency.js';
import type { ReadOutcome } from '../transport/read-outcome.js';

/** What is asked of a backend to see whether it answers as what it should be. */
export interface Probed {
  /** `Prometheus` */
  readonly title: string;
  /** `PROMETHEUS`: what its settings begin with. */
  readonly prefix: string;
}

/** Reasons that a setting is at fault for, whatever runs at the address (transport/failed-call.ts, failed-answer.ts). */
const OF_SETTINGS =
  /the file of |is not trusted|has nothing at|check the path|redirects to|did not answer with JSON|answered with JSON of another form|cannot be used|wants a tenant/;

/** The setting that a reason names; else the one that a person looks at first. */
const settingIn = (reason: string, { prefix }: Probed, first: string): string =>
  new RegExp(`\\b${prefix}_[A-Z_]+[A-Z]\\b`).exec(reason)?.[0] ?? `${prefix}_${first}`;

/** How a backend is doing, from what became of one question to it. */
export const backendStatus = (outcome: ReadOutcome<unknown>, probed: Probed): DependencyStatus => {
  if (outcome.status === 'ok' || outcome.status === 'absent') return { state: 'up', detail: null };
  const { status, reason } = outcome;
  const { title } = probed;
  const effect = `analyses go on without ${title}, and it is asked again`;
  if (OF_SETTINGS.test(reason))
    return {
      state: 'misconfigured',
      detail: reason,
      variable: settingIn(reason, probed, 'URL'),
      remedy: `correct the setting or what it names; ${effect}`,
    };
  if (status === 'forbidden')
    return {
      state: 'refused',
      detail: reason,
      variable: settingIn(reason, probed, 'BEARER_TOKEN_FILE'),
      remedy: `give user, token or tenant the right to read; ${effect}`,
    };
  if (status === 'error')
    return {
      state: 'degraded',
      detail: reason,
      variable: settingIn(reason, probed, 'URL'),
      remedy: `see what ${title} says in its own log; ${effect}`,
    };
  return {
    state: 'unreachable',
    detail: reason,
    variable: settingIn(reason, probed, 'URL'),
    remedy: `see whether it runs and can be reached from the pod (NetworkPolicy, DNS, port); ${effect}`,
  };
};
