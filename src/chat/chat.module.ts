import { Module } from '@nestjs/common';
import { PipelineModule } from '../analysis/pipeline.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { InvestigationModule } from '../investigation/investigation.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Answerers } from './answerers.js';
import { RulesAnswer } from './by-rules/rules-answer.js';
import { Chat } from './chat.js';

/** Conversations about incidents and alerts. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [PipelineModule, IntegrationsModule, InvestigationModule, SessionsModule],
  providers: [RulesAnswer, Answerers, Chat],
  exports: [Chat],
})
export class ChatModule {}
