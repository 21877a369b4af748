import type { AlertId } from '../alerts/alert.js';
import type { StoredState } from '../jetstream/alert-states.js';
import type { Membership } from '../jetstream/group-membership.js';

/** Where an alert was kept when this process wrote it last. */
export interface KnownAlert extends Membership {
  readonly stored: StoredState;
}

/** Bytes of states that are remembered; the longest unseen go first. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The alerts that this process wrote last, so that one that comes again is written without a read. It may be out of date: the
 * write expects the revision, and reads where it is another by now.
 */
export class KnownAlerts {
  readonly #alerts = new Map<AlertId, KnownAlert>();
  #bytes = 0;

  /** Takes it out; {@link keep} puts it back as the newest. */
  take(id: AlertId): KnownAlert | null {
    const known = this.#alerts.get(id);
    if (known === undefined) return null;
    this.#alerts.delete(id);
    this.#bytes -= known.stored.data.length;
    return known;
  }

  keep(id: AlertId, alert: KnownAlert): void {
    this.take(id);
    this.#alerts.set(id, alert);
    this.#bytes += alert.stored.data.length;
    for (const oldest of this.#alerts.keys()) {
      if (this.#bytes <= MAX_BYTES) break;
      this.take(oldest);
    }
  }
}
