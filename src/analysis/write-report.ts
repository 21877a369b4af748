import type { OperatorFunction } from 'rxjs';
import type { Masked, Masker } from '../masking/index.js';
import type { ComposedPrompt } from '../prompt/composed-prompt.js';
import type { AnalysisReport } from './report.js';
import { buildReport } from './report/build.js';
import type { Outcome, ReportMaterial } from './report/material.js';
import type { Accepted, AcceptedCase } from './stages.js';
import { traced } from './traced.js';

/** What a report tells that is not in the case itself. */
export interface ReportSetting {
  readonly masker: Pick<Masker, 'derive' | 'hiddenInWork'>;
  /** Whether there is a cluster to read. */
  readonly cluster: { availability(): ReportMaterial['kubernetes'] };
  readonly service: ReportMaterial['service'];
}

/** What of a case the report is written from, whoever answered. */
export type AnsweredCase = Pick<
  AcceptedCase,
  'content' | 'request' | 'historyWarning' | 'investigation' | 'unverified' | 'timings'
> & { readonly prompt: Masked<Pick<ComposedPrompt, 'cuts'>> };

/** Writes the report. It is built from masked material only and masked once more as a whole. */
export const writeReport = ({
  masker,
  cluster,
  service,
}: ReportSetting): OperatorFunction<AnsweredCase, Masked<AnalysisReport>> =>
  traced('report', ({ content, request, historyWarning, prompt, investigation, unverified, timings }) =>
    masker.derive(content, (masked) =>
      buildReport({
        content: masked,
        language: request.language,
        outcome: outcomeOf(investigation),
        historyWarning,
        cuts: prompt.value.cuts,
        unverified: unverified.value,
        kubernetes: cluster.availability(),
        service,
        timings,
        masked: masker.hiddenInWork,
      }),
    ),
  );

const outcomeOf = (investigation: Accepted): Outcome =>
  investigation.kind === 'answered'
    ? {
        ...investigation,
        answer: investigation.answer.value,
        readings: investigation.readings.value,
      }
    : {
        ...investigation,
        reason: investigation.reason.value,
        words: investigation.words?.value ?? null,
        readings: investigation.readings.value,
      };
