import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { firstValueFrom, of } from 'rxjs';
import { analyse } from '../../analysis/pipeline.js';
import { PipelineModule } from '../../analysis/pipeline.module.js';
import { PipelineParts } from '../../analysis/pipeline-parts.js';
import type { AnalysisReport } from '../../analysis/report.js';
import { ConfigModule, settingsOfProcess } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { INTEGRATION_AREAS } from '../../integrations/integrations.js';
import { KubernetesReader } from '../../integrations/kubernetes/reader.js';
import { Investigator } from '../../investigation/investigator.js';
import { ToolLoop } from '../../investigation/tool-loop.js';
import { loopLimitsOf } from '../../investigation/loop-limits.js';
import { LlmError } from '../../llm/failure.js';
import { ModelClient, type ModelReply } from '../../llm/model-client.js';
import { Masker } from '../../masking/index.js';
import { MaskingModule } from '../../masking/masking.module.js';
import { OutputPolicy } from '../../output/output-policy.js';
import { SERVICE_NAME, SERVICE_VERSION } from '../../telemetry/version.js';
import { TelemetryModule } from '../../telemetry/telemetry.module.js';
import { Toolbox } from '../../tools/toolbox.js';
import { KeptReplies, type Answering } from './kept-replies.js';
import type { EvalCase } from './recorded-cases.js';

/** Time of one case, in ms. */
const MAX_MS = 300_000;
const NO_HISTORY = { recall: async () => ({ summaries: [], warning: null }), remember: () => undefined };

/** No model: the rules answer. */
const RULES: Answering = {
  complete: async () => {
    throw new LlmError('not-configured', 'the rules alone');
  },
};

/** How cases are run. */
export interface EvalSetting {
  /** Where what a model says is kept. */
  readonly folder: string;
  readonly provider: string | null;
  readonly replay: boolean;
}

/** One case, answered by the rules and by a model. */
export interface TriedCase {
  readonly rules: AnalysisReport;
  readonly answer: AnalysisReport;
  readonly policy: OutputPolicy;
  readonly model: string;
  readonly ms: number;
}

const contextOf = (settings: Settings) => {
  @Module({ imports: [ConfigModule.forRoot(settings), MaskingModule, TelemetryModule, PipelineModule] })
  class EvalModule {}
  return NestFactory.createApplicationContext(EvalModule, { logger: false });
};

/** Runs a case through the whole pipeline, first without and then with a model. */
export const tryCase = async (
  { name, folder, members }: EvalCase,
  { folder: kept, provider, replay }: EvalSetting,
): Promise<TriedCase> => {
  const settings = settingsOfProcess(INTEGRATION_AREAS, {
    KUBE_SNAPSHOT: folder,
    LOG_LEVEL: 'silent',
    ...(provider !== null && { AI_PROVIDER: provider }),
  });
  const app = await contextOf(settings);
  try {
    const part = <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false });
    const { collectors, understanding, composer } = part(PipelineParts);
    const [masker, policy, client, toolbox] = [
      part(Masker),
      part(OutputPolicy),
      part(ModelClient),
      part(Toolbox),
    ];
    const { offersTools } = part(Investigator);
    const report = async (model: Answering): Promise<AnalysisReport> => {
      const investigator: Pick<Investigator, 'begin'> = {
        begin: ({ scope, ...start }) =>
          new ToolLoop({
            ...start,
            model,
            masker,
            policy,
            limits: loopLimitsOf(settings),
            tools: offersTools && scope !== null ? toolbox.open(scope) : null,
          }),
      };
      const masked = await firstValueFrom(
        of({
          members,
          groupKey: null,
          language: settings.server.language,
          previous: null,
          history: [],
          signal: AbortSignal.timeout(MAX_MS),
          deadlineAt: Date.now() + MAX_MS,
        }).pipe(
          analyse({
            clusterName: null,
            collectors,
            history: NO_HISTORY,
            rules: (collected, alert) => understanding.diagnostician.diagnose(collected, alert),
            runbooks: understanding.runbooks,
            masker,
            prompt: { composer, tools: offersTools ? settings.tools.scope : 'none' },
            investigator,
            policy,
            report: {
              masker,
              cluster: part(KubernetesReader),
              service: { name: SERVICE_NAME, version: SERVICE_VERSION },
            },
          }),
        ),
      );
      return masked.value;
    };
    const model = `${settings.llm.provider}-${client.model?.id ?? 'none'}`;
    const replies = new KeptReplies(kept, model, name);
    const said: ModelReply[] = [];
    const rules = await report(RULES);
    const startedAt = performance.now();
    const answer = await report(replay ? await replies.replayed() : KeptReplies.recording(client, said));
    const ms = performance.now() - startedAt;
    if (!replay) await replies.keep(said, masker);
    return { rules, answer, policy, model, ms };
  } finally {
    await app.close();
  }
};
