import { simplerDialect, type Dialect, type Form } from './dialect.js';

/** Requests that one call may cost beyond the first, all rejected before they cost a token. */
const MAX_STEPS = 6;

/** A server's rejection of the form of a request. */
export interface Rejection {
  /** The parameter at fault; `null` when the server does not say. */
  readonly param: string | null;
}

/** The dialect of one server, found out by being rejected; kept for the life of the process. */
export class KnownDialect {
  #dialect: Dialect;

  constructor(start: Dialect) {
    this.#dialect = start;
  }

  /**
   * Sends in simpler forms until one is not rejected; remembers that one. When nothing simpler helps, the form was not
   * at fault, and the first rejection is thrown. `rejectionOf` tells a rejection from other failures, which end it.
   */
  async send<T>(
    form: Form,
    send: (dialect: Dialect) => Promise<T>,
    rejectionOf: (error: unknown) => Rejection | null,
  ): Promise<T> {
    const tried = new Set<string>();
    let first: { readonly error: unknown } | null = null;
    for (let dialect = this.#dialect; ;) {
      tried.add(JSON.stringify(dialect));
      try {
        const answer = await send(dialect);
        this.#dialect = dialect;
        return answer;
      } catch (error) {
        const rejection = rejectionOf(error);
        if (rejection === null) throw error;
        first ??= { error };
        const simpler = simplerDialect(dialect, rejection.param, form);
        if (simpler === null || tried.size > MAX_STEPS || tried.has(JSON.stringify(simpler)))
          throw first.error;
        dialect = simpler;
      }
    }
  }
}
