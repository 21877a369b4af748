import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Masker } from '../masking/index.js';
import { Logger } from '../telemetry/logger.js';
import { Toolbox } from '../tools/toolbox.js';
import { Integrations } from './integration.js';
import { IntegrationsModule } from './integrations.module.js';
import { KubernetesReader } from './kubernetes/reader.js';

/** What the model may call. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [IntegrationsModule],
  providers: [
    {
      provide: Toolbox,
      useFactory: (
        { all }: Integrations,
        cluster: KubernetesReader,
        settings: Settings,
        masker: Masker,
        logger: Logger,
      ) => new Toolbox({ providers: all, now: () => cluster.now(), settings, masker, logger }),
      inject: [Integrations, KubernetesReader, Settings, Masker, Logger],
    },
  ],
  exports: [Toolbox],
})
export class ToolsModule {}
