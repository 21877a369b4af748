import { Injectable } from '@nestjs/common';
import type { Masked } from '../masking/index.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { inSpan, type SpanFacts } from '../telemetry/tracing/span.js';
import { Analyst } from './analyst.js';
import { PipelineAnalyst } from './pipeline-analyst.js';
import type { AnalysisReport } from './report.js';
import { worstMember, type AnalysisRequest } from './request.js';

const factsOf = ({ members }: AnalysisRequest): SpanFacts => {
  const { labels, fingerprint, status } = worstMember(members).alert;
  return {
    'kuberca.alert.name': labels['alertname'],
    'kuberca.alert.fingerprint': fingerprint,
    'kuberca.alert.status': status,
    'kuberca.group.members': members.length,
  };
};

/** Runs the pipeline and counts what came of it. */
@Injectable()
export class CountedAnalyst extends Analyst {
  #running = 0;

  constructor(
    private readonly pipeline: PipelineAnalyst,
    private readonly meter: Meter,
  ) {
    super();
    meter.watch('kuberca_analyses_in_flight', () => [{ labels: {}, value: this.#running }]);
  }

  async analyse(request: AnalysisRequest): Promise<Masked<AnalysisReport>> {
    this.#running += 1;
    try {
      const report = await inSpan(
        () => ({ name: 'analyse', facts: factsOf(request) }),
        () => this.pipeline.analyse(request),
      );
      this.#count(report.value);
      return report;
    } catch (error) {
      const outcome = request.signal.aborted ? 'aborted' : 'failed';
      this.meter.count('kuberca_analyses_total', { outcome, cause: 'none', quality: 'none' });
      throw error;
    } finally {
      this.#running -= 1;
    }
  }

  #count({ body, provenance }: AnalysisReport): void {
    const { meter } = this;
    meter.count('kuberca_analyses_total', {
      outcome: provenance.model === null ? 'rules' : 'model',
      cause: body.cause === null ? 'none' : 'found',
      quality: body.analysis_quality,
    });
    if (provenance.reason !== null) meter.count('kuberca_rules_answers_total', { reason: provenance.reason });
    if (body.cause !== null) meter.observe('kuberca_cause_confidence', {}, body.cause.confidence);
    for (const [stage, ms] of Object.entries(provenance.timings))
      meter.observe('kuberca_analysis_seconds', { stage }, ms / 1000);
  }
}
