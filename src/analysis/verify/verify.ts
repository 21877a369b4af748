import type { OperatorFunction } from 'rxjs';
import type { Evidence } from '../collectors/evidence.js';
import type { Masker } from '../masking/index.js';
import type { Answer } from '../prompt/answer.js';
import { evidenceIdsIn } from '../prompt/evidence-ids.js';
import type { InvestigatedCase, VerifiedCase } from './stages.js';
import { timed } from './timed.js';

/** Checks what the model cites. Without an answer of the model there is nothing to check. */
export const verifyCitations = (
  masker: Pick<Masker, 'mask' | 'derive'>,
): OperatorFunction<InvestigatedCase, VerifiedCase> =>
  timed('verify', (investigated) => {
    const { investigation, content } = investigated;
    if (investigation.kind === 'not-answered') return { ...investigated, unverified: masker.mask([]) };
    const { evidence } = content.value.collected;
    const unverified = masker.derive(investigation.answer, (answer) => unverifiedIn(answer, evidence));
    return { ...investigated, unverified };
  });

/**
 * What about an answer could not be checked, a sentence each: ids that do not exist, readings that failed and therefore
 * show nothing (that something is absent is shown), claims and a cause that rest on neither.
 */
export const unverifiedIn = (
  answer: Answer,
  evidence: readonly Pick<Evidence, 'id' | 'status'>[],
): readonly string[] => {
  const statuses = new Map<string, Evidence['status']>(evidence.map(({ id, status }) => [id, status]));
  const shows = (id: string): boolean => ['ok', 'absent'].includes(statuses.get(id) ?? '');
  const cited = new Set([
    ...answer.citations.flatMap((citation) => citation.evidence),
    ...idsInTexts(answer),
  ]);

  const unknown = [...cited].filter((id) => !statuses.has(id));
  const failed = [...cited].filter((id) => statuses.has(id) && !shows(id));
  const bare = answer.citations.filter((citation) => !citation.evidence.some(shows));
  const supported = [...cited].some(shows);
  return [
    ...listed(unknown, (ids) => `the model cited evidence that does not exist: ${ids}`),
    ...listed(
      failed.map((id) => `${id} (${statuses.get(id)})`),
      (ids) => `the model cited evidence that could not be read: ${ids}`,
    ),
    ...bare.map(({ claim }) => `the model gave no evidence for: ${claim}`),
    ...(answer.cause !== null && !supported ? ['the model named a cause without citing evidence'] : []),
  ];
};

/** Ids that the texts name in passing, such as `(E3)`. */
const idsInTexts = ({ summary, detail }: Answer): readonly string[] =>
  [summary.en, summary.ko, detail.en, detail.ko].flatMap(evidenceIdsIn);

const listed = (ids: readonly string[], say: (ids: string) => string): readonly string[] =>
  ids.length > 0 ? [say(ids.join(', '))] : [];
