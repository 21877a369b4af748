import type { Settings } from '../config/settings.js';
import type { Clock } from '../telemetry/clock.js';
import type { Logger } from '../telemetry/logger.js';
import { DatabaseSessionStore } from './database/database-session-store.js';
import { MemorySessionStore } from './memory/memory-session-store.js';
import type { SessionStore } from './session-store.js';

/** In the database when `SESSION_DB_*` names one, else in memory. */
export const createSessionStore = (settings: Settings, logger: Logger, clock: Clock): SessionStore =>
  settings.sessions.dbHost === null
    ? new MemorySessionStore({ settings, logger, clock })
    : new DatabaseSessionStore({ settings, logger });
