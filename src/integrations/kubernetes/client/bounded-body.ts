/** Text of a response, as far as its bound let through. */
export interface BoundedText {
  readonly text: string;
  /** Whether more was there than the bound allows. */
  readonly cut: boolean;
}

/** Reads a response as UTF-8 up to a number of bytes, then stops reading and lets the connection go. */
export const readBounded = async (
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<BoundedText> => {
  if (stream === null) return { text: '', cut: false };
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), cut: false };
    const room = maxBytes - bytes;
    if (value.byteLength > room) {
      text += decoder.decode(value.subarray(0, room));
      await reader.cancel().catch(() => undefined);
      return { text, cut: true };
    }
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
};
