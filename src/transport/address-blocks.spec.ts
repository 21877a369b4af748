import { describe, expect, it } from '@jest/globals';
import { AddressBlocks } from './address-blocks.js';

describe('the address blocks of NO_PROXY', () => {
  it.each([
    ['10.0.0.0/8', 'https://10.42.0.7/v1', true],
    ['10.0.0.0/8', 'https://11.0.0.1/v1', false],
    ['.svc, 172.16.0.0/12 10.0.0.0/8', 'http://172.31.255.1:8000', true],
    ['fd00::/8', 'http://[fd12::1]:8000', true],
    ['fd00::/8', 'http://[fe80::1]:8000', false],
    ['10.0.0.0/8', 'http://vllm.models.svc', false],
    ['10.0.0.0/33,10.0.0/8,::/129,/8,10.0.0.0/', 'http://10.0.0.1', false],
    ['', 'http://10.0.0.1', false],
  ])('%j for %s: %s', (noProxy, url, within) => {
    expect(new AddressBlocks(noProxy).has(new URL(url))).toBe(within);
  });
});
