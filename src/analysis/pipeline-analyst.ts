import { Injectable } from '@nestjs/common';
import { firstValueFrom, of } from 'rxjs';
import { Settings } from '../config/settings.js';
import { Masker, type Masked } from '../masking/index.js';
import { KubernetesReader } from '../integrations/kubernetes/reader.js';
import { Logger } from '../telemetry/logger.js';
import { SERVICE_NAME, SERVICE_VERSION } from '../telemetry/version.js';
import { untilAborted } from '../waiting/until-aborted.js';
import { abortError } from './abort-error.js';
import { Analyst } from './analyst.js';
import { finishedLine } from './finished-line.js';
import { analyse, type Stages } from './pipeline.js';
import { PipelineParts } from './pipeline-parts.js';
import type { AnalysisReport } from './report.js';
import type { AnalysisRequest } from './request.js';

/** Runs the pipeline with the service's own parts. */
@Injectable()
export class PipelineAnalyst extends Analyst {
  readonly #stages: Stages;
  readonly #longestMs: number;

  constructor(
    { collectors, understanding, composer, investigator, history }: PipelineParts,
    cluster: KubernetesReader,
    private readonly masker: Masker,
    settings: Settings,
    private readonly logger: Logger,
  ) {
    super();
    this.#longestMs = settings.analysis.deadlineSeconds * 1000;
    this.#stages = {
      clusterName: settings.stream.clusterName,
      collectors,
      history,
      rules: (collected, alert) => understanding.diagnostician.diagnose(collected, alert),
      runbooks: understanding.runbooks,
      masker,
      prompt: { composer, tools: investigator.offersTools ? settings.tools.scope : 'none' },
      investigator,
      policy: investigator.policy,
      report: { masker, cluster, service: { name: SERVICE_NAME, version: SERVICE_VERSION } },
    };
  }

  async analyse(request: AnalysisRequest): Promise<Masked<AnalysisReport>> {
    const startedAt = performance.now();
    const deadlineAt = Math.min(request.deadlineAt, Date.now() + this.#longestMs);
    const report = await this.masker.following(null, () =>
      firstValueFrom(
        of({ ...request, deadlineAt }).pipe(
          analyse(this.#stages),
          untilAborted(request.signal, ({ reason }) => abortError(reason)),
        ),
      ),
    );
    this.logger.info('analysis_finished', finishedLine(request, report, performance.now() - startedAt));
    return report;
  }
}
