import { canonicalJson } from '../alerts/canonical-json.js';
import type { Settings } from '../config/settings.js';
import type { EvidenceSource } from '../evidence/evidence.js';
import type { Masker } from '../masking/index.js';
import { deadlineAfter, DeadlineExceeded } from '../waiting/deadline.js';
import { orAborted } from '../waiting/or-aborted.js';
import type { Logger } from '../telemetry/logger.js';
import { argumentsOf } from './arguments.js';
import { boundedResult, MAX_RESULT_CHARACTERS } from './bounded/bounded-result.js';
import { argumentFields, countsOf } from './call-line.js';
import { CALL_TOOL, innerCall, type NamedCall } from './offer/call-tool.js';
import { offeredSchemas, type ToolSchema } from './offer/offered-schemas.js';
import type { ToolAnswer } from './tool-answer.js';
import type { ToolContext } from './tool-context.js';
import { ToolError, type ToolErrorClass } from './tool-error.js';
import type { ToolProvider } from './tool-provider.js';
import type { ToolScope } from './tool-scope.js';
import type { Tool } from './tool.js';

export interface ToolSessionOptions {
  readonly tools: readonly Tool[];
  /** Those whose tools they are. */
  readonly providers: readonly ToolProvider[];
  /** `null`: everything that the sources may read. */
  readonly scope: ToolScope | null;
  /** Now, or when the recorded cluster was recorded. */
  readonly now: () => Date;
  readonly settings: Settings;
  readonly masker: Masker;
  readonly logger: Logger;
}

/** What came of running a tool, before it is written. */
type Outcome = { readonly value: unknown } | { readonly failure: ToolError };

type Arguments = Readonly<Record<string, unknown>>;

/** Arguments that say something: what was left out or is off says nothing to whoever reads the call. */
const given = (args: Arguments): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== false));

/** What bounds one call. */
interface CallBounds {
  readonly signal: AbortSignal;
  readonly maxCharacters: number;
}

/** A tool in its session: what it looks through, and what its answers are marked with. */
interface SessionTool {
  readonly tool: Tool;
  readonly view: object;
  readonly evidence: EvidenceSource;
}

/** What a call of a tool that does not exist is marked with. */
const NO_SOURCE: EvidenceSource = 'kubernetes';

const sessionTools = ({ tools, providers, scope }: ToolSessionOptions): ReadonlyMap<string, SessionTool> => {
  const ofProviders = new Map(
    providers.flatMap((provider) => {
      const { about } = provider;
      const view = provider.view(scope);
      return [...about.tools, ...about.furtherTools].map(
        (tool) => [tool, { tool, view, evidence: about.evidence }] as const,
      );
    }),
  );
  return new Map(
    tools.flatMap((tool) => {
      const known = ofProviders.get(tool);
      return known === undefined ? [] : [[tool.name, known] as const];
    }),
  );
};

/** Longest name of a tool that does not exist, and most of arguments that cannot be read, that are carried on. */
const MAX_NAME = 100;
const MAX_UNREAD = 200;
const ANY_RESULT = { keep: 'ends', narrow: 'ask for less' } as const;

/** A failure of these kinds may be gone a moment later, so the same call is made again. */
const PASSING: ReadonlySet<ToolErrorClass> = new Set(['timeout', 'unavailable']);

const failureOf = (error: unknown): ToolError => {
  if (error instanceof ToolError) return error;
  if (error instanceof DeadlineExceeded) return new ToolError('timeout', error.message);
  return new ToolError('error', error instanceof Error ? error.message : String(error));
};

/**
 * The tools of one analysis. Identical calls are answered once. Whatever goes wrong is an answer that the model can read;
 * a call rejects only when its signal is aborted.
 */
export class ToolSession {
  private readonly tools: ReadonlyMap<string, SessionTool>;
  private readonly offered: readonly ToolSchema[];
  private readonly answered = new Map<string, Promise<ToolAnswer>>();

  constructor(private readonly options: ToolSessionOptions) {
    this.tools = sessionTools(options);
    this.offered = offeredSchemas(options.tools, options.settings.tools.offer);
  }

  /** Every tool that can be called, whether it is offered by its schema or its signature. */
  names(): readonly string[] {
    return [...this.tools.keys()];
  }

  /** What the model is told of them; the same for the whole session. */
  schemas(): readonly ToolSchema[] {
    return this.offered;
  }

  /**
   * A call through `call_tool` is the call that stands in it.
   * @param jsonText the arguments as the model wrote them
   * @param maxCharacters of the result; never more than the general bound. Of identical calls the first one's holds.
   * @throws the signal's reason when it is aborted
   */
  async call(
    name: string,
    jsonText: string,
    signal: AbortSignal,
    maxCharacters = MAX_RESULT_CHARACTERS,
  ): Promise<ToolAnswer> {
    signal.throwIfAborted();
    let call: NamedCall = { name, jsonText };
    try {
      if (name === CALL_TOOL) call = innerCall(jsonText);
      const named = this.named(call.name);
      const args = argumentsOf(named.tool, call.jsonText);
      return this.once(named, args, { signal, maxCharacters }); // not awaited: its rejection is the caller's
    } catch (error) {
      return this.refused(call, failureOf(error));
    }
  }

  private once(named: SessionTool, args: Arguments, call: CallBounds): Promise<ToolAnswer> {
    const asked = `${named.tool.name} ${canonicalJson(given(args))}`;
    const known = this.answered.get(asked);
    if (known !== undefined) return orAborted(known, call.signal);
    const forget = (): void => void this.answered.delete(asked);
    const answer = this.perform(named, args, { ...call, asked, forget });
    this.answered.set(asked, answer);
    answer.catch(forget);
    return answer;
  }

  private async perform(
    named: SessionTool,
    args: Arguments,
    {
      signal,
      maxCharacters,
      asked,
      forget,
    }: CallBounds & { readonly asked: string; readonly forget: () => void },
  ): Promise<ToolAnswer> {
    const { tool, evidence } = named;
    const startedAt = performance.now();
    const { logger, masker } = this.options;
    logger.debug('tool_started', { tool: tool.name, arguments: argumentFields(args) });
    const outcome = await this.run(named, args, signal);
    const durationMs = Math.round(performance.now() - startedAt);
    if ('failure' in outcome) {
      if (PASSING.has(outcome.failure.errorClass)) forget();
      return this.failed(named, asked, outcome.failure, { arguments: argumentFields(args), durationMs });
    }
    const { json, cut } = await boundedResult(outcome.value, tool, masker, maxCharacters);
    logger.info('tool_finished', {
      tool: tool.name,
      arguments: argumentFields(args),
      durationMs,
      counts: countsOf(outcome.value),
      characters: json.value.length,
      cut,
    });
    return { json, errorClass: null, asked: masker.text(asked), source: evidence };
  }

  /** @throws the signal's reason when it is aborted */
  private async run({ tool, view }: SessionTool, args: Arguments, signal: AbortSignal): Promise<Outcome> {
    const { settings, masker, now } = this.options;
    const deadline = deadlineAfter(signal, settings.tools.timeoutSeconds * 1000);
    try {
      const context: ToolContext = { ...view, settings, masker, now: now(), signal: deadline.signal };
      // The arguments are what this tool's own schema gave, the view is its own source's: the list has forgotten their types.
      return { value: await orAborted(tool.run(args as never, context as never), deadline.signal) };
    } catch (error) {
      signal.throwIfAborted();
      const reason: unknown = deadline.signal.reason;
      return { failure: failureOf(reason instanceof DeadlineExceeded ? reason : error) };
    } finally {
      deadline.release();
    }
  }

  /** @throws {ToolError} */
  private named(name: string): SessionTool {
    const named = this.tools.get(name);
    if (named !== undefined) return named;
    throw new ToolError('invalid', `there is no tool ${JSON.stringify(name.slice(0, MAX_NAME))}`, {
      tools: this.names(),
    });
  }

  private refused({ name, jsonText }: NamedCall, failure: ToolError): Promise<ToolAnswer> {
    const tool = { name: name.slice(0, MAX_NAME), ...ANY_RESULT } as const;
    return this.failed(
      { tool, evidence: NO_SOURCE },
      `${tool.name} ${jsonText.slice(0, MAX_UNREAD)}`,
      failure,
      {},
    );
  }

  private async failed(
    {
      tool,
      evidence,
    }: { readonly tool: Pick<Tool, 'name' | 'keep' | 'narrow'>; readonly evidence: EvidenceSource },
    asked: string,
    { errorClass, message, fields }: ToolError,
    line: Readonly<Record<string, unknown>>,
  ): Promise<ToolAnswer> {
    const { logger, masker } = this.options;
    logger.warn('tool_failed', { tool: tool.name, ...line, errorClass, detail: message });
    const { json } = await boundedResult({ error: errorClass, detail: message, ...fields }, tool, masker);
    return { json, errorClass, asked: masker.text(asked), source: evidence };
  }
}
