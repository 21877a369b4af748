import { Injectable } from '@nestjs/common';
import { firstValueFrom, of } from 'rxjs';
import { CollectorService } from '../collect/collector.service.js';
import { Settings } from '../config/settings.js';
import { diagnose } from '../diagnosis/diagnose.js';
import { loopLimitsOf } from '../investigation/loop-limits.js';
import { ModelClient } from '../llm/model-client.js';
import { Masker, type Masked } from '../masking/index.js';
import { tokenCounterFor } from '../prompt/token-counter.js';
import { KUBERNETES } from '../integrations/kubernetes/settings.js';
import { KubernetesReader } from '../integrations/kubernetes/reader.js';
import { Logger } from '../telemetry/logger.js';
import { SERVICE_NAME, SERVICE_VERSION } from '../telemetry/version.js';
import { Toolbox } from '../tools/toolbox.js';
import { Analyst } from './analyst.js';
import { finishedLine } from './finished-line.js';
import { AnalysisHistory } from './history/analysis-history.js';
import { analyse, type Stages } from './pipeline.js';
import type { AnalysisReport } from './report.js';
import type { AnalysisRequest } from './request.js';
import { untilAborted } from './until-aborted.js';

/** Runs the pipeline with the service's own parts. */
@Injectable()
export class PipelineAnalyst extends Analyst {
  readonly #stages: Stages;
  readonly #longestMs: number;

  constructor(
    settings: Settings,
    collectors: CollectorService,
    model: ModelClient,
    masker: Masker,
    cluster: KubernetesReader,
    toolbox: Toolbox,
    history: AnalysisHistory,
    private readonly logger: Logger,
  ) {
    super();
    this.#longestMs = settings.analysis.deadlineSeconds * 1000;
    this.#stages = {
      clusterName: settings.of(KUBERNETES).clusterName,
      collectors,
      history,
      rules: diagnose,
      masker,
      prompt: {
        limits: settings.prompt,
        counter: () =>
          tokenCounterFor({ provider: model.model?.provider ?? '', baseUrl: settings.llm.openaiBaseUrl }),
        tools: settings.llm.maxToolCalls === 0 ? 'none' : settings.tools.scope,
      },
      investigator: {
        model,
        masker,
        limits: loopLimitsOf(settings),
        openTools: settings.llm.maxToolCalls === 0 ? null : (scope) => toolbox.open(scope),
      },
      report: { masker, cluster, service: { name: SERVICE_NAME, version: SERVICE_VERSION } },
    };
  }

  async analyse(request: AnalysisRequest): Promise<Masked<AnalysisReport>> {
    const startedAt = performance.now();
    const deadlineAt = Math.min(request.deadlineAt, Date.now() + this.#longestMs);
    const report = await firstValueFrom(
      of({ ...request, deadlineAt }).pipe(analyse(this.#stages), untilAborted(request.signal)),
    );
    this.logger.info('analysis_finished', finishedLine(request, report, performance.now() - startedAt));
    return report;
  }
}
