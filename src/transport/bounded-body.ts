/** Text of a body, as far as its bound let through. */
export interface BoundedText {
  readonly text: string;
  /** Whether more was there than the bound allows. */
  readonly cut: boolean;
}

/**
 * Reads a body as UTF-8 up to a number of bytes, then stops reading and lets the connection go. A character that the bound
 * cuts in two is left out.
 */
export const readBounded = async (
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<BoundedText> => {
  const decoder = new TextDecoder();
  let text = '';
  let room = maxBytes;
  for await (const chunk of body) {
    if (chunk.byteLength > room)
      return { text: text + decoder.decode(chunk.subarray(0, room), { stream: true }), cut: true };
    room -= chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), cut: false };
};
