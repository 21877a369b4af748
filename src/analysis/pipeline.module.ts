import { Module } from '@nestjs/common';
import { CollectorsModule } from '../collect/collectors.module.js';
import { DiagnosisModule } from '../diagnosis/diagnosis.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { InvestigationModule } from '../investigation/investigation.module.js';
import { PromptModule } from '../prompt/prompt.module.js';
import { Analyst } from './analyst.js';
import { HistoryModule } from './history/history.module.js';
import { CountedAnalyst } from './counted-analyst.js';
import { PipelineAnalyst } from './pipeline-analyst.js';
import { RunbooksModule } from '../runbooks/runbooks.module.js';
import { Understanding } from './understanding.js';
import { PipelineParts } from './pipeline-parts.js';

/** The pipeline as an `Analyst`. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [
    CollectorsModule,
    DiagnosisModule,
    RunbooksModule,
    PromptModule,
    InvestigationModule,
    HistoryModule,
    IntegrationsModule,
  ],
  providers: [Understanding, PipelineParts, PipelineAnalyst, { provide: Analyst, useClass: CountedAnalyst }],
  exports: [Analyst, PipelineParts],
})
export class PipelineModule {}
