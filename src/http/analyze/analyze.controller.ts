import { Controller, Headers, Post } from '@nestjs/common';
import { fingerprintOf } from '../../alerts/identity.js';
import type { AnalysisReport } from '../../analysis/report.js';
import { Settings } from '../../config/settings.js';
import { Masker, type Masked, partOf, partsOf, together } from '../../masking/index.js';
import { Clock } from '../../telemetry/clock.js';
import { TRACEPARENT } from '../../telemetry/trace-context.js';
import { inSpan } from '../../telemetry/tracing/span.js';
import { JsonBody } from '../body.pipe.js';
import { TheCall, type Call } from '../call.js';
import { Route } from '../openapi/route.js';
import { UNAVAILABLE } from './analysis-jobs.js';
import { questionOf } from './analysis-request.js';
import { analyzeResponse, type AnalyzeResponse } from './analyze.response.js';
import { analyzeBody, type AnalyzeBody } from './analyze.schema.js';
import { SharedAnalyses } from './shared-analyses.js';

const SPAN_FACTS = { 'http.request.method': 'POST', 'http.route': '/analyze' };

/** Analyses one alert while its caller waits. */
@Controller('analyze')
export class AnalyzeController {
  constructor(
    private readonly analyses: SharedAnalyses,
    private readonly masker: Masker,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  @Post()
  @Route({ summary: 'Analyse one alert', role: 'analyze', answer: analyzeResponse, unavailable: UNAVAILABLE })
  async analyse(
    @JsonBody(analyzeBody) body: AnalyzeBody,
    @TheCall() call: Call,
    @Headers(TRACEPARENT) parent?: string,
  ): Promise<Masked<AnalyzeResponse>> {
    const report = await inSpan(
      () => ({ name: 'POST /analyze', kind: 'server', parent, facts: SPAN_FACTS }),
      () => this.#report(body, call),
    );
    // The report is masked as a whole already; only the caller's echo is new.
    const echo = this.masker.mask({ thread_ts: body.thread_ts });
    return together<AnalyzeResponse>({
      ...partsOf(partOf(report, 'body')),
      thread_ts: partOf(echo, 'thread_ts'),
    });
  }

  #report(body: AnalyzeBody, call: Call): Promise<Masked<AnalysisReport>> {
    const question = questionOf(body, {
      now: this.clock.now(),
      defaultLanguage: this.settings.server.language,
      fingerprintOf,
    });
    return this.analyses.answer(question, call);
  }
}
