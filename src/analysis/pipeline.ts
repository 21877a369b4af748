import { concatMap, type Observable, of, type OperatorFunction, pipe } from 'rxjs';
import type { CollectorService } from '../collect/collector.service.js';
import type { Investigator } from '../investigation/investigator.js';
import type { Masked, Masker } from '../masking/index.js';
import type { OutputPolicy } from '../output/output-policy.js';
import type { Runbooks } from '../runbooks/runbooks.js';
import { acceptAnswer } from './accept/accept-answer.js';
import { addRunbooks } from './add-runbooks.js';
import { collectEvidence } from './collect-evidence.js';
import { composePrompt, type PromptSetting } from './compose-prompt.js';
import { diagnose, type Diagnose } from './diagnose.js';
import { investigate } from './investigate.js';
import type { AnalysisHistory } from './history/analysis-history.js';
import { keepHistory } from './history/keep-history.js';
import { mask } from './mask.js';
import type { AnalysisReport } from './report.js';
import type { AnalysisRequest } from './request.js';
import { resolveTarget } from './resolve-target.js';
import type { AcceptedCase, MaskedCase } from './stages.js';
import { verifyCitations } from './verify/verify.js';
import { withoutModel } from './without-model.js';
import { type AnsweredCase, writeReport, type ReportSetting } from './write-report.js';

/** What the stages work with. */
export interface Stages {
  readonly clusterName: string | null;
  readonly history: Pick<AnalysisHistory, 'recall' | 'remember'>;
  readonly collectors: Pick<CollectorService, 'collect' | 'unanswered'>;
  readonly rules: Diagnose;
  readonly runbooks: Pick<Runbooks, 'about'>;
  readonly masker: Masker;
  readonly prompt: PromptSetting;
  readonly investigator: Pick<Investigator, 'begin'>;
  readonly policy: OutputPolicy;
  readonly report: ReportSetting;
}

/** What is known of the alerts and what the rules say about it, masked. */
const understand = (stages: Stages): OperatorFunction<AnalysisRequest, MaskedCase> =>
  pipe(
    resolveTarget(stages.clusterName),
    collectEvidence(stages.collectors, stages.history), // all at once, each with its own timeout
    diagnose(stages.rules),
    addRunbooks(stages.runbooks),
    mask(stages.masker), // from here on: Masked<…>
  );

/** What a model says of it, as far as it holds. */
const ask = (stages: Stages): OperatorFunction<MaskedCase, AcceptedCase> =>
  pipe(
    composePrompt(stages.masker, stages.prompt),
    investigate(stages.investigator, stages.masker), // model and tools, bounded; its failure is a value
    verifyCitations(stages.masker),
    acceptAnswer(stages.policy, stages.masker), // what says less than the rules is not published
  );

/** Who answers: the model, unless the work is one that it is not asked about. */
const answer = (stages: Stages): OperatorFunction<MaskedCase, AnsweredCase> => {
  const asking = ask(stages);
  return concatMap((masked): Observable<AnsweredCase> => {
    const { rulesOnly } = masked.request;
    const one = of(masked);
    return rulesOnly === undefined
      ? one.pipe(asking)
      : one.pipe(withoutModel(stages.masker, rulesOnly, rulesOnly));
  });
};

/** From alerts to the report about them. Failures of the cluster and of the model are part of the report. */
export const analyse = (stages: Stages): OperatorFunction<AnalysisRequest, Masked<AnalysisReport>> =>
  pipe(understand(stages), answer(stages), keepHistory(stages.history), writeReport(stages.report));
