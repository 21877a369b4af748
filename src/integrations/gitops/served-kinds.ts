import type { KubernetesReader } from '../kubernetes/reader.js';
import type { DeliveryKind } from './kinds/kinds.js';

/** Whether a cluster serves an API version; `unknown` where it does not tell, as a recorded one. */
type Served = 'served' | 'absent' | 'unknown';

/** Definitions of kinds come and go with operators, which are rarely installed. */
const REMEMBERED_MS = 10 * 60_000;
/** What could not be told is asked again sooner. */
const UNKNOWN_MS = 30_000;

/**
 * Which kinds of delivery the cluster serves, for all cases of the process: what is absent costs a question every ten
 * minutes, and no reading.
 */
export class ServedKinds {
  readonly #known = new Map<string, { readonly at: number; readonly served: Served }>();

  constructor(
    private readonly cluster: KubernetesReader,
    /** `GITOPS_ENABLED=true`: nothing is asked, everything is tried. */
    private readonly isAssumed: boolean,
    /** Milliseconds, from any start. */
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Whether any is known to be there. */
  get someKnown(): boolean {
    return [...this.#known.values()].some(({ served }) => served === 'served');
  }

  /** Notes that objects of an API version were read though the cluster does not tell what it serves. */
  met(apiVersion: string): void {
    this.#known.set(apiVersion, { at: this.nowMs(), served: 'served' });
  }

  /** The versions of a kind that are worth a reading, the newest first; none where the cluster serves none. */
  async versionsOf({ apiVersions }: DeliveryKind, signal: AbortSignal): Promise<readonly string[]> {
    if (this.isAssumed) return apiVersions;
    const worth: string[] = [];
    for (const apiVersion of apiVersions) {
      const served = await this.#ask(apiVersion, signal);
      if (served === 'served') return [apiVersion];
      if (served === 'unknown') worth.push(apiVersion);
    }
    return worth;
  }

  async #ask(apiVersion: string, signal: AbortSignal): Promise<Served> {
    const known = this.#known.get(apiVersion);
    const lasts = known?.served === 'unknown' ? UNKNOWN_MS : REMEMBERED_MS;
    if (known !== undefined && this.nowMs() - known.at < lasts) return known.served;
    try {
      const { status } = await this.cluster.resources(apiVersion, signal);
      const served = status === 'ok' ? 'served' : status === 'absent' ? 'absent' : 'unknown';
      this.#known.set(apiVersion, { at: this.nowMs(), served });
      return served;
    } catch {
      return 'unknown'; // the analysis was aborted
    }
  }
}
