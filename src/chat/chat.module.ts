import { Module } from '@nestjs/common';
import { InvestigationModule } from '../investigation/investigation.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Chat } from './chat.js';

/** Conversations about incidents and alerts. Settings, Masker and Logger come from global modules. */
@Module({ imports: [InvestigationModule, SessionsModule], providers: [Chat], exports: [Chat] })
export class ChatModule {}
