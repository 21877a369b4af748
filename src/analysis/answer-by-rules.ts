import { pipe, type OperatorFunction } from 'rxjs';
import type { CollectorService } from '../collect/collector.service.js';
import type { Masked, Masker } from '../masking/index.js';
import { collectEvidence } from './collect-evidence.js';
import { diagnose, type Diagnose } from './diagnose.js';
import { mask } from './mask.js';
import type { AnalysisReport } from './report.js';
import type { AnalysisRequest } from './request.js';
import { resolveTarget } from './resolve-target.js';
import { withoutModel } from './without-model.js';
import { writeReport, type ReportSetting } from './write-report.js';

/** What the stages work with where no model, no history and no server is at hand. */
export interface RuleStages {
  readonly clusterName: string | null;
  readonly collectors: Pick<CollectorService, 'collect' | 'unanswered'>;
  readonly rules: Diagnose;
  readonly masker: Masker;
  readonly report: ReportSetting;
}

const NO_HISTORY = { recall: async () => ({ summaries: [], warning: null }) };

/** From alerts to the report about them by the rules alone: the stages of the service's pipeline without the model's. */
export const answerByRules = ({
  clusterName,
  collectors,
  rules,
  masker,
  report,
}: RuleStages): OperatorFunction<AnalysisRequest, Masked<AnalysisReport>> =>
  pipe(
    resolveTarget(clusterName),
    collectEvidence(collectors, NO_HISTORY),
    diagnose(rules),
    mask(masker),
    withoutModel(masker, 'not_configured', ''),
    writeReport(report),
  );
