import { describe, expect, it } from '@jest/globals';
import type { Fingerprint } from '../../alerts/alert.js';
import type { Answer, HeldAlert } from './active-alerts.js';
import { forget, lookAt, type Memory } from './look.js';

const held = (name: string, isActive = true): HeldAlert => ({
  fingerprint: name as Fingerprint,
  isActive,
  startsAt: '2026-03-02T09:00:00Z',
  labels: {},
  annotations: {},
  generatorURL: '',
});
const says = (...alerts: readonly HeldAlert[]): Answer => ({ kind: 'alerts', alerts });
const FAILED: Answer = { kind: 'failed', reason: 'gone' };

/** The alerts that count as ended at the last of some looks, which are a minute apart. */
const endedAfter = (...looks: readonly (readonly Answer[])[]): readonly string[] => {
  let memory: Memory = new Map();
  let ended: readonly string[] = [];
  looks.forEach((answers, index) => {
    const look = lookAt(memory, answers, index * 60_000);
    memory = look.memory;
    ended = look.ended.map(({ fingerprint, since }) => `${fingerprint}@${since / 60_000}`);
  });
  return ended;
};

describe('looking at Alertmanagers', () => {
  it('takes an alert for ended that all of them miss twice in a row, since the first time', () => {
    expect(endedAfter([says(held('a'))], [says()])).toEqual([]);
    expect(endedAfter([says(held('a'))], [says()], [says()])).toEqual(['a@1']);
    expect(endedAfter([says(held('a'))], [says()], [says()], [says()])).toEqual(['a@1']);
  });

  it('does not where one of them still has it, or has it again in between', () => {
    expect(
      endedAfter([says(held('a')), says()], [says(), says(held('a'))], [says(), says(held('a'))]),
    ).toEqual([]);
    expect(endedAfter([says(held('a'))], [says()], [says(held('a'))], [says()])).toEqual([]);
  });

  it('does not where one of them does not answer, however often', () => {
    expect(
      endedAfter([says(held('a')), says()], [says(), FAILED], [says(), FAILED], [says(), FAILED]),
    ).toEqual([]);
    expect(
      endedAfter([says(held('a')), FAILED], [says(), says()], [FAILED, says()], [says(), says()]),
    ).toEqual(['a@1']);
  });

  it('does not for what was never there, as alerts of other senders', () => {
    expect(endedAfter([says()], [says()], [says()])).toEqual([]);
  });

  it('knows that what is silenced has not ended, and is not to be taken in', () => {
    const silenced = [says(held('a', false))];
    expect(endedAfter([says(held('a'))], silenced, silenced)).toEqual([]);
    expect(lookAt(new Map(), silenced, 0).active).toEqual([]);
    expect(lookAt(new Map(), [...silenced, says(held('a'))], 0).active).toHaveLength(1);
  });

  it('forgets what was dealt with', () => {
    const { memory } = lookAt(new Map(), [says(held('a'), held('b'))], 0);
    expect([...forget(memory, ['a' as Fingerprint]).keys()]).toEqual(['b']);
  });
});
