import { DIALECTS } from '../strict/dialects.js';
import type { NamedDialect } from '../strict/named-dialect.js';
import {
  anthropicEvents,
  chatEvents,
  geminiEvents,
  responsesEvents,
  type Wire,
  type WireEvent,
} from './wire.js';

const dialectNamed = (name: string): NamedDialect => {
  const dialect = DIALECTS.find((each) => each.name === name);
  if (dialect === undefined) throw new Error(`no dialect ${name}`);
  return dialect;
};

const DONE = 'data: [DONE]\n\n';
const failed = (event: string | null, data: WireEvent['data']): WireEvent => ({ event, data });

const CHAT: Pick<Wire, 'events' | 'end' | 'failure'> = {
  events: chatEvents,
  end: DONE,
  failure: failed(null, { error: { message: 'the server is overloaded', code: 503 } }),
};
const RESPONSES: Pick<Wire, 'events' | 'end' | 'failure'> = {
  events: responsesEvents,
  end: '',
  failure: failed('error', { type: 'error', code: 'server_error', message: 'the server is overloaded' }),
};
const ANTHROPIC: Pick<Wire, 'events' | 'end' | 'failure'> = {
  events: anthropicEvents,
  end: '',
  failure: failed('error', {
    type: 'error',
    error: { type: 'overloaded_error', message: 'the server is overloaded' },
  }),
};
const GEMINI: Pick<Wire, 'events' | 'end' | 'failure'> = {
  events: geminiEvents,
  end: '',
  failure: failed(null, { error: { code: 503, message: 'the server is overloaded', status: 'UNAVAILABLE' } }),
};

const at = (name: string, protocol: Pick<Wire, 'events' | 'end' | 'failure'>): Wire => ({
  name,
  dialect: dialectNamed(name),
  ...protocol,
});

/** Providers that stream server-sent events. */
export const EVENT_WIRES: readonly Wire[] = [
  { name: 'chat completions', dialect: dialectNamed('plain chat completions'), ...CHAT },
  at('OpenAI itself', RESPONSES),
  at('Anthropic', ANTHROPIC),
  at('Anthropic at Vertex AI', ANTHROPIC),
  at('Gemini', GEMINI),
  at('Gemini at Vertex AI', GEMINI),
];

/** The one that streams messages in bytes. */
export const BEDROCK: Wire = at('Amazon Bedrock with Pod Identity', ANTHROPIC);
