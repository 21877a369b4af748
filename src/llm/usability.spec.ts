import { describe, expect, it } from '@jest/globals';
import { LlmError, type FailureKind } from './failure.js';
import { Usability } from './usability.js';

const after = (...outcomes: readonly (FailureKind | 'answer')[]): string | null => {
  const usability = new Usability();
  for (const outcome of outcomes) {
    if (outcome === 'answer') usability.answered();
    else usability.failed(new LlmError(outcome, outcome));
  }
  return usability.refusal?.kind ?? null;
};

describe('a model', () => {
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
    expect(after(...outcomes)).toBe(kind);
  });
});
