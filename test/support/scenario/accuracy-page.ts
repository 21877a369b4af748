import { readFileSync, writeFileSync } from 'node:fs';
import type { Scenario } from './scenario-file.ts';

const PAGE = new URL('../../../docs/accuracy.md', import.meta.url);
const BEGIN = '<!-- figures: make accuracy-page -->';
const END = '<!-- end of figures -->';

/** How many scenarios the figures are of; stands on the page, so that it is seen when it is old. */
export const libraryLine = (all: readonly Scenario[]): string => {
  const count = (group: Scenario['group']): number => all.filter((one) => one.group === group).length;
  const direct = all.filter((one) => one.direct !== undefined).length;
  return `${all.length} scenarios: ${count('symptom')} with the alert on a symptom (${direct} of them with a direct one too), ${count('object')} with the alert on the faulty object, ${count('negative')} without a cause.`;
};

/** The page as it stands. */
export const accuracyPage = (): string => readFileSync(PAGE, 'utf8');

/** Puts new figures into the page. */
export const writeAccuracyPage = (figures: string): void => {
  const page = accuracyPage();
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/accuracy.md has no "${BEGIN}" before "${END}"`);
  writeFileSync(PAGE, `${page.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${page.slice(end)}`);
};
