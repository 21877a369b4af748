/** A guess at what an entry takes beside its texts. */
const OVERHEAD_BYTES = 200;

interface Entry<T> {
  readonly value: T;
  readonly bytes: number;
  readonly usedAtMs: number;
}

export interface HistoryLimits {
  /** Of all entries together, as UTF-8 JSON with their keys; the least recently used go first. */
  readonly maxBytes: number;
  /** Entries not used for longer than this are gone. */
  readonly maxIdleMs: number;
  readonly nowMs: () => number;
}

/** Values by key, bounded in bytes and in time. Reading is a use. What is larger than the bound alone is not kept. */
export class BoundedHistory<T> {
  /** In order of use, the least recent first. */
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  constructor(private readonly limits: HistoryLimits) {}

  get bytes(): number {
    return this.#bytes;
  }

  /** @param maxIdleMs where it is to be shorter than the limit of all */
  get(key: string, maxIdleMs = Infinity): T | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    const nowMs = this.limits.nowMs();
    if (nowMs - entry.usedAtMs > Math.min(maxIdleMs, this.limits.maxIdleMs)) {
      this.#bytes -= entry.bytes;
      return undefined;
    }
    this.#entries.set(key, { ...entry, usedAtMs: nowMs });
    return entry.value;
  }

  set(key: string, value: T): void {
    this.delete(key);
    const bytes = Buffer.byteLength(JSON.stringify(value)) + Buffer.byteLength(key) + OVERHEAD_BYTES;
    this.#entries.set(key, { value, bytes, usedAtMs: this.limits.nowMs() });
    this.#bytes += bytes;
    this.#forget();
  }

  delete(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  /** Drops what is too old or too much, from the least recently used on. */
  #forget(): void {
    const oldest = this.limits.nowMs() - this.limits.maxIdleMs;
    for (const [key, { usedAtMs }] of this.#entries) {
      if (this.#bytes <= this.limits.maxBytes && usedAtMs >= oldest) return;
      this.delete(key);
    }
  }
}
