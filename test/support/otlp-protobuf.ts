/** Fields of a message of length-delimited ones, by number; others are skipped. Source: protobuf.dev, "Encoding". */
const fieldsOf = (bytes: Buffer): ReadonlyMap<number, readonly Buffer[]> => {
  const fields = new Map<number, Buffer[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const [number, type] = [Math.floor(tag / 8), tag % 8];
    if (type === 0) varint();
    else if (type === 2) {
      const length = varint();
      fields.set(number, [...(fields.get(number) ?? []), bytes.subarray(at, at + length)]);
      at += length;
    } else at += type === 1 ? 8 : 4;
  }
  return fields;
};

/** Ids and names of the spans of an `ExportTraceServiceRequest`. Source: opentelemetry-proto, `trace.proto`. */
export const spansInProtobuf = (body: Buffer) =>
  [body]
    .flatMap((request) => fieldsOf(request).get(1) ?? [])
    .flatMap((ofResource) => fieldsOf(ofResource).get(2) ?? [])
    .flatMap((ofScope) => fieldsOf(ofScope).get(2) ?? [])
    .map((span) => {
      const fields = fieldsOf(span);
      const [traceId, spanId, parent, name] = [1, 2, 4, 5].map((number) => fields.get(number)?.[0]);
      return {
        traceId: traceId?.toString('hex') ?? '',
        spanId: spanId?.toString('hex') ?? '',
        parentSpanId: parent === undefined || parent.length === 0 ? null : parent.toString('hex'),
        name: name?.toString() ?? '',
      };
    });
