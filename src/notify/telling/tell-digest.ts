import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { inBatches } from '../../jetstream/in-batches.js';
import { Buckets } from '../../jetstream/ports.js';
import { ack, retryAfter, type Settlement } from '../../jetstream/settlement.js';
import type { Masked } from '../../masking/index.js';
import { Clock } from '../../telemetry/clock.js';
import type { Notice } from '../notice/notice.js';
import { Notices } from '../notice/notices.js';
import type { OpenSink } from '../routes/open-sinks.js';
import type { Route } from '../routes/routes-file.js';
import { digestKey, foldKey } from './folding.js';
import { inGate } from './in-gate.js';
import { TellOnce } from './tell-once.js';
import {
  type DigestLine,
  type DigestRecord,
  NEVER_TOLD,
  NO_DIGEST,
  NOTHING_FOLDED,
  TOUCH_MS,
} from './told-record.js';

/** Groups that a digest reads, at most, and how many at a time. */
const MAX_GROUPS = 10_000;
const AT_ONCE = 16;

/** A digest that says something else than before. */
interface DueDigest {
  readonly sink: OpenSink;
  readonly since: number;
  readonly before: DigestRecord;
  readonly revision: number;
  readonly notice: Masked<Notice>;
  readonly said: string;
  readonly now: number;
  /** What becomes of its trigger once it is told. */
  readonly again: Settlement;
  readonly signal: AbortSignal;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Tells a sink what was folded since its digest began: one message that changes, or where none can change one now and then. */
@Injectable()
export class TellDigest {
  constructor(
    private readonly records: TellOnce,
    private readonly buckets: Buckets,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** @throws {StreamUnavailable} */
  async tell(sink: OpenSink, route: Route, signal: AbortSignal): Promise<Settlement> {
    const now = this.clock.now().getTime();
    const { record: fold } = await this.records.read(foldKey(sink.name), NOTHING_FOLDED);
    if (fold.since === 0) return ack;
    const kept = await this.records.read(digestKey(sink.name), NO_DIGEST);
    const before =
      kept.record.since === fold.since ? kept.record : { ...NO_DIGEST, number: kept.record.number };
    const every = sink.sink.edits ? route.updateEvery : Math.max(route.updateEvery, route.digest.within);
    const due = Math.max(fold.dueAt, before.toldAt === 0 ? 0 : before.toldAt + every);
    if (due > now) return retryAfter(due - now, 'digest-not-due');
    const lines = await this.#lines(sink.name, fold.since);
    const notice = this.notices.digest(lines, route.language);
    const said = hashOf(JSON.stringify(notice.value.card));
    // What changed while it was read is looked at once more.
    const again = fold.touchedAt + 2 * TOUCH_MS >= now ? retryAfter(every, 'digest-goes-on') : ack;
    if (lines.length === 0 || said === before.said) return again;
    return inGate(sink, now, () =>
      this.#tell({
        sink,
        since: fold.since,
        before,
        revision: kept.revision,
        notice,
        said,
        now,
        again,
        signal,
      }),
    );
  }

  async #tell({
    sink,
    since,
    before,
    revision,
    notice,
    said,
    now,
    again,
    signal,
  }: DueDigest): Promise<Settlement> {
    const number = before.number + 1;
    const outcome = await this.records.tell({
      key: digestKey(sink.name),
      kept: { record: { ...before, since }, revision },
      number,
      sink,
      telling: { notice, story: before.story, id: `${sink.name}:digest:${since}:${number}` },
      signal,
    });
    if (outcome.kind === 'settled') return outcome.settlement;
    await this.records.write(
      digestKey(sink.name),
      {
        since,
        toldAt: now,
        number,
        said,
        begun: null,
        failing: null,
        story: outcome.story ?? before.story,
      },
      outcome.revision,
    );
    return again;
  }

  async #lines(sink: string, since: number): Promise<readonly DigestLine[]> {
    const { keys } = await this.buckets.notify.keysUnder(sink);
    const own = [foldKey(sink), digestKey(sink)];
    const groups = keys.filter((key) => !own.includes(key)).slice(0, MAX_GROUPS);
    const read = await inBatches(groups, AT_ONCE, (key) => this.records.read(key, NEVER_TOLD));
    return read.flatMap(({ record: { state, line } }) =>
      state === 'folded' && line !== null && line.digest === since ? line : [],
    );
  }
}
