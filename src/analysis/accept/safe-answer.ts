import type { OutputPolicy } from '../../output/output-policy.js';
import type { Answer, NextStep } from '../../prompt/answer.js';

/** An answer that may leave, and what was taken out of it, a sentence each. */
export interface SafeAnswer {
  readonly answer: Answer;
  readonly left: readonly string[];
}

type Policy = Pick<OutputPolicy, 'all' | 'classOf'>;

/** A step with the class of its command; none for one that is destructive. */
const classed = (step: NextStep, policy: Policy, marker: string): readonly NextStep[] => {
  const { command } = step;
  const kind = command === null ? null : policy.classOf(command);
  if (kind === 'destructive') return [];
  const text = policy.all(step.step, marker);
  return [{ step: text, command, ...(kind !== null && { kind }) }];
};

/**
 * An answer with its texts as the policy has them. Steps whose command is destructive are dropped; the others say whether
 * they only read.
 */
export const safeAnswer = (answer: Answer, policy: Policy, marker: string): SafeAnswer => {
  const nextSteps = answer.nextSteps.flatMap((step) => classed(step, policy, marker));
  const dropped = answer.nextSteps.length - nextSteps.length;
  const texts = policy.all({ ...answer, nextSteps: [] }, marker);
  const commandsLeft = LEFT.test(JSON.stringify(texts));
  return {
    answer: { ...texts, nextSteps },
    left: [
      ...(dropped > 0
        ? [
            `left out of the answer: ${dropped} steps whose command is destructive or reaches beyond this cluster`,
          ]
        : []),
      ...(commandsLeft
        ? ['left out of the text: commands that are destructive or reach beyond this cluster']
        : []),
    ],
  };
};

const LEFT = /\(command left out\)/;
