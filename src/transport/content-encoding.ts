import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What is asked for: what all servers have. */
export const ACCEPT_ENCODING = 'gzip';

/**
 * The body without its compression. Whoever stops reading it, or reads it too slowly, stops or slows down the body itself,
 * so that little compressed text cannot fill the memory.
 * @param encoding the answer's `Content-Encoding`; one that was not asked for leaves the body as it is
 */
export const decoded = (body: Readable, encoding: string | undefined): AsyncIterable<Uint8Array> => {
  if (encoding?.trim().toLowerCase() !== 'gzip') return body;
  // Its failures are those of what is read; the callback only keeps them from being thrown a second time.
  return pipeline(body, createGunzip(), () => undefined);
};
