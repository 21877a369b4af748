import { describe, expect, it } from '@jest/globals';
import type { SeenInGraph } from '../../evidence/seen-in-graph.js';
import { wrongRelations } from './relations.js';

const ok = { MemoryPressure: 'False', DiskPressure: 'True', Ready: 'True' };
const seen: SeenInGraph = {
  nodes: ['n-1', 'n-2'].map((name) => ({
    name,
    taints: name === 'n-2' ? ['maintenance=kernel:NoSchedule'] : [],
    conditions: Object.entries(name === 'n-1' ? ok : { ...ok, Ready: 'Unknown' }).map(([type, status]) => ({
      type,
      status,
    })),
  })),
  pods: [
    {
      name: 'geo-5d9c7b6f8d-abcde',
      sick: true,
      restarts: 3,
      initContainers: ['migrate'],
      containers: ['app'],
    },
    {
      name: 'geo-5d9c7b6f8d-fghij',
      sick: false,
      restarts: 0,
      initContainers: ['migrate'],
      containers: ['app'],
    },
    { name: 'web-5d9c7b6f8d-abcde', sick: false, restarts: 0, initContainers: [], containers: ['app'] },
  ],
  objects: [
    { kind: 'ConfigMap', name: 'geo-env' },
    { kind: 'Deployment', name: 'geo' },
    { kind: 'Service', name: 'geo' },
  ],
  calls: [{ from: 'web', to: 'geo' }],
};

describe('what is said otherwise than the graph', () => {
  it.each([
    ['Node n-1 is under memory pressure.', 'n-1 with MemoryPressure other than False'],
    ['Node n-1 is NotReady.', 'n-1 with Ready other than True'],
    ['Container proxy of pod geo-5d9c7b6f8d-abcde was killed.', 'container proxy of geo-5d9c7b6f8d-abcde'],
    ['Container `proxy` in deployment shop/geo crashes.', 'container proxy of geo'],
    ['Init container app of geo fails.', 'init container app (it is a container)'],
    ['Node n-1 has the taint maintenance.', 'a taint of n-1 (it has none; n-2 has)'],
    ['The readiness probe of web fails.', 'web as failing (its pods are well)'],
    ['web is down.', 'web as failing (its pods are well)'],
    ['All 2 nodes are under memory pressure.', 'MemoryPressure of every node'],
    ['6 pods of geo were evicted.', '6 pods of geo (there are 2)'],
    ['Deployment web has 0 of 1 ready replicas.', 'web as failing (its pods are well)'],
    ['Secret geo-env holds the wrong port.', 'Secret geo-env (it is a configmap)'],
    ['StatefulSet geo crashes.', 'StatefulSet geo (it is a deployment)'],
    ['Both pods of geo crash.', 'all pods of geo (1 of 2 are sick)'],
    ['geo times out calling web.', 'geo calling web (it is called by it)'],
    ['Pod geo-5d9c7b6f8d-abcde cannot reach web.shop.svc.', 'geo calling web (it is called by it)'],
  ])('%s', (sentence, wrong) => {
    expect(wrongRelations(sentence, seen)).toEqual([wrong]);
  });

  it.each([
    'Node n-1 has disk pressure, and n-2 is NotReady.',
    'Node n-2 is unreachable.',
    'Both nodes are under disk pressure.',
    '2 pods of geo were evicted.',
    'Container app of geo and init container migrate run.',
    'ConfigMap geo-env is read by Deployment geo behind Service geo.',
    'One of two pods of geo crashes, the other is ready.',
    'Both pods of geo are ready.',
    'web cannot reach geo.',
    'Container logs of geo tell of a crash in pod geo-5d9c7b6f8d-abcde.',
    'queue calls web.',
    'The trouble of web comes from geo, 2 calls away (web → geo).',
  ])('is not: %s', (sentence) => {
    expect(wrongRelations(sentence, seen)).toEqual([]);
  });

  it('is nothing where no graph was read', () => {
    expect(wrongRelations('Node n-1 is NotReady.', undefined)).toEqual([]);
  });
});
