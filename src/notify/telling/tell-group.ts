import { Injectable } from '@nestjs/common';
import { severityRank } from '../../alerts/severity.js';
import { MessageLog } from '../../jetstream/ports.js';
import { ack, retryAfter, type Settlement } from '../../jetstream/settlement.js';
import { objectOf } from '../notice/notice-of.js';
import { Notices } from '../notice/notices.js';
import { analysisOf, episodeOf, toldResult, type ToldResult } from '../notice/told-result.js';
import { routeTo, sinksFor } from '../routes/matching.js';
import type { OpenSink } from '../routes/open-sinks.js';
import type { Route, Routes } from '../routes/routes-file.js';
import { decide } from './decide.js';
import { Folding } from './folding.js';
import { inGate } from './in-gate.js';
import { type Kept, TellOnce } from './tell-once.js';
import { TellingWorld } from './telling-world.js';
import { type DigestLine, NEVER_TOLD, type ToldRecord } from './told-record.js';

/** Names of alerts in a line of a digest. */
const MAX_NAMES = 3;

/** What is known of a group at one sink. */
interface Case {
  readonly key: string;
  readonly sink: OpenSink;
  readonly told: ToldResult;
  readonly route: Route | null;
  /** The same, or the first route that leads to the sink. */
  readonly policy: Route;
  readonly kept: Kept<ToldRecord>;
  readonly signal: AbortSignal;
}

const lineOf = ({ result, firing, worst }: ToldResult, digest: number): DigestLine => ({
  digest,
  object: objectOf(result),
  alertnames: [...new Set(result.group.members.map(({ alertname }) => alertname))].slice(0, MAX_NAMES),
  rank: severityRank(worst),
  firing,
  cause: result.cause?.text ?? null,
});

/** Brings what a sink was told of a group up to date with the group's last result. */
@Injectable()
export class TellGroup {
  constructor(
    private readonly records: TellOnce,
    private readonly folding: Folding,
    private readonly notices: Notices,
    private readonly log: MessageLog,
    private readonly world: TellingWorld,
  ) {}

  /** @throws {StreamUnavailable} */
  async tell(sink: OpenSink, group: string, routes: Routes, signal: AbortSignal): Promise<Settlement> {
    const last = await this.log.last(this.world.subjectOf(group));
    const told = last === null ? null : toldResult(last.sequence, last.data);
    if (told === null) return ack;
    const key = `${sink.name}.${group}`;
    const kept = await this.records.read(key, NEVER_TOLD);
    const now = this.world.now;
    const route = sinksFor(routes, told).get(sink.name) ?? null;
    const policy = route ?? routeTo(routes, sink.name);
    if (policy === null) return ack;
    const decision = decide({ told, record: kept.record, route, sink: sink.sink, now });
    const found: Case = { key, sink, told, route, policy, kept, signal };
    switch (decision.kind) {
      case 'known':
        return ack;
      case 'note':
        return this.#note(found, decision.state);
      case 'wait':
        return retryAfter(decision.until - now, 'told-later');
      case 'fold':
        return this.#fold(found, decision.until);
      case 'tell':
        return decision.event === 'opened' ? this.#open(found) : this.#goOn(found, decision.event);
    }
  }

  async #open(found: Case): Promise<Settlement> {
    const { sink, policy, kept } = found;
    const { failing, begun } = kept.record;
    // Machines are told everything; what was begun has its place already.
    const hasPlace = sink.sink.readers === 'machines' || failing !== null || begun !== null;
    if (!hasPlace && !(await this.folding.mayOpen(sink.name, policy))) return this.#fold(found, null);
    return inGate(sink, this.world.now, async () =>
      hasPlace || (await this.folding.takePlace(sink.name, policy))
        ? this.#tell(found, 'opened')
        : this.#fold(found, null),
    );
  }

  #goOn(found: Case, event: 'changed' | 'recovered'): Promise<Settlement> {
    return inGate(found.sink, this.world.now, () => this.#tell(found, event));
  }

  async #note({ key, told, kept }: Case, state: ToldRecord['state']): Promise<Settlement> {
    const { record, revision } = kept;
    const next = { ...this.#seen(record, told), state };
    return this.#settled(await this.records.write(key, next, revision));
  }

  async #fold({ key, told, sink, policy, kept }: Case, until: number | null): Promise<Settlement> {
    const { record, revision } = kept;
    const before = record.state === 'folded' ? (record.line?.digest ?? null) : null;
    // Woken before the record is written: what is looked at for nothing costs little, what nobody looks at is lost.
    const digest = await this.folding.fold(sink.name, { route: policy, digest: before, until });
    const next: ToldRecord = {
      ...this.#seen(record, told),
      state: 'folded',
      line: lineOf(told, digest),
      story: null,
    };
    return this.#settled(await this.records.write(key, next, revision));
  }

  async #tell(found: Case, event: 'opened' | 'changed' | 'recovered'): Promise<Settlement> {
    const { key, told, sink, route, kept, signal } = found;
    const story = event === 'opened' ? null : kept.record.story;
    const outcome = await this.records.tell({
      key,
      kept,
      number: told.sequence,
      sink,
      telling: {
        notice: this.notices.of(told, event, route?.language ?? null),
        story,
        id: `${sink.name}:${told.result.group.id}:${told.sequence}`,
      },
      signal,
    });
    if (outcome.kind === 'settled') return outcome.settlement;
    const next: ToldRecord = {
      ...this.#seen(kept.record, told),
      state: event === 'recovered' ? 'over' : 'open',
      toldAt: this.world.now,
      story: outcome.story ?? story,
      line: null,
    };
    return this.#settled(await this.records.write(key, next, outcome.revision));
  }

  #seen(record: ToldRecord, told: ToldResult): ToldRecord {
    return {
      ...record,
      episode: episodeOf(told.result),
      sequence: told.sequence,
      analysis: analysisOf(told),
      firing: told.firing,
      members: told.result.group.memberCount,
      begun: null,
      failing: null,
    };
  }

  #settled(written: number | 'conflict'): Settlement {
    return written === 'conflict' ? retryAfter(0, 'conflict') : ack;
  }
}
