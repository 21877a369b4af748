import { describe, expect, it } from '@jest/globals';
import type { Alert, AlertStatus, Fingerprint } from '../alerts/alert.js';
import { NO_CALLER, observe } from '../alerts/state.js';
import { loadSettings } from '../config/load.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { toBytes } from '../jetstream/ports.js';
import { SimulatedBucket, SimulatedQueue, SimulatedStream } from '../../test/protocol/simulated-server.js';
import { WorkerBuckets } from '../../test/protocol/simulated-ports.js';
import { StateSweep } from './state-sweep.js';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-03-10T00:00:00Z');

const alert = (status: AlertStatus): Alert => ({
  status,
  labels: {},
  annotations: {},
  startsAt: '2026-03-01T00:00:00.000Z',
  endsAt: null,
  generatorURL: null,
  fingerprint: '0123456789abcdef' as Fingerprint,
});

const setup = () => {
  const now = (): number => NOW;
  const server = {
    alertState: new SimulatedBucket(now),
    groupOf: new SimulatedBucket(now),
    lease: new SimulatedBucket(now),
    attempts: new SimulatedBucket(now),
    results: new SimulatedStream(),
    dead: new SimulatedStream(),
    work: new SimulatedQueue(true),
    now,
  };
  const put = (id: string, status: AlertStatus, hoursAgo: number): void => {
    server.alertState.write(
      `g.${id}`,
      toBytes(observe(alert(status), NO_CALLER, NOW - hoursAgo * HOUR_MS)),
      0,
    );
    server.groupOf.write(id, toBytes({ group: 'g', key: {} }), 0);
  };
  const retention = new StateSweep(
    new WorkerBuckets(async (_, run) => run(), server),
    new Lifecycle(),
    loadSettings({ STATE_RETENTION_HOURS: '24' }),
    { now: () => new Date(NOW) },
  );
  return { server, put, retention };
};

describe('retention', () => {
  it('removes alerts resolved longer than the retention, with their membership, and nothing else', async () => {
    const { server, put, retention } = setup();
    put('old', 'resolved', 25);
    put('recent', 'resolved', 23);
    put('firing', 'firing', 900);
    expect(await retention.sweep()).toBe(1);
    expect(server.alertState.keys()).toEqual(['g.recent', 'g.firing']);
    expect(server.groupOf.keys()).toEqual(['recent', 'firing']);
    expect(await retention.sweep()).toBe(0);
  });

  it('leaves an alert that fires again while it is looked at', async () => {
    const { server, put, retention } = setup();
    put('old', 'resolved', 25);
    const before = server.alertState.read('g.old');
    const read = server.alertState.read.bind(server.alertState);
    server.alertState.read = (key) => {
      const entry = read(key);
      if (entry === before)
        server.alertState.write(
          'g.old',
          toBytes(observe(alert('firing'), NO_CALLER, NOW)),
          entry?.revision ?? 0,
        );
      return entry;
    };
    expect(await retention.sweep()).toBe(0);
    expect(server.groupOf.keys()).toEqual(['old']);
  });
});
