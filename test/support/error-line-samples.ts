import type { RuleSample, RuleSamples } from './rule-samples.js';

/** A class in lines of programs that nothing else is known of, and lines that are like them and of another sort. */
export interface ClassLines {
  readonly id: string;
  readonly lines: readonly string[];
  readonly near: readonly string[];
  /** What only a peer makes. */
  readonly more?: readonly RuleSample[];
}

const alone = (log: readonly string[]) => ({ workloads: { worker: { port: 8080, log } } });

/** Samples of a class: its lines, lines like them, and its lines long before the alert. */
export const samplesOf = ({ id, lines, near, more = [] }: ClassLines): RuleSamples => ({
  mechanism: `logs/${id}`,
  matches: [
    ...lines.map((line) => ({
      name: line.slice(0, 60),
      cluster: alone(['INFO listening', line, line]),
      at: 'Deployment/worker',
      says: ['(2 times in'],
    })),
    ...more,
  ],
  passes: [
    ...near.map((line) => ({ name: line.slice(0, 60), cluster: alone([line, line]) })),
    {
      name: 'it was so for hours before',
      cluster: alone(Array.from({ length: 12 }, (_, index) => `-${(index + 1) * 17}m ${lines[0] ?? ''}`)),
    },
    {
      name: 'it was long ago',
      cluster: alone([`-5h ${lines[0] ?? ''}`, '-4h INFO recovered']),
    },
  ],
});
