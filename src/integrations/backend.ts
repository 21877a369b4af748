import { nothingToTell, type IntegrationReport } from '../evidence/integration-report.js';
import type { Settings } from '../config/settings.js';
import type { ToolScope } from '../tools/tool-scope.js';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import type { DependencyHealth } from '../lifecycle/health-of.js';
import type { ReadOutcome } from '../transport/read-outcome.js';
import { backendStatus } from './backend-status.js';
import type { Case } from './case.js';
import type { Collection, Integration, IntegrationDescription } from './integration.js';
import { isUsable, reachedBy, warningsOf, type ReadingEnd } from './readings.js';
import { SourceSession } from './source-session.js';

/** What a report says of a backend from how its readings ended. */
export const backendReport = (
  id: string,
  missing: string,
  configured: boolean,
  readings: readonly ReadingEnd[],
): IntegrationReport => {
  const reached = reachedBy(configured, readings);
  return {
    ...nothingToTell(id),
    capabilities: { [id]: reached },
    missing: isUsable(reached) ? [] : [missing],
    warnings: warningsOf(id, configured, readings),
  };
};

/** An integration that reads one backend over HTTP. Each case has a time of its own for all its calls (`COLLECT_TIMEOUT_SECONDS`). */
export abstract class BackendIntegration implements Integration, DependencyHealth {
  #answer: DependencyStatus | null = null;

  abstract readonly about: IntegrationDescription;
  /** What its readings are called together: `metrics`. */
  protected abstract readonly subject: string;
  protected abstract readonly client: {
    readonly configured: boolean;
    /** Asks something that costs nothing. */
    ping(signal: AbortSignal): Promise<ReadOutcome<unknown>>;
  };

  constructor(private readonly settings: Settings) {}

  abstract view(scope: ToolScope | null): object;

  availability(): { readonly configured: boolean; readonly reason: string | null } {
    const { configured } = this.client;
    return { configured, reason: configured ? null : `${this.about.title} is not configured` };
  }

  status(): DependencyStatus {
    if (!this.client.configured) return { state: 'off', detail: null };
    return this.#answer ?? { state: 'starting', detail: 'not asked yet' };
  }

  async probe(signal: AbortSignal): Promise<void> {
    this.#answer = backendStatus(await this.answer(signal), {
      title: this.about.title,
      prefix: this.about.id.toUpperCase(),
    });
  }

  /** What it answers to a question that costs nothing: whether it is there, and what it should be. Never rejects. */
  async answer(signal: AbortSignal): Promise<ReadOutcome<unknown>> {
    try {
      return await this.client.ping(signal);
    } catch (error) {
      return { status: 'timeout', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async collect(asked: Case): Promise<Collection> {
    const { refusal, signal } = asked;
    if (!this.client.configured) return () => ({ report: this.report([]) });
    if (refusal !== null) {
      const end = { title: 'the target', outcome: { status: 'forbidden', reason: refusal } } as const;
      return () => ({ report: this.report([end]) });
    }
    const limitMs = this.settings.analysis.collectTimeoutSeconds * 1000;
    const session = new SourceSession(signal, limitMs, () => new Date());
    try {
      return await this.read(session, asked);
    } finally {
      session.end();
    }
  }

  unanswered(reason: string): IntegrationReport {
    const end = { title: this.subject, outcome: { status: 'timeout', reason } } as const;
    return this.report(this.client.configured ? [end] : []);
  }

  /** Asks the backend, which is configured. */
  protected abstract read(session: SourceSession, asked: Case): Promise<Collection>;

  /** What is told when nothing was read: only how the readings ended. */
  protected abstract report(readings: readonly ReadingEnd[]): IntegrationReport;
}
