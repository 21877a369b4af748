import type { OnApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Settings } from '../../config/settings.js';
import type { Masked } from '../../masking/index.js';
import type { Logger } from '../../telemetry/logger.js';
import { doublingMs, jittered } from '../../waiting/backoff.js';
import { sleep } from '../../waiting/sleep.js';
import { SessionStore } from '../session-store.js';
import type {
  LookedAt,
  OpenConversation,
  SessionsAvailability,
  StoredSummary,
  Transcript,
  Waiting,
} from '../session-store.js';
import { patienceOf, Turns } from '../turns.js';
import { windowOf } from '../window.js';
import { giveBack, recentMessages, take, type Hold } from './conversations.js';
import { Database, type DatabaseOptions } from './database.js';
import { HeldConversation } from './held-conversation.js';
import { RetentionJob } from './retention-job.js';
import { storableKey } from './storable.js';
import { addSummary, newestSummaries } from './summaries.js';
import { addTranscript, lookedAt } from './transcripts.js';

export interface DatabaseSessionStoreOptions {
  readonly settings: Pick<Settings, 'sessions' | 'prompt'>;
  readonly logger: Logger;
  /** How long a holder that died keeps a conversation; 30,000 ms when absent. Renewed after a third of it. */
  readonly leaseMs?: number;
  readonly retryMs?: DatabaseOptions['retryMs'];
}

const LEASE_MS = 30_000;
/** Between looks at whether another process has finished, doubling from the first; each ± a quarter. */
const POLL_MS = { first: 100, most: 1_000 };
const JITTER = 0.25;

/** History in PostgreSQL, shared by all replicas. */
export class DatabaseSessionStore extends SessionStore implements OnApplicationShutdown {
  readonly kind = 'database';
  readonly #database: Database;
  readonly #retention: RetentionJob;
  readonly #turns = new Turns();
  readonly #leaseMs: number;

  constructor(private readonly options: DatabaseSessionStoreOptions) {
    super();
    const { settings, logger, retryMs, leaseMs } = options;
    this.#database = new Database({
      settings: settings.sessions,
      logger,
      ...(retryMs !== undefined && { retryMs }),
    });
    this.#retention = new RetentionJob(this.#database, settings.sessions.retentionDays, logger);
    this.#leaseMs = leaseMs ?? LEASE_MS;
  }

  availability(): SessionsAvailability {
    return this.#database.availability();
  }

  async prepare(): Promise<void> {
    this.#retention.start();
    await this.#database.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#retention.stop();
    await this.#database.close();
  }

  summaries(key: string): Promise<readonly StoredSummary[]> {
    const most = this.options.settings.prompt.maxSummaries;
    return this.#database.run((manager) => newestSummaries(manager, storableKey(key), most));
  }

  addSummary(key: string, summary: Masked<string>): Promise<void> {
    const most = this.options.settings.prompt.maxSummaries;
    return this.#database.run((manager) => addSummary(manager, storableKey(key), summary.value, most));
  }

  addTranscript(transcript: Masked<Transcript>): Promise<void> {
    return this.#database.run((manager) => addTranscript(manager, transcript.value));
  }

  lookedAt(incidentId: string): Promise<LookedAt> {
    return this.#database.run((manager) => lookedAt(manager, incidentId));
  }

  async withConversation<T>(
    id: string,
    waiting: Waiting,
    work: (conversation: OpenConversation) => Promise<T>,
  ): Promise<T> {
    const key = storableKey(id);
    const patience = patienceOf(waiting);
    try {
      const leave = await this.#turns.enter(key, patience.signal);
      try {
        return await this.#holding(key, patience.signal, work);
      } finally {
        leave();
      }
    } finally {
      patience.release();
    }
  }

  async #holding<T>(
    key: string,
    patience: AbortSignal,
    work: (conversation: OpenConversation) => Promise<T>,
  ): Promise<T> {
    const held = await this.#hold(key, patience);
    try {
      return await work(held);
    } finally {
      await held.release();
    }
  }

  /** Waits until no other process has the conversation, and takes it. */
  async #hold(id: string, patience: AbortSignal): Promise<HeldConversation> {
    const hold: Hold = { id, owner: randomUUID(), leaseMs: this.#leaseMs };
    for (let looks = 1; ; looks += 1) {
      const held = await this.#tryHold(hold);
      if (held !== null) return held;
      await sleep(jittered(doublingMs(looks, POLL_MS), JITTER), patience);
    }
  }

  async #tryHold(hold: Hold): Promise<HeldConversation | null> {
    const { windowSize } = this.options.settings.sessions;
    const opened = this.#database.run(async (manager) => {
      const taken = await take(manager, hold);
      return taken === null ? null : { taken, messages: await recentMessages(manager, hold.id, windowSize) };
    });
    try {
      const found = await opened;
      return found === null
        ? null
        : new HeldConversation({
            database: this.#database,
            logger: this.options.logger,
            hold,
            taken: found.taken,
            messages: windowOf(found.messages, windowSize),
          });
    } catch (error) {
      // It may be taken, and only the answer got lost: the next one should not have to wait for the lease to end.
      void this.#database.run((manager) => giveBack(manager, hold)).catch(() => undefined);
      throw error;
    }
  }
}
