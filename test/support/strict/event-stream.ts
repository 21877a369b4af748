import { crc32 } from 'node:zlib';
import type { Json } from './strict-server.js';

/** One message of AWS's event stream: lengths, headers and payload, each with its checksum. */
const messageOf = (headers: Readonly<Record<string, string>>, payload: Buffer): Buffer => {
  const head = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const lengths = [Buffer.from([name.length]), Buffer.from(name), Buffer.from([7, 0, value.length])];
      return Buffer.concat([...lengths, Buffer.from(value)]);
    }),
  );
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(16 + head.length + payload.length, 0);
  prelude.writeUInt32BE(head.length, 4);
  const sum = (of: Buffer): Buffer => {
    const four = Buffer.alloc(4);
    four.writeUInt32BE(crc32(of) >>> 0);
    return four;
  };
  const body = Buffer.concat([prelude, sum(prelude), head, payload]);
  return Buffer.concat([body, sum(body)]);
};

/** One message with these headers and a body of JSON. */
export const eventMessage = (headers: Readonly<Record<string, string>>, body: Json): Buffer =>
  messageOf(headers, Buffer.from(JSON.stringify(body)));

const CHUNK = { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' };

/** Events as Amazon Bedrock streams them. */
export const eventStream = (events: readonly Json[]): Buffer =>
  Buffer.concat(
    events.map((event) =>
      eventMessage(CHUNK, { bytes: Buffer.from(JSON.stringify(event)).toString('base64') }),
    ),
  );
