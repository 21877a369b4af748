import { loadSettings } from '../../../src/config/load.js';
import type { LlmProvider, LlmReply, LlmRequest } from '../../../src/llm/provider.js';
import { modelSettingOf } from '../../../src/llm/provider-settings.js';
import { createProvider } from '../../../src/llm/select-provider.js';
import { ModelTransports } from '../../../src/llm/transport/model-transports.js';
import { MemoryLogger } from '../memory-logger.js';
import { PlainMasker } from '../plain-masker.js';
import type { NamedDialect } from '../strict/named-dialect.js';
import { StrictServer, type StrictAnswer, type StrictDialect } from '../strict/strict-server.js';

/** A reply that takes longer hangs. */
const MAX_MS = 10_000;

const TOOLS = ['get_pod_status', 'get_pod', 'list_pod_events'].map((name) => ({
  name,
  description: 'reads a pod',
  parameters: { type: 'object', properties: { pod_name: { type: 'string' } } },
}));

const REQUEST: LlmRequest = {
  messages: new PlainMasker().mask([
    { role: 'system', text: 'Answer.' },
    { role: 'user', text: 'Why?' },
  ]),
  tools: TOOLS,
  toolChoice: 'auto',
  answerSchema: null,
  maxOutputTokens: 1000,
};

/** A provider at a server of a dialect whose answers are scripted. */
export class StreamedReplies {
  private constructor(
    private readonly script: { answer: StrictAnswer },
    private readonly provider: LlmProvider,
    private readonly started: readonly (() => Promise<void>)[],
  ) {}

  static async start(named: NamedDialect): Promise<StreamedReplies> {
    const dialect = named.start();
    const script: { answer: StrictAnswer } = { answer: { status: 500, json: {} } };
    const scripted: StrictDialect = {
      environment: (url) => dialect.environment(url),
      other: (request) => dialect.other?.(request) ?? null,
      answer: () => script.answer,
    };
    const server = await StrictServer.start(scripted);
    Object.assign(process.env, named.processEnvironment?.(server.url));
    const settings = loadSettings(server.environment);
    const transports = new ModelTransports(settings);
    const model = modelSettingOf(named.provider, settings.llm);
    const transport = transports.to(named.provider);
    const provider = createProvider(named.provider, settings, model, transport, new MemoryLogger());
    if (provider === null) throw new Error(`${named.name} is not configured`);
    return new StreamedReplies(script, provider, [
      () => transports.onApplicationShutdown(),
      () => server.close(),
    ]);
  }

  /**
   * What the provider makes of an answer.
   * @throws {LlmError} as the provider does
   */
  to(answer: StrictAnswer): Promise<LlmReply> {
    this.script.answer = answer;
    return this.provider.complete(REQUEST, {
      signal: AbortSignal.timeout(MAX_MS),
      alive: () => undefined,
    });
  }

  async close(): Promise<void> {
    for (const close of this.started) await close();
  }
}
