import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Variant, Verdict } from './trial.ts';

/** What the product cannot do yet: scenario, `case:NAME` or `lab:NAME` → variants that fail. */
export const KNOWN_GAPS = JSON.parse(
  readFileSync(new URL('../../scenarios/known-gaps.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly Variant[]>>;

/** Expects that nothing is wrong with an answer, or that something still is, where that is known. */
export const asKnown = (
  name: string,
  variant: Variant,
  { summary, problems }: Pick<Verdict, 'summary' | 'problems'>,
): void => {
  if (KNOWN_GAPS[name]?.includes(variant) === true) {
    const toDo = `${name} ${variant} is right now: remove it from known-gaps.json`;
    expect({ toDo, wrong: problems.length > 0 }).toEqual({ toDo, wrong: true });
    return;
  }
  expect({ summary, problems }).toEqual({ summary, problems: [] });
};
