import { describe, expect, it } from '@jest/globals';
import type { ClusterFacts } from '../evidence/facts.js';
import { diagnose } from './diagnose.js';
import type { Diagnosis } from '../evidence/finding.js';
import type { Rule, Sample } from './rule.js';
import { RULES } from './rules.js';

const run = (rule: Rule, { facts, alert }: Sample): Diagnosis =>
  diagnose(facts, { labels: {}, annotations: {}, startsAt: '', ...alert }, [rule]);

const evidenceIds = (facts: ClusterFacts): readonly string[] =>
  [...Object.values(facts), ...facts.logs.map(({ lines }) => lines)].flatMap((fact: unknown) =>
    typeof fact === 'object' && fact !== null && 'evidence' in fact ? [String(fact.evidence)] : [],
  );

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('rule $id', ({ rule }) => {
  it('has samples of both kinds', () => {
    expect(rule.matches.length).toBeGreaterThan(0);
    expect(rule.passes.length).toBeGreaterThan(0);
  });

  it.each(rule.matches)('matches: $name', (sample) => {
    const { findings, checked, unchecked } = run(rule, sample);
    expect(findings.length).toBeGreaterThan(0);
    expect(checked).toEqual([rule.id]);
    expect(unchecked).toEqual([]);
    for (const part of sample.says ?? [])
      expect(findings[0]?.cause.en.toLowerCase()).toContain(part.toLowerCase());
    for (const finding of findings) {
      expect(finding.rule).toBe(rule.id);
      expect(finding.confidence).toBeGreaterThan(0);
      expect(finding.confidence).toBeLessThanOrEqual(1);
      expect(finding.evidence.length).toBeGreaterThan(0);
      expect(evidenceIds(sample.facts)).toEqual(expect.arrayContaining([...finding.evidence]));
      expect(finding.remedy.length).toBeGreaterThan(0);
      for (const text of [finding.cause, ...finding.support, ...finding.remedy]) {
        expect(text.en.trim()).not.toBe('');
        expect(text.ko.trim()).not.toBe('');
        expect(`${text.en}${text.ko}`).not.toMatch(/undefined|null|\[object/);
        expect(text.en).not.toMatch(/[\uAC00-\uD7A3]/);
      }
      expect(finding.cause.en).toMatch(/^[A-Z].*[.!?…]["”)]?$/s);
      expect(finding.cause.ko).toMatch(/[\uAC00-\uD7A3]/);
      expect(finding.cause.en.length).toBeLessThan(900);
    }
  });

  it.each(rule.passes)('passes: $name', (sample) => {
    const { findings, unchecked } = run(rule, sample);
    expect(findings).toEqual([]);
    expect(unchecked.filter(({ reason }) => reason.startsWith('the rule failed'))).toEqual([]);
  });
});

describe('the list of rules', () => {
  it('has no id twice', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names only rules that exist as symptoms, without cycles', () => {
    const reachable = (id: string, trail: readonly string[]): void => {
      expect(trail).not.toContain(id);
      const rule = RULES.find((each) => each.id === id);
      expect(rule?.id).toBe(id);
      for (const next of rule?.causes ?? []) reachable(next, [...trail, id]);
    };
    for (const { id } of RULES) reachable(id, []);
  });
});
