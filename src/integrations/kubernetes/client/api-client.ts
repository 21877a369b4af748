import { deadlineAfter, type Deadline } from '../../../waiting/deadline.js';
import { orAborted } from '../../../waiting/or-aborted.js';
import { Slots } from '../../../waiting/slots.js';

/** What the API server answered, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
  /** Whether the body was longer than asked for. */
  readonly cut: boolean;
}

/** What is asked for of an answer. */
export interface AnswerBounds {
  /** Bound of the body; what is beyond is not read. */
  readonly maxBytes: number;
  /** Media types, best first; the API's JSON when absent. */
  readonly accept?: string;
}

/** Who answers: a live API server, or a recorded one. */
export interface ApiServer {
  /** @param path path and query, escaped */
  ask(path: string, bounds: AnswerBounds, deadline: Deadline): Promise<ApiAnswer>;
  /** The namespace that a call without one is about, as kubectl's context has it; `null` for a recorded cluster. */
  readonly namespace: string | null;
  /** Ends the connections once their calls are done. */
  close(): Promise<void>;
}

export interface ApiClientOptions {
  readonly server: ApiServer;
  /** Bound of one call, its body and its waits included. */
  readonly timeoutMs: number;
  /** Bound of calls in flight; more wait. */
  readonly maxInFlight: number;
}

/** Sends GETs and gives back text: the package's typed calls would turn times into dates and drop unknown fields. */
export class ApiClient {
  private readonly slots: Slots;

  constructor(private readonly options: ApiClientOptions) {
    this.slots = new Slots(options.maxInFlight);
  }

  /**
   * @param path path and query, escaped
   * @throws the signal's reason when it is aborted, {@link DeadlineExceeded} when the time runs out, else what the
   *   connection failed with
   */
  async get(path: string, bounds: AnswerBounds, signal: AbortSignal): Promise<ApiAnswer> {
    const { server, timeoutMs } = this.options;
    return this.slots.run(async () => {
      const deadline = deadlineAfter(signal, timeoutMs);
      try {
        return await orAborted(server.ask(path, bounds, deadline), deadline.signal);
      } finally {
        deadline.release();
      }
    }, signal);
  }

  /** See {@link ApiServer.namespace}. */
  get namespace(): string | null {
    return this.options.server.namespace;
  }

  async close(): Promise<void> {
    await this.options.server.close();
  }
}
