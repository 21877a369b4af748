import type { OutputPolicy } from '../../output/output-policy.js';
import type { Answer, NextStep } from '../../prompt/answer.js';

/** An answer that may leave, and what was taken out of it, a sentence each. */
export interface SafeAnswer {
  readonly answer: Answer;
  readonly left: readonly string[];
}

type Policy = Pick<OutputPolicy, 'all' | 'classOf'>;

/** A comment behind a command, which is for people and runs nothing. */
const COMMENT = /\s#[^'"`]*$/;

/** Commands on lines of their own as one line, where each only reads; else `null`: a line is what can be shown as code. */
const onOneLine = (command: string, policy: Policy): string | null => {
  const lines = command
    .replaceAll(/\s*\\\r?\n\s*/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(COMMENT, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [first = ''] = lines;
  if (lines.length < 2) return first === '' ? null : first;
  return lines.every((line) => policy.classOf(line) === 'read') ? lines.join(' && ') : null;
};

/** A command as it may stand as code: without what hides, calls people or breaks out of its fence. `null`: none. */
const shownCommand = (command: string, policy: Policy, marker: string): string | null => {
  const line = onOneLine(command, policy);
  if (line === null || line.includes('``')) return null;
  const fence = line.includes('`') ? '``' : '`';
  const clean = policy.all(`${fence} ${line} ${fence}`, marker);
  const isCode = clean.startsWith(fence) && clean.endsWith(fence);
  return isCode ? clean.slice(fence.length, -fence.length).trim() : null;
};

/** A step with the class of its command; none for one that is destructive, or of which nothing is left. */
const classed = ({ step, command }: NextStep, policy: Policy, marker: string): readonly NextStep[] => {
  if (command !== null && policy.classOf(command) === 'destructive') return [];
  const shown = command === null ? null : shownCommand(command, policy, marker);
  const text = policy.all(step, marker);
  if (shown === null) return text === '' ? [] : [{ step: text, command: null }];
  const kind = policy.classOf(shown);
  return kind === 'destructive' ? [] : [{ step: text, command: shown, kind }];
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
