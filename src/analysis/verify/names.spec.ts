import { describe, expect, it } from '@jest/globals';
import { shownCase } from '../../../test/support/shown-case.js';
import { namesIn, unknownNames } from './names.js';
import { Shown } from './shown.js';

describe('the names in a text', () => {
  it.each<[string, string, readonly string[]]>([
    ['in backticks', '`cart-0` in `shop`, `DB_PORT`, `/readyz`', ['cart-0', 'shop', 'DB_PORT', '/readyz']],
    ['with a namespace', 'pod shop/cart-0 and deployment/cart-api', ['shop/cart-0', 'deployment/cart-api']],
    [
      'with a hash or a number',
      'cart-6f7d9c5b8-x2k4q runs on worker-erp-1',
      ['cart-6f7d9c5b8-x2k4q', 'worker-erp-1'],
    ],
    ['behind a kind', 'Deployment cart-api, the ConfigMap edge-routes', ['cart-api', 'edge-routes']],
    ['behind a Korean kind, before a particle', '디플로이먼트 cart-api가', ['cart-api']],
    [
      'of images',
      'registry.io:5000/shop/cart:2.4.1-rc9 or cart:2.4.2',
      ['registry.io:5000/shop/cart:2.4.1-rc9', 'cart:2.4.2'],
    ],
    ['of addresses and versions', '10.0.0.7:8081 runs v1.27.3', ['10.0.0.7:8081', 'v1.27.3']],
    ['not words with a dash', 'the crash-looping pod ran out-of-memory after a roll-back, read-only', []],
    ['not words with a dash behind a kind', 'Pod crash-looping, node out-of-memory, pod anti-affinity', []],
    [
      'of what a database keeps, in quotes',
      'Table \'shop.orders\', relation "carts"',
      ['shop.orders', 'carts'],
    ],
    [
      'of a key, of who wrote it and of a host',
      'key "apiToken"; argo-sync wrote it; it calls tiles.example.org',
      ['tiles.example.org', 'apiToken', 'argo-sync'],
    ],
    [
      'not labels and words with a dash before a verb',
      'app.kubernetes.io is a label; a roll-back changed it',
      [],
    ],
    ['not a verb behind a kind', 'the Job gave up, the Pod ran on', []],
    ['not numbers', 'a 16-core node, 5-minute rate, `128Mi`, `137`, 2026-03-02, 24/7', []],
    [
      'not fields, states and commands',
      '`spec.replicas`, `OOMKilled`, `kubectl get pods`, `--previous`, `memory`',
      [],
    ],
    ['not words with a slash', 'CPU/memory, and/or, TCP/IP', []],
    ['not parts of Kubernetes', '`kube-proxy` and `cluster-autoscaler`', []],
    ['not a value with its field', '`replicas=3`, `memory:128Mi`', []],
  ])('%s', (_, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

describe('the names of a summary', () => {
  const shown = new Shown(
    shownCase([{ image: 'registry.io/shop/cart:2.4.1', node: 'worker-1', host: 'db', port: 5432 }]),
  );

  it.each<[string, string, readonly string[]]>([
    ['are known from evidence, alert and target', '`shop/cart-0` on worker-1', []],
    ['are known part by part', 'shop/worker-1, `db:5432`', []],
    ['are known by the kind that stands before', 'pod/cart-0', []],
    ['are unknown with another end', '`shop/cart-1`', ['shop/cart-1']],
    ['are unknown in another namespace', '`shopping/cart-0`', ['shopping/cart-0']],
    ['are unknown with another tag', 'registry.io/shop/cart:2.4.2', ['registry.io/shop/cart:2.4.2']],
    ['are unknown with another port', '`db:5433/x`', ['db:5433/x']],
  ])('%s', (_, text, names) => {
    expect(unknownNames(text, shown)).toEqual(names);
  });
});
