import { describe, expect, it } from '@jest/globals';
import { saysNoDnsAnswer } from './cluster-dns.js';

describe('a line that says that cluster DNS gave no answer', () => {
  it.each([
    ['lookup tracks: Temporary failure in name resolution', true],
    ['getaddrinfo EAI_AGAIN cart', true],
    ['dial tcp: lookup tracks on 10.96.0.10:53: read udp: i/o timeout', true],
    ['lookup cart on 10.96.0.10:53: server misbehaving', true],
    ['lookup cart on 10.96.0.10:53: no such host', false],
    ['dial tcp 10.96.3.4:8080: i/o timeout', false],
  ])('%s: %s', (line, expected) => {
    expect(saysNoDnsAnswer(line)).toBe(expected);
  });
});
