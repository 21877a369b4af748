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
import { scopedSources } from './scoped-sources.js';
import type { ToolSources, ToolViews } from './tool-context.js';
import type { ToolAnswer } from './tool-answer.js';
import { ToolError, type ToolErrorClass } from './tool-error.js';
import type { ToolScope } from './tool-scope.js';
import type { Tool, ToolNeed } from './tool.js';

export interface ToolSessionOptions {
  readonly tools: readonly Tool[];
  readonly sources: ToolSources;
  /** `null`: everything that the sources may read. */
  readonly scope: ToolScope | null;
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

const SOURCES: Readonly<Record<ToolNeed, EvidenceSource>> = {
  kubernetes: 'kubernetes',
  istio: 'mesh',
  prometheus: 'prometheus',
  tempo: 'tempo',
  loki: 'loki',
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
  private readonly tools: ReadonlyMap<string, Tool>;
  private readonly views: ToolViews;
  private readonly offered: readonly ToolSchema[];
  private readonly answered = new Map<string, Promise<ToolAnswer>>();

  constructor(private readonly options: ToolSessionOptions) {
    this.tools = new Map(options.tools.map((tool) => [tool.name, tool]));
    this.views = scopedSources(options.sources, options.scope);
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
      const tool = this.named(call.name);
      const args = argumentsOf(tool, call.jsonText);
      return this.once(tool, args, { signal, maxCharacters }); // not awaited: its rejection is the caller's
    } catch (error) {
      return this.refused(call, failureOf(error));
    }
  }

  private once(tool: Tool, args: Arguments, call: CallBounds): Promise<ToolAnswer> {
    const asked = `${tool.name} ${canonicalJson(given(args))}`;
    const known = this.answered.get(asked);
    if (known !== undefined) return orAborted(known, call.signal);
    const forget = (): void => void this.answered.delete(asked);
    const answer = this.perform(tool, args, { ...call, asked, forget });
    this.answered.set(asked, answer);
    answer.catch(forget);
    return answer;
  }

  private async perform(
    tool: Tool,
    args: Arguments,
    {
      signal,
      maxCharacters,
      asked,
      forget,
    }: CallBounds & { readonly asked: string; readonly forget: () => void },
  ): Promise<ToolAnswer> {
    const startedAt = performance.now();
    const { logger, masker } = this.options;
    logger.debug('tool_started', { tool: tool.name, arguments: argumentFields(args) });
    const outcome = await this.run(tool, args, signal);
    const durationMs = Math.round(performance.now() - startedAt);
    if ('failure' in outcome) {
      if (PASSING.has(outcome.failure.errorClass)) forget();
      return this.failed(tool, asked, outcome.failure, { arguments: argumentFields(args), durationMs });
    }
    const { json, cut } = boundedResult(outcome.value, tool, masker, maxCharacters);
    logger.info('tool_finished', {
      tool: tool.name,
      arguments: argumentFields(args),
      durationMs,
      counts: countsOf(outcome.value),
      characters: json.value.length,
      cut,
    });
    return { json, errorClass: null, asked: masker.text(asked), source: SOURCES[tool.needs] };
  }

  /** @throws the signal's reason when it is aborted */
  private async run(tool: Tool, args: Arguments, signal: AbortSignal): Promise<Outcome> {
    const { settings, masker } = this.options;
    const deadline = deadlineAfter(signal, settings.tools.timeoutSeconds * 1000);
    try {
      const context = {
        ...this.views,
        settings,
        masker,
        now: this.views.kubernetes.now(),
        signal: deadline.signal,
      };
      // The arguments are what this tool's own schema gave: the list of tools has forgotten their type.
      return { value: await orAborted(tool.run(args as never, context), deadline.signal) };
    } catch (error) {
      signal.throwIfAborted();
      const reason: unknown = deadline.signal.reason;
      return { failure: failureOf(reason instanceof DeadlineExceeded ? reason : error) };
    } finally {
      deadline.release();
    }
  }

  /** @throws {ToolError} */
  private named(name: string): Tool {
    const tool = this.tools.get(name);
    if (tool !== undefined) return tool;
    throw new ToolError('invalid', `there is no tool ${JSON.stringify(name.slice(0, MAX_NAME))}`, {
      tools: this.names(),
    });
  }

  private refused({ name, jsonText }: NamedCall, failure: ToolError): ToolAnswer {
    const tool = { name: name.slice(0, MAX_NAME), needs: 'kubernetes', ...ANY_RESULT } as const;
    return this.failed(tool, `${tool.name} ${jsonText.slice(0, MAX_UNREAD)}`, failure, {});
  }

  private failed(
    tool: Pick<Tool, 'name' | 'needs' | 'keep' | 'narrow'>,
    asked: string,
    { errorClass, message, fields }: ToolError,
    line: Readonly<Record<string, unknown>>,
  ): ToolAnswer {
    const { logger, masker } = this.options;
    logger.warn('tool_failed', { tool: tool.name, ...line, errorClass, detail: message });
    const { json } = boundedResult({ error: errorClass, detail: message, ...fields }, tool, masker);
    return { json, errorClass, asked: masker.text(asked), source: SOURCES[tool.needs] };
  }
}
