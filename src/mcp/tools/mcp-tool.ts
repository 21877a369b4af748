import type { z } from 'zod';
import type { Masked } from '../../masking/index.js';

/** What a call of a tool comes with. */
export interface McpCall {
  /** Aborted when the assistant cancels it, or its connection ends. */
  readonly signal: AbortSignal;
}

/** A question that an assistant may ask. */
export interface McpTool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** One or two sentences: what it answers, and when to ask. */
  readonly about: string;
  readonly input: Input;
  /** Whether it may take long enough for progress to be told. */
  readonly isSlow: boolean;
  /** @throws {NotAnswered}, or the signal's reason */
  run(args: never, call: McpCall): Promise<Masked<string>>;
}

/** A tool whose arguments have the types of its own schema. */
export const mcpTool = <Input extends z.ZodObject>(
  tool: Omit<McpTool<Input>, 'run'> & {
    readonly run: (args: z.output<Input>, call: McpCall) => Promise<Masked<string>>;
  },
): McpTool => tool;
