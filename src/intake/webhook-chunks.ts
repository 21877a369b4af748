/** Most bytes of one message: small beside the server's `max_payload`, large beside one alert. */
export const CHUNK_BYTES = 256 * 1024;

/** Room for what is written around the alerts. */
const AROUND_BYTES = 256;

/** A part of a webhook that becomes one message. */
export interface Chunk<A> {
  /** At least one. */
  readonly alerts: readonly [A, ...A[]];
  /** The message. */
  readonly bytes: Uint8Array;
}

/**
 * Cuts a webhook into messages of at most `maxBytes`, in order. An alert that is larger by itself is a message of its own.
 * @param truncated alerts that the sender left out, told in every message
 */
export const chunksOf = <A extends { readonly body: unknown }>(
  alerts: readonly A[],
  truncated: number,
  maxBytes: number,
): readonly Chunk<A>[] => {
  const cut: { alerts: [A, ...A[]]; texts: string[]; bytes: number }[] = [];
  for (const alert of alerts) {
    const text = JSON.stringify(alert.body);
    const bytes = Buffer.byteLength(text) + 1;
    const last = cut.at(-1);
    if (last === undefined || last.bytes + bytes > maxBytes)
      cut.push({ alerts: [alert], texts: [text], bytes: AROUND_BYTES + bytes });
    else {
      last.alerts.push(alert);
      last.texts.push(text);
      last.bytes += bytes;
    }
  }
  return cut.map(({ alerts: own, texts }) => ({
    alerts: own,
    // One alert alone is written as such, as any publisher would.
    bytes: Buffer.from(
      texts.length === 1 && truncated === 0
        ? (texts[0] ?? '')
        : `{"version":"4","truncatedAlerts":${truncated},"alerts":[${texts.join(',')}]}`,
    ),
  }));
};
