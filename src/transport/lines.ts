/** A line that is longer than its bound. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

/**
 * The lines of a body as they arrive, without the empty ones; what follows the last line break is no line.
 * @param maxChars bound of one line, in UTF-16 units
 * @throws {LineTooLong}, and whatever the body fails with
 */
export async function* linesOf(body: AsyncIterable<Uint8Array>, maxChars: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxChars) throw new LineTooLong(`a line of more than ${maxChars} characters`);
    for (const line of lines) if (line !== '') yield line;
  }
}
