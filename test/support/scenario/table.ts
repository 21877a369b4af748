import type { Variant, Verdict } from './trial.ts';

const VARIANTS: readonly Variant[] = ['plain', 'direct', 'noise', 'healed'];
const GROUPS = { symptom: 'symptom', object: 'single object', negative: 'no cause' } as const;

const right = (verdicts: readonly Verdict[]): string =>
  verdicts.length === 0
    ? '–'
    : `${verdicts.filter(({ problems }) => problems.length === 0).length}/${verdicts.length}`;

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell, index) => cell.padEnd(index === 0 ? 16 : 8)).join(' | ')} |`;

/** How many answers were right, by group and variant, and how many stated a cause where there is none. */
export const accuracyTable = (verdicts: readonly Verdict[]): string => {
  const rows = Object.entries(GROUPS).map(([group, title]) =>
    row([
      title,
      ...VARIANTS.map((variant) =>
        right(verdicts.filter((one) => one.group === group && one.variant === variant)),
      ),
    ]),
  );
  const causeless = verdicts.filter(({ group, variant }) => group === 'negative' || variant === 'healed');
  const stated = causeless.filter(({ problems }) =>
    problems.some((problem) => problem === 'a cause is stated'),
  );
  const blamed = verdicts.filter(({ problems }) => problems.some((problem) => problem.startsWith('blames')));
  const slowest = Math.max(0, ...verdicts.map(({ ms }) => ms));
  return [
    row(['right', ...VARIANTS]),
    row(['---', ...VARIANTS.map(() => '---')]),
    ...rows,
    '',
    `answers with a sentence twice, or a summary of more than two: ${verdicts.filter(({ texts }) => texts.length > 0).length} of ${verdicts.length}`,
    `false causes: ${stated.length} of ${causeless.length}; a failing neighbour blamed: ${blamed.length} of ${verdicts.length}; slowest analysis ${slowest.toFixed(0)} ms`,
  ].join('\n');
};
