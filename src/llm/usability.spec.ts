import { describe, expect, it } from '@jest/globals';
import { LlmError, type FailureKind } from './failure.js';
import { Usability } from './usability.js';

const having = (...outcomes: readonly (FailureKind | 'answer')[]): Usability => {
  const usability = new Usability();
  for (const outcome of outcomes) {
    if (outcome === 'answer') usability.answered();
    else usability.failed(new LlmError(outcome, outcome));
  }
  return usability;
};

describe('a model', () => {
  it.each<[readonly (FailureKind | 'answer')[], FailureKind | null]>([
    [[], null],
    [['transient'], 'transient'],
    [['timeout', 'overloaded'], 'overloaded'],
    [['transient', 'answer'], null],
    [['transient', 'rejected'], null], // it is there
    [['answer', 'transient'], null], // the circuit counts
    [['unauthorised'], null],
  ])('after %j has never answered, because of: %s', (outcomes, kind) => {
    expect(having(...outcomes).silence?.kind ?? null).toBe(kind);
  });

  it.each<[readonly (FailureKind | 'answer')[], string | null]>([
    [[], null],
    [['rejected'], 'rejected'],
    [['answer', 'rejected', 'rejected'], null],
    [['answer', 'rejected', 'refused', 'rejected'], 'rejected'],
    [['rejected', 'answer'], null],
    // What the circuit tells of, or what is ours.
    [['timeout', 'transient', 'unauthorised', 'deadline', 'budget'], null],
    [['rejected', 'timeout'], 'rejected'],
  ])('after %j refuses every request for: %s', (outcomes, kind) => {
    expect(having(...outcomes).refusal?.kind ?? null).toBe(kind);
  });
});
