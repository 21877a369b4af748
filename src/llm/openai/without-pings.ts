/** A line of data without JSON: nothing, or a word, by which a server keeps the connection open. `[DONE]` is none. */
const PING = /^data:[ \t]*[\w-]*[ \t]*$/;
const DATA = /^data:/;

/** Leaves the pings out of the lines of an event stream; a line of an event with several is a part of it. */
const withoutPingLines = (): TransformStream<string, string> => {
  let rest = '';
  let isWithin = false;
  const kept = (line: string): boolean => {
    const plain = line.replace(/[\r\n]+$/, '');
    const isPing = !isWithin && PING.test(plain);
    isWithin = DATA.test(plain) && !isPing;
    return !isPing;
  };
  return new TransformStream({
    transform: (piece, controller) => {
      const lines = (rest + piece).split(/(?<=\n)/);
      // A line goes on where it has no end yet.
      rest = lines.at(-1)?.endsWith('\n') === false ? (lines.pop() ?? '') : '';
      for (const line of lines) if (kept(line)) controller.enqueue(line);
    },
    flush: (controller) => {
      if (rest !== '' && kept(rest)) controller.enqueue(rest);
    },
  });
};

/** A streamed answer without pings that stand where JSON should, which no parser of events passes over. */
export const withoutPings = (response: Response): Response =>
  response.body === null
    ? response
    : new Response(
        response.body
          .pipeThrough(new TextDecoderStream())
          .pipeThrough(withoutPingLines())
          .pipeThrough(new TextEncoderStream()),
        { status: response.status, headers: response.headers },
      );
