const TRACE_ID = /^[0-9a-fA-F]{16,32}$/;

/** Whether Tempo can have a trace of this id; any other text would leave its place in the path. */
export const isTraceId = (text: string): boolean => TRACE_ID.test(text);

/** An id as a search gives it, with the leading zeros back that Tempo leaves out: 16 or 32 digits, lower case. */
export const wholeTraceId = (id: string): string => id.toLowerCase().padStart(id.length <= 16 ? 16 : 32, '0');

const HEX = /^(?:[0-9a-fA-F]{2})+$/;

/**
 * An id of OTLP JSON as hexadecimal digits: Tempo writes ids as base64, the OTLP standard as hexadecimal. A span's id
 * has 8 bytes and a trace's 16, so the length tells which it is. `null` when there is none.
 */
export const idFromOtlp = (id: string | undefined, bytes: 8 | 16): string | null => {
  if (!id) return null;
  if (id.length === bytes * 2 && HEX.test(id)) return id.toLowerCase();
  const decoded = Buffer.from(id, 'base64');
  return decoded.length === 0 ? null : decoded.toString('hex');
};
