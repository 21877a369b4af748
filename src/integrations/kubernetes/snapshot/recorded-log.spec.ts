import { describe, expect, it } from '@jest/globals';
import type { ContainerStatus, Pod } from '../../../evidence/objects.js';
import { cutLog, noSuchLog } from './recorded-log.js';

const text = '2026-01-01T00:00:00.5Z one\n2026-01-01T00:01:00Z two\n2026-01-01T00:02:00Z three\n';
const now = new Date('2026-01-01T00:02:30Z');
const whole = { tailLines: null, sinceSeconds: null, timestamps: true, limitBytes: null };

describe('a recorded log', () => {
  it.each([
    [{}, text],
    [{ tailLines: 1 }, '2026-01-01T00:02:00Z three\n'],
    [{ tailLines: 0 }, ''],
    [{ tailLines: 99, timestamps: false }, 'one\ntwo\nthree\n'],
    [{ sinceSeconds: 90, timestamps: false }, 'two\nthree\n'],
    [{ sinceSeconds: 90, tailLines: 1, timestamps: false }, 'three\n'],
    [{ limitBytes: 8, timestamps: false }, 'one\ntwo\n'],
  ])('cut by %j', (part, expected) => {
    expect(cutLog(text, { ...whole, ...part }, now)).toBe(expected);
  });
});

const podWith = (status?: Partial<ContainerStatus>): Pod => ({
  metadata: { name: 'cart-0' },
  spec: { containers: [{ name: 'app' }] },
  status: {
    containerStatuses: status ? [{ name: 'app', ready: false, restartCount: 0, ...status }] : [],
  },
});

describe('a log without a file', () => {
  it.each([
    ['running, previous', podWith({ state: { running: {} } }), true, /^previous terminated container "app"/],
    ['running, current', podWith({ state: { running: {} } }), false, null],
    ['restarted, previous', podWith({ restartCount: 1 }), true, null],
    [
      'image not pulled',
      podWith({ state: { waiting: { reason: 'ErrImagePull' } } }),
      false,
      /start: ErrImagePull$/,
    ],
    ['never scheduled', podWith(), false, /ContainerCreating$/],
    ['ended', podWith({ state: { terminated: { exitCode: 1 } } }), false, null],
  ])('of a container that is %s', (_name, pod, previous, expected) => {
    const reason = noSuchLog(pod, 'app', previous);
    if (expected === null) expect(reason).toBeNull();
    else expect(reason).toMatch(expected);
  });

  it('of a container that the pod does not have cannot exist', () => {
    expect(noSuchLog(podWith({ restartCount: 3 }), 'sidecar', true)).toMatch(/not valid for pod cart-0/);
  });
});
