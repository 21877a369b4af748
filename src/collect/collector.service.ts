import { Inject, Injectable, Optional } from '@nestjs/common';
import type { EntityRef } from '../evidence/entity.js';
import type { RecordedChange } from '../evidence/recorded-change.js';
import { EvidenceLedger } from '../evidence/evidence-ledger.js';
import type { Collected } from '../evidence/facts.js';
import type { IntegrationReport } from '../evidence/integration-report.js';
import type { Reading } from '../evidence/reading.js';
import { WEIGHT } from '../evidence/weights.js';
import { Settings } from '../config/settings.js';
import { Cases, type Case, type CollectRequest } from '../integrations/case.js';
import { Integrations } from '../integrations/integration.js';
import { neededReads } from '../alerts/class/needed-reads.js';
import { subjectOf } from '../alerts/subject/subject-of.js';
import { caseGraph, growCase, type GrownCase } from './case-graph.js';
import { orAborted } from '../waiting/or-aborted.js';
import { orLate } from '../waiting/or-late.js';
import { turn } from '../waiting/turn.js';
import { ChangeLog } from '../jetstream/change-log.js';
import { withRecordedChanges } from './with-recorded-changes.js';

const alertReading = (
  { labels, annotations, startsAt }: CollectRequest,
  nowMs: number,
): Reading<unknown> => ({
  outcome: { status: 'ok', value: null },
  query: null,
  collectedAt: new Date(nowMs).toISOString(),
  type: 'alert',
  title: `alert ${labels['alertname'] ?? 'without name'}`,
  weight: WEIGHT.alert,
  body: { labels, annotations, startsAt },
});

/** Most entities of a graph; how far it grows beyond tells the class of the alert. */
const MAX_ENTITIES = 150;

/** Longest wait for what the change recorder wrote, ms. */
const CHANGES_MS = 1_000;

/** Reads all that applies to an alert, side by side, before any model is asked. */
@Injectable()
export class CollectorService {
  constructor(
    private readonly cases: Cases,
    private readonly integrations: Integrations,
    private readonly settings: Settings,
    @Optional() @Inject(ChangeLog) private readonly changes: ChangeLog | null = null,
  ) {}

  /** What is to be said when the time was over before anything had answered. */
  unanswered(reason: string): readonly IntegrationReport[] {
    return this.integrations.all.map((integration) => integration.unanswered(reason));
  }

  /**
   * Whatever the integrations answer becomes evidence with a status: rejects only when `signal` aborts, with its reason.
   * Evidence `E1` is the alert itself.
   */
  async collect(request: CollectRequest, signal: AbortSignal): Promise<Collected> {
    signal.throwIfAborted();
    return orAborted(this.read(request, signal), signal);
  }

  private async read(request: CollectRequest, signal: AbortSignal): Promise<Collected> {
    const asked = await this.cases.open(request, signal);
    const grown = this.grown(asked);
    const collections = await Promise.all(
      this.integrations.all.map((integration) => integration.collect(asked)),
    );
    // Numbered when all are done, in the order of the integrations: whatever answered first, ids are the same.
    const growth = await grown;
    await turn();
    const ledger = new EvidenceLedger();
    ledger.enter(alertReading(request, asked.nowMs), 'alert');
    const told = collections.map((enter) => enter(ledger));
    const facts = told.find(({ cluster }) => cluster !== undefined)?.cluster;
    if (facts === undefined) throw new TypeError('no integration reads the cluster');
    const graph = caseGraph(ledger, growth, {
      facts,
      alertClass: request.alertClass ?? 'unknown',
      startedMs: asked.startsAtMs,
    });
    return { facts, evidence: ledger.evidence, sources: told.map(({ report }) => report), graph };
  }

  /** Starts what grows outward from the alert's subject, asking every integration that holds entities. */
  private async grown(asked: Case): Promise<GrownCase> {
    const { labels, alertClass = 'unknown' } = asked.request;
    const { maxCalls, maxLogs, ahead } = neededReads(alertClass, subjectOf(labels, null).kind);
    if (asked.target.namespace !== null && asked.refusal === null)
      for (const kind of ahead) void asked.world.loadKind(kind); // beside the first lists, not after them; never rejects
    const grown = await growCase({
      starts: asked.starts,
      sources: this.integrations.all.flatMap((integration) => integration.graph?.(asked) ?? []),
      limits: {
        maxHops: maxCalls,
        maxEntities: MAX_ENTITIES,
        maxDeepened: maxLogs,
        deadlineAt: performance.now() + this.settings.analysis.collectTimeoutSeconds * 1000,
      },
    });
    return this.changes === null ? grown : this.withChanges(grown, this.changes);
  }

  /** Without the stream of changes an analysis tells what the cluster itself remembers. */
  private async withChanges(grown: GrownCase, log: ChangeLog): Promise<GrownCase> {
    const refs = grown.growth.entities.map(({ draft }) => draft.ref);
    const none = (): ReadonlyMap<EntityRef, readonly RecordedChange[]> => new Map();
    // Only the recorder writes there.
    const read = log.of(refs) as Promise<ReadonlyMap<EntityRef, readonly RecordedChange[]>>;
    const recorded = await orLate(read, CHANGES_MS, none).catch(none);
    return { ...grown, growth: withRecordedChanges(grown.growth, recorded) };
  }
}
