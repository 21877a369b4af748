import { randomBytes } from 'node:crypto';
import type { FunctionCall, Part } from '@google/genai';
import type { LlmRequest, LlmToolCall } from '../provider.js';
import { jsonOf } from './json.js';

/** What Gemini gave with a call and wants back with it. */
export interface GivenWithCall {
  /** Gemini's own id of the call. */
  readonly id?: string;
  /** Without it Gemini 3 answers 400. */
  readonly thoughtSignature?: string;
}

/** The model's call, with what Gemini wants back as its signature. Not every model of Gemini gives ids. */
export const calledBy = (call: FunctionCall, thoughtSignature: Part['thoughtSignature']): LlmToolCall => {
  const given: GivenWithCall = {
    ...(call.id !== undefined && { id: call.id }),
    ...(thoughtSignature !== undefined && { thoughtSignature }),
  };
  return {
    id: call.id ?? `call_${randomBytes(12).toString('hex')}`,
    name: call.name ?? '',
    arguments: JSON.stringify(call.args ?? {}),
    ...(Object.keys(given).length > 0 && { signature: { provider: 'gemini', value: JSON.stringify(given) } }),
  };
};

/** What came with the call of an id in a conversation; empty when another provider made it. */
export const givenWith = (signatures: LlmRequest['signatures'], id: string): GivenWithCall => {
  const signature = signatures?.get(id);
  if (signature?.provider !== 'gemini') return {};
  return (jsonOf(signature.value) as GivenWithCall | null) ?? {};
};
