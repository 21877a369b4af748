import { Injectable } from '@nestjs/common';
import type { GroupHash } from '../alerts/group-key.js';
import { inBatches } from '../jetstream/in-batches.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { type Masked, Masker } from '../masking/index.js';
import { Logger } from '../telemetry/logger.js';
import { type AlertMessages, alertMessages } from './alert-message.js';
import { FannedOut } from './fanned-out.js';
import { analysisSequenceOf, type GroupResult, type ResultMember } from './group-result.js';
import { type AnsweredAlert, GroupResults } from './group-results.js';

const AT_ONCE = 16;
const MAX_CONFLICTS = 10;

/**
 * Whether an alert's stored result already says what a group result would say of it (docs/stream-protocol.md "Work on a
 * group", step 8). An alert that was resolved in the result before as well keeps the answer it has: a later analysis is
 * not about it.
 */
export const alreadyAnswered = (
  stored: AnsweredAlert | null,
  member: Pick<ResultMember, 'startsAt' | 'status' | 'settled'>,
  sequences: { readonly group: number; readonly analysis: number },
): boolean => {
  if (stored === null) return false;
  if (stored.groupSequence >= sequences.group) return true;
  const sameAlert = stored.startsAt === member.startsAt && stored.status === member.status;
  return sameAlert && (member.settled || stored.analysisSequence === sequences.analysis);
};

/** Publishes each alert's own result out of a committed group result, and nothing else. Doing it again changes nothing. */
@Injectable()
export class FanOut {
  readonly #fannedOut = new FannedOut();

  constructor(
    private readonly results: GroupResults,
    private readonly masker: Masker,
    private readonly logger: Logger,
  ) {}

  /**
   * @param parent `traceparent` of the trigger
   * @throws {StreamUnavailable} when an alert could not be answered
   */
  async publish(sequence: number, result: Masked<GroupResult>, parent?: string): Promise<void> {
    const analysis = analysisSequenceOf({ sequence, result: result.value });
    const { members, id } = result.value.group;
    const messages = alertMessages(this.masker, result, {
      subject: this.results.subjectOf(id),
      sequence,
      analysisSequence: analysis,
    });
    const open = this.#fannedOut.open(result.value, analysis);
    const published = await inBatches(open, AT_ONCE, (member) =>
      this.#one(member, messages, { in: id, group: sequence, analysis, parent }),
    );
    this.#fannedOut.done(sequence, result.value, analysis);
    this.logger.info('results_published', {
      stage: 'fan-out',
      group: id,
      groupSequence: sequence,
      kind: result.value.kind,
      alerts: members.length,
      published: published.filter(Boolean).length,
    });
  }

  async #one(
    member: ResultMember,
    messages: AlertMessages,
    sequences: {
      readonly in: GroupHash;
      readonly group: number;
      readonly analysis: number;
      readonly parent: string | undefined;
    },
  ): Promise<boolean> {
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const stored = await this.results.lastOfAlert(member.id, sequences.in);
      if (alreadyAnswered(stored, member, sequences)) return false;
      const appended = await this.results.publishAlert(
        member.id,
        messages.of(member),
        stored?.sequence ?? 0,
        sequences.parent,
      );
      if (appended.outcome !== 'conflict') return true;
    }
    throw new StreamUnavailable("an alert's result changes too fast to be written");
  }
}
