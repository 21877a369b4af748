import { describe, expect, it } from '@jest/globals';
import { hashMarker, labelMarker, plainMarker } from '../marker.js';
import { maskText } from '../text-masking.js';
import { RuleSet } from '../rule-set.js';
import { TEXT_RULES } from './index.js';
import { personalData } from './personal-data.js';

const ALL = new RuleSet(TEXT_RULES);
const hashes = hashMarker(Buffer.alloc(16));

it.each(Object.entries(personalData.matches))('masks %j when personal data is to be', (text, masked) => {
  expect(maskText(text, plainMarker, new RuleSet([personalData]))).toBe(masked);
});

it.each(personalData.passes)('leaves %j alone when personal data is to be masked', (text) => {
  expect(maskText(text, plainMarker, new RuleSet([personalData]))).toBe(text);
});

describe.each(TEXT_RULES.map((rule) => [rule.id, rule] as const))('text rule %s', (_, rule) => {
  it.each(Object.entries(rule.matches))('masks %j', (text, masked) => {
    expect(maskText(text, plainMarker, new RuleSet([rule]))).toBe(masked);
  });

  it.each(rule.passes)('leaves %j alone', (text) => {
    expect(maskText(text, plainMarker, new RuleSet([rule]))).toBe(text);
  });

  it.each(rule.passes)('leaves %j alone among all rules', (text) => {
    expect(maskText(text, plainMarker, ALL)).toBe(text);
  });

  it.each(Object.keys(rule.matches))('changes nothing when it masks %j a second time', (text) => {
    for (const marker of [plainMarker, labelMarker, hashes]) {
      const once = maskText(text, marker, ALL);
      expect(maskText(once, marker, ALL)).toBe(once);
    }
  });
});

it('names every rule once', () => {
  const ids = TEXT_RULES.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});
