import type { FailedRead } from '../../../transport/read-outcome.js';
import type { CaseReader } from '../case-reader.js';
import type { Call, Reading } from '../../../evidence/reading.js';
import type { SurveyParts } from '../survey/survey.js';
import { WEIGHT } from '../../../evidence/weights.js';

/** Where the things around a target are looked for. */
export interface Place {
  readonly reader: CaseReader;
  readonly namespace: string;
  readonly parts: SurveyParts;
}

/** Something that could not be read, and that a person can do something about. */
export interface Gap {
  readonly title: string;
  readonly failed: FailedRead;
}

/** What one kind of thing around a target turned out to be. */
export interface Surrounding {
  /** What the summary calls it: `networkPolicies`. */
  readonly name: string;
  /** What the summary shows, plain JSON; `undefined` when there is nothing to tell. */
  readonly calm?: unknown;
  /** Evidence of its own: something is wrong with it. */
  readonly trouble?: Reading<unknown>;
  /** A gap to tell: refused, timed out or failed. */
  readonly gap?: Gap;
  /** Why it was not read, where that is no fault: not installed, or not recorded. */
  readonly unread?: string;
}

/** Not every cluster serves the API, and a recording may lack the kind; anything else is a gap to tell. */
export const isQuiet = ({ status }: FailedRead): boolean => status === 'absent' || status === 'unavailable';

/** A kind that could not be read. */
export const unread = (name: string, title: string, failed: FailedRead): Surrounding =>
  isQuiet(failed)
    ? { name, unread: `${title}: ${failed.status}: ${failed.reason}` }
    : { name, gap: { title, failed } };

/** Something wrong, as evidence. */
export const trouble = (
  { query, collectedAt }: Pick<Call<unknown>, 'query' | 'collectedAt'>,
  title: string,
  body: unknown,
): Reading<unknown> => ({
  outcome: { status: 'ok', value: null },
  query,
  collectedAt,
  type: 'manifest',
  title,
  weight: WEIGHT.aroundTrouble,
  body,
});
