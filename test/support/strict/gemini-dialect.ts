import { isDeepStrictEqual } from 'node:util';
import { ANSWER, PLOT } from './plot.js';
import {
  isJson,
  listIn,
  unknownIn,
  type AnyRequest,
  type Json,
  type OtherAnswer,
  type StrictAnswer,
  type StrictDialect,
  type StrictRequest,
} from './strict-server.js';

export interface GeminiHabits {
  /** Who else than the model is asked at this server. */
  readonly other?: (request: AnyRequest) => OtherAnswer | null;
  readonly settings: (url: string) => Readonly<Record<string, string>>;
  /** What else is wrong with a request: its path, its token. */
  readonly fault: (request: StrictRequest) => StrictAnswer | null;
  /** Whether its calls have ids. */
  readonly ids: boolean;
}

const rejects = (message: string, status = 400, word = 'INVALID_ARGUMENT'): StrictAnswer => ({
  status,
  json: { error: { code: status, message, status: word } },
});

export const geminiRejects = rejects;

const KNOWN = ['contents', 'systemInstruction', 'tools', 'toolConfig', 'generationConfig'];

/** A model of Gemini that signs its calls and its words, and wants its parts back as they were and in their order. */
export class GeminiDialect implements StrictDialect {
  readonly #given: Json[][] = [];

  constructor(private readonly habits: GeminiHabits) {}

  environment(url: string): Readonly<Record<string, string>> {
    return this.habits.settings(url);
  }

  other(request: AnyRequest): OtherAnswer | null {
    return this.habits.other?.(request) ?? null;
  }

  answer(request: StrictRequest): StrictAnswer {
    const told = this.habits.fault(request);
    if (told !== null) return told;
    const unknown = unknownIn(request.body, KNOWN);
    if (unknown !== undefined) return rejects(`Invalid JSON payload received. Unknown name "${unknown}"`);
    const { generationConfig } = request.body;
    const thinking = isJson(generationConfig) ? generationConfig['thinkingConfig'] : undefined;
    if (!isJson(thinking) || thinking['thinkingLevel'] !== 'MEDIUM')
      return rejects('thinking_level is required');
    const contents = listIn(request.body['contents']);
    const fault = this.#faultOf(contents);
    return fault === null
      ? this.#reply(contents.filter(({ role }) => role === 'model').length)
      : rejects(fault);
  }

  #faultOf(contents: readonly Json[]): string | null {
    const turns = [...contents.entries()].filter(([, { role }]) => role === 'model');
    for (const [turn, [at, { parts }]] of turns.entries()) {
      if (!isDeepStrictEqual(parts, this.#given[turn])) {
        return `Function call is missing a thought_signature in functionCall parts, or parts of content ${at} were changed.`;
      }
      const calls = listIn(parts).flatMap(({ functionCall }) => (isJson(functionCall) ? [functionCall] : []));
      const results = listIn(contents[at + 1]?.['parts']).flatMap(({ functionResponse }) =>
        isJson(functionResponse) ? [functionResponse] : [],
      );
      const keys = (of: readonly Json[]) => of.map(({ id, name }) => [id, name]);
      if (!isDeepStrictEqual(keys(calls), keys(results))) return 'responses do not match the calls';
    }
    return null;
  }

  #reply(turn: number): StrictAnswer {
    const calls = (PLOT[turn] ?? []).map(({ name, arguments: text }, at) => ({
      functionCall: {
        ...(this.habits.ids && { id: `fc-${turn}-${at}` }),
        name,
        args: JSON.parse(text) as Json,
      },
      ...(at === 0 && { thoughtSignature: `c2ln${turn}` }),
    }));
    const parts: readonly Json[] =
      calls.length === 0
        ? [{ text: ANSWER }]
        : [
            { text: `I look ${turn}.`, thought: true },
            { text: 'On it.', thoughtSignature: `dGV4dA${turn}` },
            ...calls,
          ];
    this.#given[turn] = [...parts];
    const usageMetadata = { promptTokenCount: 100, candidatesTokenCount: 10 };
    const chunk = (part: Json, last: boolean) => ({
      candidates: [
        { content: { role: 'model', parts: [part] }, index: 0, ...(last && { finishReason: 'STOP' }) },
      ],
      usageMetadata,
    });
    return { events: parts.map((part, at) => chunk(part, at === parts.length - 1)) };
  }
}
