/** Requests that one call may cost beyond the first, all rejected before they cost a token. */
const MAX_STEPS = 8;

/** A server's rejection of the form of a request. */
export interface Rejection {
  /** The parameter at fault; `null` when the server does not say. */
  readonly param: string | null;
  /** All that the server said, for what it names only in words; bounded by who makes it. */
  readonly words: string;
}

/** The parts of a form that changed. */
export type Learned = Readonly<Record<string, unknown>>;

export interface KnownFormOptions<Form, Request> {
  readonly start: Form;
  /** The next form to try after a rejection; `null` when the form is not at fault or nothing simpler is left. */
  readonly simpler: (form: Form, rejection: Rejection, request: Request) => Form | null;
  /** Hears what was found out, and the words of the last rejection. */
  readonly onLearned: (learned: Learned, words: string) => void;
}

/** The form of requests that one server and model takes, found out by being rejected; kept as long as the adapter. */
export class KnownForm<Form extends object, Request> {
  #form: Form;

  constructor(private readonly options: KnownFormOptions<Form, Request>) {
    this.#form = options.start;
  }

  /**
   * Sends in simpler forms until one is not rejected; remembers that one. When nothing simpler helps, the form was not
   * at fault, and the first rejection is thrown. `rejectionOf` tells a rejection from other failures, which end it.
   */
  async send<T>(
    request: Request,
    send: (form: Form) => Promise<T>,
    rejectionOf: (error: unknown) => Rejection | null,
  ): Promise<T> {
    const tried = new Set<string>();
    const begun = this.#form;
    let first: { readonly error: unknown } | null = null;
    let words = '';
    for (let form = begun; ;) {
      tried.add(JSON.stringify(form));
      try {
        const answer = await send(form);
        this.#learn(begun, form, words);
        return answer;
      } catch (error) {
        const rejection = rejectionOf(error);
        if (rejection === null) throw error;
        ({ words } = rejection);
        first ??= { error };
        const simpler = this.options.simpler(form, rejection, request);
        if (simpler === null || tried.size > MAX_STEPS || tried.has(JSON.stringify(simpler)))
          throw first.error;
        form = simpler;
      }
    }
  }

  #learn(before: Form, taken: Form, words: string): void {
    if (taken === before) return;
    this.#form = taken;
    const old = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]));
    const changed = Object.entries(taken).filter(([name, value]) => old.get(name) !== JSON.stringify(value));
    this.options.onLearned(Object.fromEntries(changed), words);
  }
}
