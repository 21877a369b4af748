import { Injectable } from '@nestjs/common';
import { Clock } from '../../telemetry/clock.js';
import type { Route } from '../routes/routes-file.js';
import { TellOnce } from './tell-once.js';
import { type DigestRecord, type FoldRecord, NO_DIGEST, NOTHING_FOLDED, TOUCH_MS } from './told-record.js';
import { DIGEST, NotifyTriggers } from './triggers.js';

/** Writes of one record that others write too, at most. */
const MAX_TRIES = 20;

/** Keys of a sink's records beside those of groups, whose names are hashes. */
export const foldKey = (sink: string): string => `${sink}.folded`;
export const digestKey = (sink: string): string => `${sink}.${DIGEST}`;

/** The records of a digest were written by others again and again; it is tried later. */
export class FoldConflict extends Error {
  override readonly name = 'FoldConflict';
}

/** Whether one more story may be told alone, and which were of late. */
const placeOf = ({ opened, stormAt }: FoldRecord, { digest }: Route, now: number) => {
  const late = opened.filter((at) => now - at < digest.within);
  const isStorm = now - stormAt < digest.within || late.length >= digest.groups;
  return { isFree: digest.groups === 0 || !isStorm, opened: late };
};

/** How a group is folded. */
interface Fold {
  readonly route: Route;
  /** In which it stands already; `null` for none. */
  readonly digest: number | null;
  /** When the digest may be told, ms since the epoch, where that is known. */
  readonly until: number | null;
}

/** What a fold changes; `null` for nothing. */
const folded = (
  before: FoldRecord,
  told: DigestRecord,
  { route, digest, until, now }: Fold & { readonly now: number },
): FoldRecord | null => {
  // A new story that might be told at once is folded since too many are.
  const inStorm = digest === null && until === null;
  const fold = inStorm && now - before.stormAt >= TOUCH_MS ? { ...before, stormAt: now } : before;
  const { within, gather } = route.digest;
  const isOver = fold.since === 0 || (now - fold.touchedAt > within && told.toldAt >= fold.dueAt);
  if (isOver) return { ...fold, since: now, touchedAt: now, dueAt: until ?? now + gather };
  const isPending = fold.dueAt > told.toldAt;
  const wanted = until ?? now + gather;
  const dueAt = isPending ? Math.min(fold.dueAt, wanted) : wanted;
  // A digest that is waited for anyway needs no word of each group.
  if (fold === before && dueAt === fold.dueAt && now - fold.touchedAt < TOUCH_MS) return null;
  return { ...fold, touchedAt: now, dueAt };
};

/** Says which stories are told alone, and folds the others into a digest. */
@Injectable()
export class Folding {
  /** Which digest this process has woken somebody for, by sink. */
  readonly #woken = new Map<string, number>();

  constructor(
    private readonly records: TellOnce,
    private readonly triggers: NotifyTriggers,
    private readonly clock: Clock,
  ) {}

  /** Whether a story may be told alone, as far as is known. @throws {StreamUnavailable} */
  async mayOpen(sink: string, route: Route): Promise<boolean> {
    const { record } = await this.records.read(foldKey(sink), NOTHING_FOLDED);
    return placeOf(record, route, this.#now).isFree;
  }

  /**
   * Takes a place among the stories that are told alone. @returns whether there was one
   * @throws {StreamUnavailable}
   * @throws {FoldConflict}
   */
  async takePlace(sink: string, route: Route): Promise<boolean> {
    const now = this.#now;
    let taken = false;
    await this.#change(sink, (fold) => {
      const { isFree, opened } = placeOf(fold, route, now);
      taken = isFree;
      return isFree && route.digest.groups > 0 ? { ...fold, opened: [...opened, now] } : null;
    });
    return taken;
  }

  /**
   * Notes that a group is to stand in the digest.
   * @returns the digest that the group stands in
   * @throws {StreamUnavailable}
   * @throws {FoldConflict}
   */
  async fold(sink: string, how: Fold): Promise<number> {
    const { digest } = how;
    const { record: told } = await this.records.read(digestKey(sink), NO_DIGEST);
    const now = this.#now;
    const fold = await this.#change(sink, (record) =>
      // A digest that is over is not told again for what still changes in it.
      digest !== null && record.since !== digest ? null : folded(record, told, { ...how, now }),
    );
    if (digest !== null && fold.since !== digest) return digest;
    if (this.#woken.get(sink) !== fold.dueAt || fold.dueAt <= now) {
      await this.triggers.publish({ sink, group: DIGEST });
      this.#woken.set(sink, fold.dueAt);
    }
    return fold.since;
  }

  get #now(): number {
    return this.clock.now().getTime();
  }

  async #change(sink: string, change: (record: FoldRecord) => FoldRecord | null): Promise<FoldRecord> {
    const key = foldKey(sink);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const { record, revision } = await this.records.read(key, NOTHING_FOLDED);
      const next = change(record);
      if (next === null) return record;
      if ((await this.records.write(key, next, revision)) !== 'conflict') return next;
    }
    throw new FoldConflict('the record of a digest is written by others all the time');
  }
}
