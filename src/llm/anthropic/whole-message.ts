type Fetch = typeof globalThis.fetch;
type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const eventsOf = ({ content, stop_reason: reason, usage, ...message }: Fields): readonly Fields[] => {
  const blocks = Array.isArray(content) ? content.map(fieldsOf) : [];
  return [
    { type: 'message_start', message: { ...message, usage } },
    ...blocks.flatMap((block, index) => [
      { type: 'content_block_start', index, content_block: block },
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: { stop_reason: reason ?? null }, usage },
    { type: 'message_stop' },
  ];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A message that came whole although a stream was asked for, as gateways send it, in the events that a stream would have had. */
export const streamingFetch =
  (fetch: Fetch): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const isJson = /\bjson\b/i.test(response.headers.get('content-type') ?? '');
    if (!response.ok || !isJson) return response;
    const text = await response.text();
    const message = fieldsOf(parsed(text));
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    headers.delete('content-encoding');
    if (message['type'] !== 'message') return new Response(text, { status: response.status, headers });
    headers.set('content-type', 'text/event-stream');
    const body = eventsOf(message)
      .map((event) => `event: ${String(event['type'])}\ndata: ${JSON.stringify(event)}\n\n`)
      .join('');
    return new Response(body, { status: response.status, headers });
  };
