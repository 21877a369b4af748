import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../config/load.js';
import type { Delivery } from '../jetstream/delivery.js';
import type { Leases } from '../jetstream/lease.js';
import type { AttemptRecords } from './attempt-records.js';
import type { GroupRounds } from './group-rounds.js';
import { GroupWork } from './group-work.js';

const NOW = Date.parse('2026-03-02T09:00:00.000Z');

/** The work on a group whose last attempt failed, and that is due at a time. */
const workDue = (notBefore: number): GroupWork => {
  const attempts = {
    read: async () => ({ record: { attempts: 1, notBefore }, revision: 3 }),
  } as unknown as AttemptRecords;
  // Held by another delivery, so that going on shows as another outcome.
  const leases = { acquire: async () => null } as unknown as Leases;
  const clock = { now: () => new Date(NOW) };
  return new GroupWork(attempts, leases, {} as GroupRounds, loadSettings({}), clock);
};

const settle = (notBefore: number) =>
  workDue(notBefore).handle(
    { group: 'g', key: {}, revision: 9 } as never,
    { id: 'd', deliveryCount: 1 } as Delivery,
  );

describe('a trigger of a group whose attempt has failed', () => {
  it('does not jump the backoff: it is handed back for the remainder', async () => {
    expect(await settle(NOW + 30_000)).toEqual({ kind: 'retry', afterMs: 30_000, why: 'backoff' });
  });

  it('goes on when that is over', async () => {
    expect(await settle(NOW)).toMatchObject({ kind: 'retry', why: 'lease-held' });
  });
});
