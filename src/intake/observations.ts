import type { AlertId } from '../alerts/alert.js';
import { groupHashOf, groupKeyOf } from '../alerts/group-key.js';
import { alertIdOf } from '../alerts/identity.js';
import type { ReceivedAlert } from '../alerts/receive.js';
import { type AlertState, mergeStates, observe } from '../alerts/state.js';
import type { Membership } from '../jetstream/group-membership.js';

/** What one message says of one alert, or several together. */
export interface Observation {
  readonly id: AlertId;
  /** The group that it joins when it has none. */
  readonly wanted: Membership;
  readonly state: AlertState;
}

/** @param receivedAt ms since the epoch, on the stream's clock */
export const observationOf = (
  { alert, caller, notes }: ReceivedAlert,
  receivedAt: number,
  clusterName: string | null,
): Observation => {
  const key = groupKeyOf(alert.labels, clusterName);
  return {
    id: alertIdOf(alert.fingerprint, clusterName),
    wanted: { group: groupHashOf(key), key },
    state: observe(alert, caller, receivedAt, notes),
  };
};

/** Joins what messages say by alert, so that a state is written once however many of them name it. */
export const observationsOf = (
  messages: readonly { readonly observations: readonly Observation[] }[],
): readonly Observation[] => {
  const byId = new Map<AlertId, Observation>();
  for (const each of messages.flatMap(({ observations }) => observations)) {
    const known = byId.get(each.id);
    byId.set(each.id, known === undefined ? each : { ...known, state: mergeStates(known.state, each.state) });
  }
  return [...byId.values()];
};
