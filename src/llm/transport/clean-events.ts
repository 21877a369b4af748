/** One event of a stream, as it is gathered line by line. */
interface Gathered {
  name: string | null;
  readonly data: string[];
  /** Lines of no field: a body of JSON that a server writes into its stream when it fails. */
  readonly stray: string[];
}

const FIELD = /^(data|event|id|retry)(?::[ ]?(.*))?$/;
/** What a protocol sends as data; anything else only keeps the connection open. */
const MEANT = /^\s*(?:[{[])/;

const nothing = (): Gathered => ({ name: null, data: [], stray: [] });

const gather = (event: Gathered, line: string): void => {
  const [, field, value = ''] = FIELD.exec(line) ?? [];
  if (field === 'data') event.data.push(value);
  else if (field === 'event') event.name = value;
  else if (field === undefined && !line.startsWith(':')) event.stray.push(line);
};

/** What the data say that they are. */
const typeIn = (data: string): string | null => {
  try {
    const { type } = JSON.parse(data) as { readonly type?: unknown };
    return typeof type === 'string' ? type : null;
  } catch {
    return null;
  }
};

/** How events are told apart. */
export interface EventNames {
  /** Whether the name of an event is the type in its data, which servers leave out or write otherwise. */
  readonly byType: boolean;
  /** Called with the end that a server marks with `[DONE]`, which is left out where the protocol has none. */
  readonly onDone?: () => void;
}

/** The event in the plainest form; `''` for one that says nothing. */
const writtenEvent = ({ name, data, stray }: Gathered, { byType, onDone }: EventNames): string => {
  const text = (data.length > 0 ? data : stray).join(' ');
  if (!MEANT.test(text)) return '';
  if (text.trim() === '[DONE]') {
    if (onDone === undefined) return '';
    onDone();
  }
  const told = byType ? (typeIn(text) ?? name) : name;
  return `${told === null || told === '' ? '' : `event: ${told}\n`}data: ${text}\n\n`;
};

/** One line end for all. A CR at the end of a piece may be half of one, so it waits. */
const cleaning = (names: EventNames): TransformStream<Uint8Array, Uint8Array> => {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  let rest = '';
  let event = nothing();
  const take = (text: string): string => {
    const lines = text.split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    let out = '';
    for (const line of lines) {
      if (line !== '') gather(event, line);
      else {
        out += writtenEvent(event, names);
        event = nothing();
      }
    }
    return out;
  };
  return new TransformStream({
    transform: (piece, controller) => {
      const text = rest + decoder.decode(piece, { stream: true });
      const waits = text.endsWith('\r');
      const out = take(waits ? text.slice(0, -1) : text);
      if (waits) rest += '\r';
      if (out !== '') controller.enqueue(encoder.encode(out));
    },
    flush: (controller) => {
      const out = take(`${rest}${decoder.decode()}\n\n`);
      if (out !== '') controller.enqueue(encoder.encode(out));
    },
  });
};

/**
 * An event stream as its reader expects it: events without comments, ids, pings that are no JSON and parts of lines; the last
 * one also where the empty line behind it is missing. SDKs fail at these, or lose an event without a word.
 */
export const cleanEvents = (response: Response, names: EventNames): Response =>
  response.body === null
    ? response
    : new Response(response.body.pipeThrough(cleaning(names)), {
        status: response.status,
        headers: response.headers,
      });

/** A `fetch` whose event streams are clean. Bodies in JSON or bytes, and failures, stay as they are. */
export const cleanFetch =
  (fetch: typeof globalThis.fetch, names: EventNames): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const type = response.headers.get('content-type') ?? '';
    return response.ok && !/\bjson\b|amazon/i.test(type) ? cleanEvents(response, names) : response;
  };
