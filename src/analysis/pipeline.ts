import { pipe, type OperatorFunction } from 'rxjs';
import type { CollectorService } from '../collect/collector.service.js';
import type { Investigator } from '../investigation/investigator.js';
import type { Masked, Masker } from '../masking/index.js';
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
import { verifyCitations } from './verify/verify.js';
import { writeReport, type ReportSetting } from './write-report.js';

/** What the stages work with. */
export interface Stages {
  readonly clusterName: string | null;
  readonly history: Pick<AnalysisHistory, 'recall' | 'remember'>;
  readonly collectors: Pick<CollectorService, 'collect' | 'unanswered'>;
  readonly rules: Diagnose;
  readonly masker: Masker;
  readonly prompt: PromptSetting;
  readonly investigator: Pick<Investigator, 'begin'>;
  readonly report: ReportSetting;
}

/** From alerts to the report about them. Failures of the cluster and of the model are part of the report. */
export const analyse = (stages: Stages): OperatorFunction<AnalysisRequest, Masked<AnalysisReport>> =>
  pipe(
    resolveTarget(stages.clusterName),
    collectEvidence(stages.collectors, stages.history), // all at once, each with its own timeout
    diagnose(stages.rules),
    mask(stages.masker), // from here on: Masked<…>
    composePrompt(stages.masker, stages.prompt),
    investigate(stages.investigator, stages.masker), // model and tools, bounded; its failure is a value
    verifyCitations(stages.masker),
    keepHistory(stages.history),
    writeReport(stages.report),
  );
