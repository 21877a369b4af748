import { describe, expect, it } from '@jest/globals';
import type { Msg } from '@nats-io/transport-node';
import { PulledMessage } from './pulled-message.js';

const AT = '1772442870123456789';
const OLD = `$JS.ACK.KUBERCA_WORK.analyst-normal.3.41.52.${AT}.7`;
const NEW = `$JS.ACK._.ABC123.KUBERCA_WORK.analyst-normal.3.41.52.${AT}.7.xyz`;

const said: string[] = [];
const nc = {
  publish: (subject: string, data?: unknown) => void said.push(`${subject} ${String(data)}`),
  request: async () => Promise.reject(new Error('timeout')),
};

const messageOf = (reply: string): PulledMessage =>
  new PulledMessage(nc, { subject: 's', reply, data: new Uint8Array() } as unknown as Msg);

describe('a message of a consumer', () => {
  it.each([
    ['by the reply subject of all servers', OLD],
    ['by that of newer ones', NEW],
  ])('tells its sequence, deliveries and time %s', (_, reply) => {
    expect(messageOf(reply)).toMatchObject({
      sequence: 41,
      deliveryCount: 3,
      receivedAt: 1_772_442_870_123,
    });
  });

  it('is handed back at once, or after so many nanoseconds', () => {
    said.length = 0;
    messageOf(OLD).handBack(0);
    messageOf(OLD).handBack(1234.6);
    expect(said).toEqual([`${OLD} -NAK`, `${OLD} -NAK {"delay":1235000000}`]);
  });

  it('does not keep what was read beside it', () => {
    const read = new TextEncoder().encode('MSG {"alert":1} MSG');
    const message = { subject: 's', reply: OLD, data: read.subarray(4, 15) } as unknown as Msg;
    const { data } = new PulledMessage(nc, message);
    expect(new TextDecoder().decode(data)).toBe('{"alert":1}');
    expect(data.buffer.byteLength).toBe(data.byteLength);
  });

  it('is not confirmed when the server does not say so', async () => {
    expect(await messageOf(OLD).confirm(1)).toBe(false);
  });

  it.each([undefined, '', '_INBOX.x.1', '$JS.ACK.x'])('is none with the reply subject %s', (reply) => {
    expect(() => messageOf(reply as string)).toThrow(TypeError);
  });
});
