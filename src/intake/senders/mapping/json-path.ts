import { at } from '../fields.js';

/** Steps of one path, at most. */
const MAX_STEPS = 32;

/** Where a path begins: `$` is the whole body, `@` the alert of a list. */
type Start = '$' | '@';

/** A path into JSON: `$.event.tags[0]['k8s.pod']`, `@.name`. */
export interface JsonPath {
  readonly start: Start;
  readonly steps: readonly (string | number)[];
}

const STEP = /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d{1,6})\]|\['([^'\\]{1,256})'\]|\["([^"\\]{1,256})"\]/uy;

/** Reads a path; `null` when it is none: only names and indexes, no search. */
export const parseJsonPath = (text: string): JsonPath | null => {
  const start = text[0];
  if (start !== '$' && start !== '@') return null;
  const steps: (string | number)[] = [];
  let end = 1;
  while (end < text.length) {
    STEP.lastIndex = end;
    const [step, name, index, single, double] = STEP.exec(text) ?? [];
    if (step === undefined || steps.length === MAX_STEPS) return null;
    steps.push(index === undefined ? (name ?? single ?? double ?? '') : Number(index));
    end += step.length;
  }
  return { start, steps };
};

/** What a path may start from. */
export interface Roots {
  readonly body: unknown;
  readonly alert: unknown;
}

/** What stands at a path; `undefined` when there is nothing. */
export const valueAt = ({ start, steps }: JsonPath, { body, alert }: Roots): unknown =>
  at(start === '$' ? body : alert, ...steps);
