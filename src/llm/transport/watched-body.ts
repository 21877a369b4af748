import { orLate } from '../../waiting/or-late.js';

/**
 * Longest answer read, in decoded bytes: about 200,000 tokens, each in an event of its own. A server that never stops
 * ends here.
 */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** What may still come after the last event of a stream: its end, not another answer. */
const MAX_REST_BYTES = 16 * 1024;
const MAX_REST_MS = 500;

/** A server sent more than {@link MAX_ANSWER_BYTES}. */
export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';

  constructor() {
    super(`the answer is larger than ${MAX_ANSWER_BYTES} bytes`);
  }
}

type Body = ReadableStream<Uint8Array>;

/**
 * The same body; `alive` is called with each chunk as it is read.
 * The stream errors with {@link AnswerTooLarge} beyond the bound.
 */
export const watchedBody = (body: Body, alive: () => void): Body => {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        alive();
        bytes += value.byteLength;
        if (bytes > MAX_ANSWER_BYTES) {
          const failure = new AnswerTooLarge();
          reader.cancel(failure).catch(() => undefined);
          throw failure;
        }
        controller.enqueue(value);
      },
      // Nobody waits for it: the reader has what it wanted.
      cancel: () => void readRest(reader).catch(() => undefined),
    },
    { highWaterMark: 0 },
  );
};

/**
 * SDKs stop at the last event, before the end of the body. Reading that end keeps the connection for the next call;
 * cancelling at once would close it.
 */
const readRest = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> => {
  await orLate(rest(reader), MAX_REST_MS, () => undefined);
  await reader.cancel();
};

const rest = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> => {
  for (let bytes = 0; bytes <= MAX_REST_BYTES;) {
    const { done, value } = await reader.read();
    if (done) return;
    bytes += value.byteLength;
  }
};
