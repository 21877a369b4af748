import { expect, it } from '@jest/globals';
import { portableObject } from './portable-object.js';

const metadata = {
  name: 'cart',
  annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', 'example.org/team': 'a' },
  managedFields: [
    {
      manager: 'kubectl',
      time: '2026-11-23T19:00:00Z',
      fieldsV1: {
        'f:spec': { 'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"app"}': {} } } } },
        'f:metadata': { 'f:finalizers': { 'v:"x"': {} } },
      },
    },
  ],
};

it('keeps of an object what dates its changes, and no copy of itself', () => {
  const { metadata: kept } = portableObject({ apiVersion: 'apps/v1', kind: 'Deployment', metadata });
  expect(kept.annotations).toEqual({ 'example.org/team': 'a' });
  expect(kept.managedFields?.[0]).toMatchObject({ manager: 'kubectl', time: '2026-11-23T19:00:00Z' });
  expect(kept.managedFields?.[0]?.fieldsV1).toEqual({
    'f:spec': { 'f:template': { 'f:spec': {} } },
    'f:metadata': { 'f:finalizers': {} },
  });
});

it.each(['ConfigMap', 'Secret'])('leaves the content of a %s behind', (kind) => {
  const object = {
    apiVersion: 'v1',
    kind,
    metadata: { name: 'x' },
    data: { a: 'b' },
    binaryData: { c: 'd' },
  };
  expect(portableObject(object)).toEqual({ apiVersion: 'v1', kind, metadata: { name: 'x' } });
});
