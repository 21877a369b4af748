import { randomBytes } from 'node:crypto';
import type { FunctionCall, Part } from '@google/genai';
import type { LlmToolCall } from '../provider.js';

/** What Gemini gave with a reply: its parts in their order, with ids and thought signatures, which it wants back so. */
export interface GivenParts {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** Arguments of a call as a text. */
export const argumentsIn = (call: FunctionCall): string => JSON.stringify(call.args ?? {});

/** The model's call. Not every model of Gemini gives ids. */
export const calledBy = (call: FunctionCall): LlmToolCall => ({
  id: call.id ?? `call_${randomBytes(12).toString('hex')}`,
  name: call.name ?? '',
  arguments: argumentsIn(call),
});

/** The parts of a reply that call tools. */
export const callParts = (parts: readonly Part[]): readonly Part[] =>
  parts.filter(({ functionCall }) => functionCall !== undefined);
