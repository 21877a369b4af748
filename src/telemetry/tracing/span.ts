/** Facts of a span: masked and cut before they leave. Names follow OpenTelemetry's semantic conventions where it has one. */
export type SpanFacts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** What a span is about. Built only when somebody traces. */
export interface SpanDescription {
  readonly name: string;
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer';
  /** `traceparent` of what caused it, when that was elsewhere; a span that is open here goes before. */
  readonly parent?: string | undefined;
  readonly facts?: SpanFacts;
}

/** The span that is open, to add what is known only later. */
export interface OpenSpan {
  add(facts: SpanFacts): void;
}

/** Whoever keeps spans. */
export interface SpanKeeper {
  run<T>(description: SpanDescription, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** `traceparent` of the span that is open; `undefined` where none is. */
  readonly traceparent: string | undefined;
}

/** The process's one keeper: whose span is open follows the asynchronous call, not the object, as in OpenTelemetry's own API. */
let keeper: SpanKeeper | null = null;

/** Has spans kept from now on; `null`: by nobody. */
export const keepSpansWith = (chosen: SpanKeeper | null): void => {
  keeper = chosen;
};

const NOBODY: OpenSpan = { add: () => undefined };

/** Does work in a span of its own, which ends with it and tells of its failure. Costs one comparison while nobody traces. */
export const inSpan = <T>(
  describe: () => SpanDescription,
  work: (span: OpenSpan) => Promise<T>,
): Promise<T> => (keeper === null ? work(NOBODY) : keeper.run(describe(), work));

/** `traceparent` of the span that is open here; `undefined` where none is. */
export const openTraceparent = (): string | undefined => keeper?.traceparent;
