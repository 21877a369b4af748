import type { StreamClient } from '../support/stream-client.js';
import { untilNone } from '../support/until.js';
import { Verifier, wrongIn } from './verifier.js';

/** How long after the fault has ended all must be as it should: stream leaders are elected and leases end meanwhile. */
const LIMIT_MS = 60_000;

/**
 * Waits until the verifier finds nothing lost, duplicate, stale or pending, and the number of dead letters.
 * @throws {Error} listing what stays wrong
 */
export const unharmed = async (
  { jsm, prefix }: StreamClient,
  dead = 0,
  limitMs = LIMIT_MS,
): Promise<void> => {
  const verifier = new Verifier(jsm, prefix);
  await untilNone(async () => {
    const verdict = await verifier.verdict();
    const letters = verdict.dead === dead ? [] : [`${verdict.dead} dead letters, not ${dead}`];
    return [...wrongIn(verdict), ...letters];
  }, limitMs);
};
