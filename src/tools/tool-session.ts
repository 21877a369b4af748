import { canonicalJson } from '../alerts/canonical-json.js';
import type { Settings } from '../config/settings.js';
import type { Masked, Masker } from '../masking/index.js';
import { callDeadline, CallTimeout, orAborted } from '../sources/kubernetes/call-deadline.js';
import type { Logger } from '../telemetry/logger.js';
import { argumentsOf, schemaOf } from './arguments.js';
import { boundedResult } from './bounded/bounded-result.js';
import { argumentFields, countsOf } from './call-line.js';
import type { ToolSources } from './tool-context.js';
import { ToolError, type ToolErrorClass } from './tool-error.js';
import type { Tool } from './tool.js';

/** A tool as a model is told of it. */
export interface ToolSchema {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ToolSessionOptions {
  readonly tools: readonly Tool[];
  readonly sources: ToolSources;
  readonly settings: Settings;
  readonly masker: Masker;
  readonly logger: Logger;
}

/** What came of running a tool, before it is written. */
type Answer = { readonly value: unknown } | { readonly failure: ToolError };

/** A failure of these kinds may be gone a moment later, so the same call is made again. */
const PASSING: ReadonlySet<ToolErrorClass> = new Set(['timeout', 'unavailable']);

const failureOf = (error: unknown): ToolError => {
  if (error instanceof ToolError) return error;
  if (error instanceof CallTimeout) return new ToolError('timeout', error.message);
  return new ToolError('error', error instanceof Error ? error.message : String(error));
};

/**
 * The tools of one analysis. Identical calls are answered once. Whatever goes wrong is an answer that the model can read;
 * a call rejects only when its signal is aborted.
 */
export class ToolSession {
  private readonly tools: ReadonlyMap<string, Tool>;
  private readonly answered = new Map<string, Promise<Masked<string>>>();

  constructor(private readonly options: ToolSessionOptions) {
    this.tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  }

  names(): readonly string[] {
    return [...this.tools.keys()];
  }

  schemas(): readonly ToolSchema[] {
    return this.options.tools.map((tool) => ({
      name: tool.name,
      description: tool.about,
      parameters: schemaOf(tool),
    }));
  }

  /**
   * @param jsonText the arguments as the model wrote them
   * @returns JSON text: the result, or `{"error", "detail"}`
   * @throws the signal's reason when it is aborted
   */
  async call(name: string, jsonText: string, signal: AbortSignal): Promise<Masked<string>> {
    signal.throwIfAborted();
    const tool = this.tools.get(name);
    if (tool === undefined) return this.refused(name, this.unknown(name));
    let args: Readonly<Record<string, unknown>>;
    try {
      args = argumentsOf(tool, jsonText);
    } catch (error) {
      return this.refused(name, failureOf(error));
    }
    return this.once(tool, args, signal);
  }

  private once(
    tool: Tool,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Masked<string>> {
    const key = `${tool.name} ${canonicalJson(args)}`;
    const known = this.answered.get(key);
    if (known !== undefined) return orAborted(known, signal);
    const forget = (): void => void this.answered.delete(key);
    const answer = this.perform(tool, args, signal, forget);
    this.answered.set(key, answer);
    answer.catch(forget);
    return answer;
  }

  private async perform(
    tool: Tool,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
    forget: () => void,
  ): Promise<Masked<string>> {
    const startedAt = performance.now();
    const { logger } = this.options;
    logger.debug('tool_started', { tool: tool.name, arguments: argumentFields(args) });
    const answer = await this.run(tool, args, signal);
    const durationMs = Math.round(performance.now() - startedAt);
    if ('failure' in answer) {
      if (PASSING.has(answer.failure.errorClass)) forget();
      return this.failed(tool, answer.failure, { arguments: argumentFields(args), durationMs });
    }
    const { json, cut } = boundedResult(answer.value, tool, this.options.masker);
    logger.info('tool_finished', {
      tool: tool.name,
      arguments: argumentFields(args),
      durationMs,
      counts: countsOf(answer.value),
      characters: json.value.length,
      cut,
    });
    return json;
  }

  /** @throws the signal's reason when it is aborted */
  private async run(
    tool: Tool,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { sources, settings, masker } = this.options;
    const deadline = callDeadline(signal, settings.tools.timeoutSeconds * 1000);
    try {
      const context = {
        ...sources,
        settings,
        masker,
        now: sources.kubernetes.now(),
        signal: deadline.signal,
      };
      // The arguments are what this tool's own schema gave: the list of tools has forgotten their type.
      return { value: await orAborted(tool.run(args as never, context), deadline.signal) };
    } catch (error) {
      signal.throwIfAborted();
      const reason: unknown = deadline.signal.reason;
      return { failure: failureOf(reason instanceof CallTimeout ? reason : error) };
    } finally {
      deadline.release();
    }
  }

  private unknown(name: string): ToolError {
    return new ToolError('invalid', `there is no tool ${JSON.stringify(name.slice(0, 100))}`, {
      tools: this.names(),
    });
  }

  private refused(name: string, failure: ToolError): Masked<string> {
    return this.failed({ name: name.slice(0, 100), keep: 'ends', narrow: 'ask for less' }, failure, {});
  }

  private failed(
    tool: Pick<Tool, 'name' | 'keep' | 'narrow'>,
    { errorClass, message, fields }: ToolError,
    line: Readonly<Record<string, unknown>>,
  ): Masked<string> {
    this.options.logger.warn('tool_failed', { tool: tool.name, ...line, errorClass, detail: message });
    const value = { error: errorClass, detail: message, ...fields };
    return boundedResult(value, tool, this.options.masker).json;
  }
}
