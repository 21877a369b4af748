import type { Masked } from '../masking/index.js';
import type { AnalysisReport } from './report.js';
import type { AnalysisRequest } from './request.js';

/**
 * Runs the pipeline for one request. Injectable by class; used by the stream's handler and by POST /analyze.
 * A failing model, source or cluster is part of the report. Rejects only with an AbortError when `request.signal` was
 * aborted by its owner, or for a defect.
 */
export abstract class Analyst {
  abstract analyse(request: AnalysisRequest): Promise<Masked<AnalysisReport>>;
}
