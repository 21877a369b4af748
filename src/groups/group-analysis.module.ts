import { Module } from '@nestjs/common';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { PipelineModule } from '../analysis/pipeline.module.js';
import { AnalyseGroup } from './analyse-group.js';
import { AttemptRecords } from './attempt-records.js';
import { CommitGroup } from './commit-group.js';
import { FanOut } from './fan-out.js';
import { GroupResults } from './group-results.js';
import { GroupWork } from './group-work.js';
import { ModelChoices } from './model-choices.js';
import { ModelUpgrades } from './model-upgrades.js';
import { WorkController } from './work.controller.js';

@Module({
  imports: [JetStreamModule, LlmModule, PipelineModule],
  controllers: [WorkController],
  providers: [
    AnalyseGroup,
    AttemptRecords,
    CommitGroup,
    FanOut,
    GroupResults,
    GroupWork,
    ModelChoices,
    ModelUpgrades,
  ],
})
export class GroupAnalysisModule {}
