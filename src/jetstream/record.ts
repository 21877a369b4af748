import { fromBytes, StreamUnavailable, toBytes } from './ports.js';

/** Form of what is kept in buckets and of triggers; raised when a process of an earlier version would misread it. */
export const RECORD_VERSION = 1;

/**
 * Something that a newer version of the service wrote, and that this one may misread. While versions run side by side the message is handed
 * back, until a newer process has it.
 */
export const ofNewerVersion = (what: string, version: number): StreamUnavailable =>
  new StreamUnavailable(
    `${what} is of version ${version}, of a newer service; this one knows ${RECORD_VERSION} and leaves it to that`,
  );

/** A record as it is stored: `v` is its version, absent in those that were written before there was one. */
export const recordBytes = (record: object): Uint8Array => toBytes({ v: RECORD_VERSION, ...record });

/** Reads a record that this service wrote. @throws {StreamUnavailable} when it is of a newer version */
export const readRecord = <T>(bytes: Uint8Array): T => {
  const { v: version = 1, ...record } = fromBytes<{ readonly v?: number }>(bytes);
  if (version > RECORD_VERSION) throw ofNewerVersion('a stored record', version);
  return record as T; // what is stored under a key is of that key's type
};
