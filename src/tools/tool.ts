import type { z } from 'zod';
import type { ToolContext } from './tool-context.js';

/** A reading that the model may ask for. */
export interface Tool {
  /** As the model calls it, and as stored transcripts hold it: it does not change. */
  readonly name: string;
  /** One or two sentences: what it answers, and when to ask. */
  readonly about: string;
  /**
   * The same in one short sentence, what its parameters need to be known of included. A tool that most investigations use
   * has one, and is offered by it with its schema; the others by their signature (`AGENT_TOOLS_OFFER=likely`).
   */
  readonly brief: string | null;
  /** `cluster`: it looks at all namespaces, so it is offered only where tools reach them (`TOOLS_SCOPE`). */
  readonly reach: 'scope' | 'cluster';
  readonly parameters: z.ZodObject;
  /**
   * Which part of too long a list survives: both ends (the default), or its start, for lists that are sorted by weight.
   */
  readonly keep: 'ends' | 'start';
  /** How a caller gets less, or the rest: `narrow with label_selector`. Shown where something was cut. */
  readonly narrow: string;
  /**
   * @param args as `parameters` gave them
   * @param context a {@link ToolContext}, with what its source looks through
   * @returns plain JSON
   * @throws {ToolError}, or the signal's reason when it is aborted
   */
  run(args: never, context: never): Promise<unknown>;
}

interface ToolDefinition<Parameters extends z.ZodObject, View> extends Pick<Tool, 'name' | 'about'> {
  readonly parameters: Parameters;
  readonly brief?: string;
  readonly reach?: Tool['reach'];
  readonly keep?: Tool['keep'];
  readonly narrow?: string;
  readonly run: (args: z.output<Parameters>, context: ToolContext & View) => Promise<unknown>;
}

/** Defines tools that look through one thing. A tool is a value: its name, what it tells, its parameters in zod, the reading itself. */
export const toolsOver =
  <View extends object>() =>
  <Parameters extends z.ZodObject>(definition: ToolDefinition<Parameters, View>): Tool => ({
    brief: null,
    reach: 'scope',
    keep: 'ends',
    narrow: 'ask for less',
    ...definition,
  });
