import { describe, expect, it } from '@jest/globals';
import { meansService } from './host-match.js';

const service = { namespace: 'shop', name: 'cart' };

describe('meansService', () => {
  it.each([
    ['cart', 'shop'],
    ['cart.shop', 'gateway'],
    ['cart.shop.svc', 'gateway'],
    ['cart.shop.svc.cluster.local', 'gateway'],
    ['cart.shop.svc.corp.example', 'gateway'],
    ['*', 'gateway'],
    ['*.shop.svc.cluster.local', 'gateway'],
    ['*.local', 'gateway'],
  ])('takes %s in namespace %s for the Service', (host, namespace) => {
    expect(meansService(host, namespace, service)).toBe(true);
  });

  it.each([
    ['cart', 'billing'],
    ['cartoon', 'shop'],
    ['cart.shopping', 'shop'],
    ['cart.shop.example.com', 'shop'],
    ['shop.example.com', 'shop'],
    ['*.billing.svc.cluster.local', 'shop'],
    ['', 'shop'],
  ])('takes %s in namespace %s for something else', (host, namespace) => {
    expect(meansService(host, namespace, service)).toBe(false);
  });
});
