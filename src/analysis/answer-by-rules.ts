import { map, pipe, type OperatorFunction } from 'rxjs';
import type { CollectorService } from '../collect/collector.service.js';
import type { Masked, Masker } from '../masking/index.js';
import { collectEvidence } from './collect-evidence.js';
import { diagnose, type Diagnose } from './diagnose.js';
import { mask } from './mask.js';
import type { AnalysisReport } from './report.js';
import type { AnalysisRequest } from './request.js';
import { resolveTarget } from './resolve-target.js';
import type { Accepted, MaskedCase } from './stages.js';
import { writeReport, type AnsweredCase, type ReportSetting } from './write-report.js';

/** What the stages work with where no model, no history and no server is at hand. */
export interface RuleStages {
  readonly clusterName: string | null;
  readonly collectors: Pick<CollectorService, 'collect' | 'unanswered'>;
  readonly rules: Diagnose;
  readonly masker: Masker;
  readonly report: ReportSetting;
}

const NO_HISTORY = { recall: async () => ({ summaries: [], warning: null }) };

const NO_USAGE = {
  turns: 0,
  toolCalls: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedTokens: 0,
};

/** What a case comes to that no model is asked about. */
const withoutModel = (masker: Masker): OperatorFunction<MaskedCase, AnsweredCase> => {
  const investigation: Accepted = {
    kind: 'not-answered',
    issue: 'not_configured',
    reason: masker.text(''),
    readings: masker.mask([]),
    transcript: masker.mask([]),
    usage: NO_USAGE,
    words: null,
    model: null,
  };
  const prompt = masker.mask({ cuts: [] });
  return map((masked) => ({ ...masked, prompt, investigation, unverified: masker.mask([]) }));
};

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
    withoutModel(masker),
    writeReport(report),
  );
