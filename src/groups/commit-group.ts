import { Injectable } from '@nestjs/common';
import type { GroupSnapshot } from '../alerts/group.js';
import { Settings } from '../config/settings.js';
import type { FlapLimits } from '../alerts/flapping.js';
import { flapLimitsOf } from './flap-limits.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { Masker, type Masked } from '../masking/index.js';
import { fitResult } from './fit-result.js';
import { type Carried, groupMessage } from './group-message.js';
import { type GroupResult, type ResultKind } from './group-result.js';
import { GroupResults, type LastGroupResult, plain } from './group-results.js';

/** A group result as it is stored in the stream. */
export interface Committed {
  readonly sequence: number;
  readonly result: Masked<GroupResult>;
}

export interface CommitInput {
  readonly snapshot: GroupSnapshot;
  readonly carried: Carried;
  readonly kind: ResultKind;
  /** Unique to this attempt of this delivery. */
  readonly attemptId: string;
  /** `traceparent` of the trigger. */
  readonly parent: string | undefined;
  /** The server's time when the work began, ms since the epoch. */
  readonly serverNow: number;
}

/** Stores group results, fenced: an older worker's publish conflicts (docs/stream-protocol.md "Work on a group"). */
@Injectable()
export class CommitGroup {
  readonly #reopenGraceMs: number;
  readonly #flaps: FlapLimits;

  constructor(
    private readonly results: GroupResults,
    private readonly masker: Masker,
    settings: Settings,
  ) {
    this.#reopenGraceMs = settings.analysis.reopenGraceSeconds * 1000;
    this.#flaps = flapLimitsOf(settings.analysis);
  }

  /**
   * Publishes one group result after `last`.
   * @returns what is stored now, or `conflict` when the subject has moved on
   * @throws {StreamUnavailable}
   */
  async after(last: LastGroupResult | null, input: CommitInput): Promise<Committed | 'conflict'> {
    const { snapshot, carried, kind, attemptId, parent, serverNow } = input;
    const message = groupMessage({
      snapshot,
      stored: plain(last),
      lastSequence: last?.sequence ?? 0,
      carried,
      kind,
      reopenGraceMs: this.#reopenGraceMs,
      flaps: this.#flaps,
      serverNow,
    });
    const masked = this.masker.mask(fitResult(message, this.results.maxBytes));
    const messageId = `${snapshot.group}:${snapshot.revision}:${attemptId}`;
    const appended = await this.results.commit(
      masked,
      { expectedLast: last?.sequence ?? 0, messageId },
      parent,
    );
    if (appended.outcome === 'conflict') return 'conflict';
    if (appended.outcome === 'stored') return { sequence: appended.sequence, result: masked };
    // An earlier try of the same attempt was stored, and what it said may differ in a time.
    const stored = await this.results.last(snapshot.group);
    if (!stored?.result) throw new StreamUnavailable('a group result cannot be read back');
    return { sequence: stored.sequence, result: stored.result };
  }
}
