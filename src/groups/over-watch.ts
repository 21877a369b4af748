import { Injectable } from '@nestjs/common';
import { firingOf, type GroupSnapshot } from '../alerts/group.js';
import { AlertStates } from '../jetstream/alert-states.js';
import { Logger } from '../telemetry/logger.js';
import { idle } from '../waiting/sleep.js';
import { resolvedMeanwhile } from './resolved-meanwhile.js';

/** How often a group is looked at while it is analysed, ms: one small read each time where nothing changed. */
const LOOK_EVERY_MS = 2000;

/** Notices that all alerts of a group are over while it is analysed. */
@Injectable()
export class OverWatch {
  constructor(
    private readonly states: AlertStates,
    private readonly logger: Logger,
  ) {}

  /** @param work gets a signal that is aborted once no alert fires any more that fired in the snapshot */
  async during<T>(snapshot: GroupSnapshot, work: (over: AbortSignal) => Promise<T>): Promise<T> {
    const done = new AbortController();
    const over = new AbortController();
    void this.#watch(snapshot, done.signal, over);
    try {
      return await work(over.signal);
    } finally {
      done.abort();
    }
  }

  async #watch(snapshot: GroupSnapshot, done: AbortSignal, over: AbortController): Promise<void> {
    for (;;) {
      await idle(LOOK_EVERY_MS, done);
      if (done.aborted) return;
      if (await this.#isOver(snapshot)) {
        this.logger.info('analysis_needless', { stage: 'work', group: snapshot.group });
        return over.abort(new Error('its alerts are over'));
      }
    }
  }

  /** What cannot be read now is looked at again. */
  async #isOver(snapshot: GroupSnapshot): Promise<boolean> {
    try {
      const ended = resolvedMeanwhile(snapshot, await this.states.latest(snapshot));
      return firingOf(ended.members).length === 0;
    } catch (error) {
      this.logger.debug('group_not_watched', { stage: 'work', group: snapshot.group, error });
      return false;
    }
  }
}
