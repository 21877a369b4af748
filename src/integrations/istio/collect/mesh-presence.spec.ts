import { describe, expect, it } from '@jest/globals';
import { node, pod, running } from '../../../../test/support/cluster-objects.js';
import type { Node, Pod } from '../../../evidence/objects.js';
import { meshPresence } from './mesh-presence.js';

const withStatuses = (...names: readonly string[]): Pod =>
  pod('web', { statuses: names.map((name) => running(name)) });
const withSidecar = (name: string): Pod => pod('web', { initStatuses: [running(name)] });
const annotated = (annotations: Readonly<Record<string, string>>): Pod =>
  pod('web', { meta: { annotations } });

describe('meshPresence', () => {
  it.each([
    ['a container', withStatuses('app', 'istio-proxy'), 'istio', 'container istio-proxy'],
    [
      'a sidecar that is an init container',
      withSidecar('istio-proxy'),
      'istio',
      'init container istio-proxy',
    ],
    [
      "Istio's ambient mode",
      annotated({ 'ambient.istio.io/redirection': 'enabled' }),
      'istio',
      'annotation ambient.istio.io/redirection',
    ],
    ['a container', withStatuses('app', 'linkerd-proxy'), 'linkerd', 'container linkerd-proxy'],
    [
      'a sidecar that is an init container',
      withSidecar('linkerd-proxy'),
      'linkerd',
      'init container linkerd-proxy',
    ],
    ['nothing', withStatuses('app'), 'none', null],
    ['nothing', annotated({ 'ambient.istio.io/redirection': 'disabled' }), 'none', null],
    ['an init container that only sets up rules', withSidecar('istio-init'), 'none', null],
  ] as const)('knows a mesh by %s', (_, seen, type, seenBy) => {
    expect(meshPresence(seen, null)).toEqual({ type, seenBy, cilium: false });
  });

  const network = (reason: string): Node => ({
    ...node('w1'),
    status: { conditions: [{ type: 'NetworkUnavailable', status: 'False', reason }] },
  });
  it.each([
    ['the condition that its agent sets', network('CiliumIsUp'), true],
    [
      'an annotation of its agent',
      { ...node('w1'), metadata: { name: 'w1', annotations: { 'network.cilium.io/wg-pub-key': 'k' } } },
      true,
    ],
    ['no condition of another network', network('FlannelIsUp'), false],
    [
      'no label of another product',
      { metadata: { name: 'w1', labels: { 'ciliums.example.com/a': 'b' } } },
      false,
    ],
  ])('knows Cilium by %s', (_, seen, cilium) => {
    expect(meshPresence(withStatuses('app'), seen).cilium).toBe(cilium);
  });

  it('knows nothing of a pod that was not read', () => {
    expect(meshPresence(null, null)).toEqual({ type: 'unknown', seenBy: null, cilium: false });
  });
});
