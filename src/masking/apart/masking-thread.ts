import { Worker } from 'node:worker_threads';
import type { Settings } from '../../config/settings.js';
import type { KnownText, KnownTexts } from './known-texts.js';

/** What the thread is begun with. */
export interface WorkerData {
  readonly masking: Settings['masking'];
  readonly hashKey: Uint8Array;
}

/** Texts to be masked. */
export interface Job {
  readonly id: number;
  readonly texts: readonly string[];
}

interface Answer {
  readonly id: number;
  readonly known: readonly KnownText[];
}

/** More work waiting than this is done where it comes up. */
const MOST_WAITING = 16;
/** A thread that takes longer is given up, in ms. */
const LONGEST_MS = 20_000;
/** A thread that died so often is not begun again. */
const MOST_DEATHS = 5;
/** A thread without work for so long is ended, ms: its heap holds all the rules once more. */
const IDLE_MS = 30_000;
const HEAP_MB = 256;

const NOTHING: KnownTexts = new Map();

/** One thread that masks large texts, begun when it is needed and ended when it is not. It never fails: what it did not do is masked later. */
export class MaskingThread {
  readonly #waiting = new Map<number, (known: readonly KnownText[] | null) => void>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #deaths = 0;
  #jobs = 0;

  constructor(
    private readonly data: WorkerData,
    private readonly script: URL = new URL('./masking-worker.js', import.meta.url),
    private readonly idleMs = IDLE_MS,
  ) {}

  get running(): boolean {
    return this.#worker !== null;
  }

  /** What became of each text; nothing where the thread is busy, slow or gone. */
  async mask(texts: readonly string[]): Promise<KnownTexts> {
    if (texts.length === 0 || this.#waiting.size >= MOST_WAITING) return NOTHING;
    const worker = this.#begun();
    if (worker === null) return NOTHING;
    this.#jobs += 1;
    const id = this.#jobs;
    const { promise, resolve } = Promise.withResolvers<readonly KnownText[] | null>();
    this.#waiting.set(id, resolve);
    const timer = setTimeout(() => this.#died(), LONGEST_MS);
    clearTimeout(this.#idle);
    worker.ref();
    worker.postMessage({ id, texts } satisfies Job, []);
    const known = await promise;
    clearTimeout(timer);
    if (this.#waiting.size === 0) this.#rest();
    return known === null
      ? NOTHING
      : new Map(texts.map((text, at) => [text, known[at] ?? { masked: text, found: [] }]));
  }

  #begun(): Worker | null {
    if (this.#worker !== null) return this.#worker;
    if (this.#deaths >= MOST_DEATHS) return null;
    try {
      const worker = new Worker(this.script, {
        workerData: this.data,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      });
      worker.on('message', ({ id, known }: Answer) => this.#settle(id, known));
      const gone = (): void => {
        if (this.#worker === worker) this.#died();
      };
      worker.on('error', gone);
      worker.on('exit', gone);
      worker.unref();
      this.#worker = worker;
    } catch {
      // No thread can be begun here: texts are masked where they are.
      this.#deaths = MOST_DEATHS;
    }
    return this.#worker;
  }

  #settle(id: number, known: readonly KnownText[] | null): void {
    this.#waiting.get(id)?.(known);
    this.#waiting.delete(id);
  }

  /** Nothing waits: the process may end, and after a while the thread does. */
  #rest(): void {
    this.#worker?.unref();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#end(), this.idleMs).unref();
  }

  #died(): void {
    this.#deaths += 1;
    this.#end();
  }

  /** Gives the thread up; who waits is told that nothing is known. */
  #end(): void {
    const worker = this.#worker;
    this.#worker = null;
    for (const id of this.#waiting.keys()) this.#settle(id, null);
    void worker?.terminate();
  }
}
