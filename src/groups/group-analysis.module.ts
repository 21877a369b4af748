import { Module } from '@nestjs/common';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { PipelineModule } from '../analysis/pipeline.module.js';
import { AnalyseGroup } from './analyse-group.js';
import { AttemptRecords } from './attempt-records.js';
import { CountedResults } from './counted-results.js';
import { CommitGroup } from './commit-group.js';
import { FanOut } from './fan-out.js';
import { FinishedReports } from './finished-reports.js';
import { GroupResults } from './group-results.js';
import { GroupWork } from './group-work.js';
import { ModelChoicesModule } from './model-choices.module.js';
import { ModelUpgrades } from './model-upgrades.js';
import { AnswerGroup } from './answer-group.js';
import { FailedAttempts } from './failed-attempts.js';
import { GroupAnalyst } from './group-analyst.js';
import { GroupDecisions } from './group-decisions.js';
import { GroupReports } from './group-reports.js';
import { GroupRequests } from './group-requests.js';
import { GroupRounds } from './group-rounds.js';
import { OverWatch } from './over-watch.js';
import { PerformDecision } from './perform-decision.js';
import { SiblingReports } from './sibling-reports.js';
import { StoreAnalysis } from './store-analysis.js';
import { StormWatch } from './storm-watch.js';
import { WorkController } from './work.controller.js';

@Module({
  imports: [JetStreamModule, LlmModule, ModelChoicesModule, PipelineModule],
  controllers: [WorkController],
  providers: [
    AnalyseGroup,
    AnswerGroup,
    AttemptRecords,
    CommitGroup,
    FailedAttempts,
    FanOut,
    FinishedReports,
    GroupAnalyst,
    GroupDecisions,
    GroupReports,
    GroupRequests,
    { provide: GroupResults, useClass: CountedResults },
    GroupRounds,
    GroupWork,
    ModelUpgrades,
    OverWatch,
    PerformDecision,
    SiblingReports,
    StoreAnalysis,
    StormWatch,
  ],
})
export class GroupAnalysisModule {}
