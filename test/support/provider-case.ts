import type { ProviderId } from '../../src/config/providers.js';

/** A call of a tool as the model writes it. */
export interface CaseCall {
  readonly name: string;
  /** JSON text; what is no object reaches Gemini as an empty one, since its protocol has no other. */
  readonly arguments: string;
}

/** What a model does with one request, whatever its protocol. */
export type Step =
  | { readonly kind: 'say'; readonly text: string; readonly cut?: boolean }
  /** Calls of tools, with words beside them or none. */
  | { readonly kind: 'call'; readonly calls: readonly CaseCall[]; readonly text?: string }
  /** The provider's own way to ask for a delay. */
  | { readonly kind: 'throttle'; readonly seconds: number | null }
  | { readonly kind: 'fail'; readonly status: number }
  /** Status 200, and what something between sent in the place of an answer. */
  | { readonly kind: 'page'; readonly body: string; readonly contentType: string }
  | { readonly kind: PlainStep };

/** What needs no further word. */
export type PlainStep =
  | 'refuse'
  | 'say-nothing'
  | 'too-long'
  | 'overloaded'
  /** Half an answer, then the connection is cut, or nothing more. */
  | 'cut'
  | 'stall'
  /** Nothing but signs of life. */
  | 'keep-alive'
  /** Status 200, but not the protocol. */
  | 'gibberish';

/** A call with what was answered to it, in the order of the conversation. */
export interface PairedCall {
  readonly name: string;
  readonly result: string;
}

/** One request as the server saw it. */
export interface SeenRequest {
  /** In ms since the epoch. */
  readonly at: number;
  /** The body as JSON text. */
  readonly text: string;
  /** Whether the model may call tools, by the protocol's own word. */
  readonly mayCall: boolean;
  /** @throws {Error} when a call stands without its result, or a result without its call */
  readonly calls: readonly PairedCall[];
  /** Words of the last message of the user, the results of tools aside. */
  readonly question: string;
  /** Whether the caller closed the connection before it was answered. */
  readonly aborted: boolean;
}

export const say = (text: string): Step => ({ kind: 'say', text });
export const sayCut = (text: string): Step => ({ kind: 'say', text, cut: true });
export const call = (...calls: readonly CaseCall[]): Step => ({ kind: 'call', calls });
export const sayAndCall = (text: string, ...calls: readonly CaseCall[]): Step => ({
  kind: 'call',
  calls,
  text,
});
export const fail = (status: number): Step => ({ kind: 'fail', status });
export const page = (body: string, contentType: string): Step => ({ kind: 'page', body, contentType });
export const throttle = (seconds: number | null = null): Step => ({ kind: 'throttle', seconds });
export const step = (kind: PlainStep): Step => ({ kind });

/** Headers of a delay in seconds, as most providers ask for it. */
export const delayHeaders = (seconds: number | null): Readonly<Record<string, string>> =>
  seconds === null ? {} : { 'retry-after': String(seconds) };

/** A step, or one that follows from the request. */
export type Plan = Step | ((request: SeenRequest) => Step);

/** One provider at a local server of its protocol: the same words for all of them. */
export abstract class ProviderCase {
  abstract readonly id: ProviderId;
  /** Settings of the service that reach it. */
  abstract readonly environment: Readonly<Record<string, string>>;
  abstract readonly requests: readonly SeenRequest[];
  /** The plan of the next requests, first first; when empty, {@link otherwise}. */
  readonly next: Plan[] = [];
  otherwise: Plan = fail(500);

  /** Whether the key is refused, in calls and in what asks about it. */
  abstract refuseKey(refused: boolean): void;
  abstract close(): Promise<void>;

  protected planned(request: SeenRequest): Step {
    const plan = this.next.shift() ?? this.otherwise;
    return typeof plan === 'function' ? plan(request) : plan;
  }
}

/** @throws {Error} unless each call has the result with its id, in order, and nothing is left over */
export const paired = (
  calls: readonly { readonly id: string; readonly name: string }[],
  results: readonly { readonly id: string; readonly text: string }[],
): readonly PairedCall[] => {
  const [called, answered] = [calls, results].map((list) => list.map(({ id }) => id).join(' '));
  if (called !== answered) throw new Error(`calls "${called}" have the results "${answered}"`);
  return calls.map(({ name }, at) => ({ name, result: results[at]?.text ?? '' }));
};
