import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { createSessionStore } from './create-session-store.js';
import { SessionStore } from './session-store.js';
import { SessionsHealth } from './sessions-health.js';

/** Conversations, transcripts and summaries. Settings, Logger and Clock come from global modules. */
@Module({
  providers: [
    { provide: SessionStore, useFactory: createSessionStore, inject: [Settings, Logger, Clock] },
    SessionsHealth,
  ],
  exports: [SessionStore],
})
export class SessionsModule {}
