import type { ReadableLabels } from '../readable-labels.js';
import type { Part, Term } from './vocabulary/term.js';
import { isObjectKind, objectOfKind, type NamedObject, type ObjectKind } from './object-kinds.js';

/** A label that says something, by its term. */
export interface Said {
  readonly term: Term;
  readonly value: string;
}

const holds = ({ beside, without, alert }: Term, labels: ReadableLabels): boolean => {
  const anyOf = (names: readonly string[]) => names.some((name) => labels.get(name) !== null);
  if (alert !== undefined && !alert.test(labels.get('alertname') ?? '')) return false;
  return (beside === undefined || anyOf(beside)) && (without === undefined || !anyOf(without));
};

/** What the labels say in the terms of a table, in its order; the conditions of each term hold. */
export const saidIn = (labels: ReadableLabels, terms: readonly Term[]): readonly Said[] =>
  terms.flatMap((term) => {
    const value = labels.get(term.label);
    const counts = value !== null && (term.form?.test(value) ?? true) && holds(term, labels);
    return counts ? [{ term, value }] : [];
  });

/** The first that names such a part and passes. */
export const firstSaid = (
  said: readonly Said[],
  part: Part | ObjectKind,
  passes: (one: Said) => boolean = () => true,
): Said | null => said.find((one) => one.term.names === part && passes(one)) ?? null;

/** The first object that a label names. */
export const firstObject = (said: readonly Said[]): NamedObject | null => {
  for (const { term, value } of said) if (isObjectKind(term.names)) return objectOfKind(term.names, value);
  return null;
};
