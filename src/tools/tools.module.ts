import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Masker } from '../masking/index.js';
import { KubernetesReader } from '../integrations/kubernetes/reader.js';
import { LokiClient } from '../integrations/loki/loki-client.js';
import { PrometheusClient } from '../integrations/prometheus/prometheus-client.js';
import { SourcesModule } from '../integrations/integrations.module.js';
import { TempoClient } from '../integrations/tempo/tempo-client.js';
import { Logger } from '../telemetry/logger.js';
import { Toolbox } from './toolbox.js';

/** What the model may call. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [SourcesModule],
  providers: [
    {
      provide: Toolbox,
      useFactory: (
        kubernetes: KubernetesReader,
        prometheus: PrometheusClient,
        tempo: TempoClient,
        loki: LokiClient,
        settings: Settings,
        masker: Masker,
        logger: Logger,
      ) => new Toolbox({ sources: { kubernetes, prometheus, tempo, loki }, settings, masker, logger }),
      inject: [KubernetesReader, PrometheusClient, TempoClient, LokiClient, Settings, Masker, Logger],
    },
  ],
  exports: [Toolbox],
})
export class ToolsModule {}
