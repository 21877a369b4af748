import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../masking/index.js';
import type { CaseContent, DiagnosedCase, MaskedCase } from './stages.js';
import { timed } from './timed.js';

/** Hides what is secret. From here on nothing unmasked is carried along but what steers the job itself. */
export const mask = (masker: Pick<Masker, 'maskApart'>): OperatorFunction<DiagnosedCase, MaskedCase> =>
  timed('mask', async ({ request, collected, recalled, diagnosis, runbooks = [], seen, timings }) => {
    const { members, previous, language, signal, needless, deadlineAt, groupKey, rulesOnly } = request;
    const content: CaseContent = {
      members,
      previous,
      history: recalled.summaries,
      target: collected.facts.target,
      collected,
      diagnosis,
      runbooks,
      ...(seen !== undefined && { seen }),
    };
    return {
      content: await masker.maskApart(content),
      request: {
        language,
        signal,
        ...(needless !== undefined && { needless }),
        deadlineAt,
        groupKey,
        ...(rulesOnly !== undefined && { rulesOnly }),
      },
      historyWarning: recalled.warning,
      timings,
    };
  });
