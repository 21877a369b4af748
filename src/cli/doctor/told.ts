import { inLine } from '../../evidence/bounded-text.js';
import type { Finding, Outcome } from './finding.js';

const MARKS: Readonly<Record<Outcome, string>> = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL', skip: '-   ' };

const hints = ({ variable, remedy }: Finding): readonly string[] => [
  ...(variable === undefined ? [] : [`look at: ${variable}`]),
  ...(remedy === undefined ? [] : [`do: ${inLine(remedy)}`]),
];

/** How often each outcome came, in words. */
export const verdictOf = (findings: readonly Finding[]): string => {
  const count = (outcome: Outcome): number =>
    findings.filter((finding) => finding.outcome === outcome).length;
  return `${count('ok')} well, ${count('warn')} to look at, ${count('fail')} wrong, ${count('skip')} not configured`;
};

/** The findings for a person, a line each, with what to do where that is asked for. */
export const toldFindings = (findings: readonly Finding[], fixHints: boolean): string => {
  const width = Math.max(...findings.map(({ area }) => area.length));
  const lines = findings.flatMap((finding) => [
    `${MARKS[finding.outcome]}  ${finding.area.padEnd(width)}  ${inLine(finding.text)}`,
    ...(fixHints && finding.outcome !== 'ok'
      ? hints(finding).map((hint) => `${' '.repeat(width + 8)}${hint}`)
      : []),
  ]);
  return `${[...lines, '', verdictOf(findings)].join('\n')}\n`;
};
