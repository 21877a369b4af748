import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ClusterFacts, Fact } from '../evidence/facts.js';
import { checkedText, ruleTitle } from './checked-text.js';
import { diagnose } from './diagnose.js';
import { RULES } from './rules.js';
import { factsWith, podFacts, podWith, running, seen, terminated, waiting } from './samples.js';

const alert = { labels: { alertname: 'KubePodNotReady' }, annotations: {}, startsAt: '2026-03-02T09:50:00Z' };

const samples = RULES.flatMap((rule) => [...rule.matches, ...rule.passes]).map(({ facts }) => facts);
const FACTS = [
  'pod',
  'pods',
  'podEvents',
  'workload',
  'workloadEvents',
  'revisions',
  'service',
  'endpoints',
  'node',
  'nodeEvents',
] as const;

/** Facts of all samples thrown together: each reading from another one, or failed, or missing. */
const mixedFacts: fc.Arbitrary<ClusterFacts> = fc
  .record({
    picks: fc.tuple(...FACTS.map(() => fc.nat(samples.length - 1))),
    fates: fc.tuple(
      ...FACTS.map(() => fc.constantFrom('keep', 'keep', 'forbidden', 'absent', 'timeout', 'not-applicable')),
    ),
    logs: fc.nat(samples.length - 1),
    target: fc.nat(samples.length - 1),
  })
  .map(({ picks, fates, logs, target }) => {
    const parts = FACTS.map((name, index): [string, Fact<unknown>] => {
      const fate = fates[index] as 'keep' | 'forbidden' | 'absent' | 'timeout' | 'not-applicable';
      const evidence = `E${index + 10}` as const;
      if (fate === 'not-applicable') return [name, { status: fate }];
      if (fate !== 'keep') return [name, { status: fate, reason: `${fate} it is`, evidence }];
      const fact: Fact<unknown> = samples[picks[index] as number]![name];
      return [name, 'evidence' in fact ? { ...fact, evidence } : fact];
    });
    return factsWith({
      ...(Object.fromEntries(parts) as Partial<ClusterFacts>),
      logs: samples[logs]!.logs,
      target: samples[target]!.target,
    });
  });

const idsIn = (facts: ClusterFacts): readonly string[] =>
  [...Object.values(facts), ...facts.logs.map(({ lines }) => lines)].flatMap((fact: unknown) =>
    typeof fact === 'object' && fact !== null && 'evidence' in fact ? [String(fact.evidence)] : [],
  );

/** Takes parts out of objects at random, as a server of another version or a broken recording might. */
const gnawed = (value: unknown, chance: () => boolean): unknown => {
  if (Array.isArray(value)) return value.filter(() => !chance()).map((each: unknown) => gnawed(each, chance));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, each]) =>
    key === 'name' || !chance() ? [[key, gnawed(each, chance)]] : chance() ? [[key, null]] : [],
  );
  return Object.fromEntries(kept) as unknown;
};

const gnawedFact = <T>(fact: Fact<T>, chance: () => boolean): Fact<T> =>
  fact.status === 'ok' && typeof fact.value === 'object' && !Array.isArray(fact.value)
    ? {
        ...fact,
        value: {
          ...(gnawed(fact.value, chance) as T),
          metadata: Reflect.get(fact.value as object, 'metadata'),
        },
      }
    : fact;

describe('diagnose', () => {
  it('cites only what was read, is sure of 0 to 1, and gives every rule one place at most', () => {
    fc.assert(
      fc.property(mixedFacts, (facts) => {
        const { findings, checked, unchecked } = diagnose(facts, alert);
        const known = new Set(idsIn(facts));
        for (const finding of findings) {
          expect(finding.evidence.length).toBeGreaterThan(0);
          expect(finding.evidence.filter((id) => !known.has(id))).toEqual([]);
          expect(finding.confidence).toBeGreaterThan(0);
          expect(finding.confidence).toBeLessThanOrEqual(1);
        }
        const placed = [...checked, ...unchecked.map(({ rule }) => rule)];
        expect(new Set(placed).size).toBe(placed.length);
        expect(unchecked.filter(({ reason }) => reason.startsWith('the rule failed'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('survives objects with parts missing', () => {
    fc.assert(
      fc.property(fc.nat(samples.length - 1), fc.infiniteStream(fc.nat(9)), (index, dice) => {
        const chance = (): boolean => dice.next().value === 0;
        const facts = samples[index]!;
        const { unchecked } = diagnose(
          {
            ...facts,
            pod: gnawedFact(facts.pod, chance),
            node: gnawedFact(facts.node, chance),
            workload: gnawedFact(facts.workload, chance),
          },
          alert,
        );
        expect(unchecked.filter(({ reason }) => reason.startsWith('the rule failed'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing in a healthy pod, and says what was checked', () => {
    const facts = podFacts(podWith({ app: [{ state: running(), ready: true }] }), [], {
      node: seen(
        { metadata: { name: 'worker-1' }, status: { conditions: [{ type: 'Ready', status: 'True' }] } },
        'E3',
      ),
    });
    const diagnosis = diagnose(facts, alert);
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.unchecked).toEqual([]);
    expect(diagnosis.checked).toEqual(RULES.map(({ id }) => id).filter((id) => id !== 'job/failed'));
    expect(checkedText(diagnosis).en).toContain('containers killed for want of memory');
    expect(checkedText(diagnosis).ko).toContain('메모리 부족으로 종료된 컨테이너');
  });

  it('does not call checked what could not be read, and says why', () => {
    const refused = { status: 'forbidden', reason: 'pods is forbidden', evidence: 'E1' } as const;
    const { checked, unchecked } = diagnose(factsWith({ pod: refused, podEvents: refused }), alert);
    expect(checked).toEqual([]);
    expect(unchecked).toContainEqual({
      rule: 'pod/oom-killed',
      reason: 'the pod: forbidden: pods is forbidden',
    });
    expect(unchecked).toContainEqual({
      rule: 'node/not-ready',
      reason: 'the node: nothing in the alert leads to it',
    });
    expect(checkedText({ findings: [], checked, unchecked }).en).toContain('nothing could be checked');
  });

  it('makes one finding of the same fault in several pods, naming the others', () => {
    const looping = {
      state: waiting('CrashLoopBackOff'),
      lastState: terminated('OOMKilled', 137),
      restarts: 3,
    };
    const facts = podFacts(podWith({ app: [looping] }), [], {
      pods: seen([podWith({ app: [looping] }), podWith({ name: 'cart-b', app: [looping] })], 'E7'),
    });
    const { findings } = diagnose(facts, alert);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.evidence).toEqual(['E1', 'E7']);
    expect(findings[0]?.support.at(-1)?.en).toContain('pod shop/cart-b');
  });

  it('keeps the other answers when a rule has a defect, and says so', () => {
    const broken = {
      ...RULES[0]!,
      id: 'broken',
      find: () => {
        throw new Error('oh');
      },
    };
    const facts = podFacts(podWith({ app: [{ state: waiting('InvalidImageName') }] }));
    const { findings, unchecked } = diagnose(facts, alert, [broken, ...RULES]);
    expect(findings.map(({ rule }) => rule)).toEqual(['pod/image-pull']);
    expect(unchecked).toContainEqual({ rule: 'broken', reason: 'the rule failed: oh' });
  });

  it('lowers the confidence for a container that the alert does not name', () => {
    const app = { state: waiting('CrashLoopBackOff'), lastState: terminated('OOMKilled', 137), restarts: 3 };
    const facts = podFacts(podWith({ app: [app] }));
    const named = { ...facts, target: { ...facts.target, container: 'other' } };
    const confidence = (each: ClusterFacts): number => diagnose(each, alert).findings[0]?.confidence ?? 0;
    expect(confidence(named)).toBeLessThan(confidence(facts));
  });
});

describe('ruleTitle', () => {
  it('leaves unknown ids as they are', () => {
    expect(ruleTitle('x/y')).toEqual({ ko: 'x/y', en: 'x/y' });
  });
});
