/** Size of a value as JSON in UTF-8, in bytes. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
