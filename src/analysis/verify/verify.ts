import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../../masking/index.js';
import type { CaseContent, InvestigatedCase, VerifiedCase } from '../stages.js';
import { timed } from '../timed.js';
import type { ShownCase } from './shown.js';
import { unverifiedIn } from './unverified.js';

/** Checks what the model cites and says. Without an answer of the model there is nothing to check. */
export const verifyCitations = (
  masker: Pick<Masker, 'mask' | 'derive'>,
): OperatorFunction<InvestigatedCase, VerifiedCase> =>
  timed('verify', (investigated) => {
    const { investigation, content, prompt } = investigated;
    if (investigation.kind === 'not-answered') return { ...investigated, unverified: masker.mask([]) };
    const shown = { ...shownOf(content.value, investigation.readings.value), shown: prompt.value.shown };
    const unverified = masker.derive(investigation.answer, (answer) => unverifiedIn(answer, shown));
    return { ...investigated, unverified };
  });

const shownOf = (
  { collected, members, target, diagnosis, previous, history, seen }: CaseContent,
  readings: ShownCase['evidence'],
): ShownCase => ({
  evidence: [...collected.evidence, ...readings],
  alerts: members.map(({ alert }) => alert),
  target,
  findings: diagnosis.findings,
  ...(seen !== undefined && { seen }),
  background: [
    ...(previous === null ? [] : [previous.summary, previous.detail]),
    ...history.map(({ text }) => text),
  ],
});
