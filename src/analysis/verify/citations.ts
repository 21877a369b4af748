import type { Answer, Citation } from '../../prompt/answer.js';
import { evidenceIdsIn } from '../../prompt/evidence-ids.js';
import type { Shown } from './shown.js';

/**
 * Ids that do not exist, readings that failed and therefore show nothing (that something is absent is shown), claims and a
 * cause that rest on neither; a sentence each.
 */
export const uncited = (answer: Answer, shown: Shown): readonly string[] => {
  const written = answer.citations.map(({ evidence }) => evidence).filter((id) => id !== '');
  const cited = [...new Set([...written, ...idsInTexts(answer)])];
  const unknown = cited.filter((id) => shown.statusOf(id) === null);
  const failed = cited.filter((id) => shown.statusOf(id) !== null && !shown.shows(id));
  return [
    ...listed(unknown, (ids) => `the model cited evidence that does not exist: ${ids}`),
    ...listed(
      failed.map((id) => `${id} (${shown.statusOf(id)})`),
      (ids) => `the model cited evidence that could not be read: ${ids}`,
    ),
    ...bareClaims(answer.citations, shown).map((claim) => `the model gave no evidence for: ${claim}`),
    ...(answer.cause !== null && !cited.some((id) => shown.shows(id))
      ? ['the model named a cause without citing evidence']
      : []),
  ];
};

/** Claims none of whose citations shows anything. */
const bareClaims = (citations: readonly Citation[], shown: Shown): readonly string[] => {
  const supported = new Map<string, boolean>();
  for (const { claim, evidence } of citations) {
    supported.set(claim, (supported.get(claim) ?? false) || shown.shows(evidence));
  }
  return [...supported].filter(([claim, holds]) => claim !== '' && !holds).map(([claim]) => claim);
};

/** Ids that the texts name in passing, such as `(E3)`. */
const idsInTexts = ({ summary, detail, cause, chain, ruledOut }: Answer): readonly string[] =>
  [
    summary.en,
    summary.ko,
    detail.en,
    detail.ko,
    cause ?? '',
    ...chain,
    ...ruledOut.map(({ because }) => because),
  ].flatMap(evidenceIdsIn);

const listed = (ids: readonly string[], say: (ids: string) => string): readonly string[] =>
  ids.length > 0 ? [say(ids.join(', '))] : [];
