import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { TextMap } from '../alert.js';
import { targetFromLabels } from '../target-from-labels.js';
import { DETAIL_LABELS } from './details.js';
import { CLOUD_SAMPLES } from './samples/cloud.samples.js';
import { EXPORTER_SAMPLES } from './samples/exporters.samples.js';
import { KUBERNETES_SAMPLES } from './samples/kubernetes.samples.js';
import { NODE_EXPORTER } from './samples/sample.samples.js';
import { TELEMETRY_SAMPLES } from './samples/telemetry.samples.js';
import { subjectOf } from './subject-of.js';
import { OBJECTS } from './vocabulary/objects.js';
import { PLACES } from './vocabulary/places.js';
import { PODS, SERVICES, WORKLOADS } from './vocabulary/workloads.js';

const SAMPLES = [...KUBERNETES_SAMPLES, ...TELEMETRY_SAMPLES, ...EXPORTER_SAMPLES, ...CLOUD_SAMPLES];

const aboutOf = (labels: TextMap): string => {
  const { kind, namespace, name } = subjectOf(labels, null);
  return `${kind} ${namespace ?? '-'}/${name ?? '-'}`;
};

describe('the subject of an alert', () => {
  it.each(SAMPLES.map((one) => [one.about, one] as const))('is %s', (about, { labels, target = {} }) => {
    expect(aboutOf(labels)).toBe(about);
    expect(targetFromLabels(labels, null)).toMatchObject(target);
  });

  it('keeps what else the labels say as details', () => {
    const { details } = subjectOf(
      { ...NODE_EXPORTER, mountpoint: '/', device: '/dev/sda1', fstype: 'ext4' },
      null,
    );
    expect(details).toMatchObject({ mountpoint: '/', device: '/dev/sda1', fstype: 'ext4' });
  });

  const terms = [...PLACES, ...PODS, ...WORKLOADS, ...SERVICES, ...OBJECTS].map(({ label }) => label);
  const name = fc.oneof(
    fc.constantFrom(...terms, ...DETAIL_LABELS, 'alertname', 'job', 'endpoint', 'kind', 'name', '__proto__'),
    fc.string(),
  );
  const value = fc.oneof(
    fc.constantFrom(
      'shop',
      'cart-0',
      'kps-kube-state-metrics-1',
      'node-exporter',
      'none',
      '10.0.0.7:9100',
      'Pod',
    ),
    fc.constantFrom(
      'http://cart.shop.svc:80/',
      'a|b||c.d.svc',
      'Deployment',
      'https://a.example.com',
      'kubelet',
    ),
    fc.string(),
  );
  const anyLabels = fc
    .array(fc.tuple(name, value), { maxLength: 12 })
    .map((pairs) => Object.fromEntries(pairs) as TextMap);

  it('is found in any labels, in any order of them, and named by one of them', () => {
    fc.assert(
      fc.property(anyLabels, (labels) => {
        const subject = subjectOf(labels, null);
        const reversed = Object.fromEntries(Object.entries(labels).reverse());
        expect(subjectOf(reversed, null)).toEqual(subject);
        if (subject.kind === 'none' || subject.kind === 'monitoring') return;
        expect(subject.name).not.toBe('');
        const said = Object.values(labels).map((text) => text.trim().toWellFormed().toLowerCase());
        expect(said.some((text) => text.includes(subject.name.toLowerCase()))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is never the cluster-wide namespace of an exporter for a node or a volume', () => {
    expect(SAMPLES.length).toBeGreaterThanOrEqual(120);
    for (const { labels } of SAMPLES.filter(({ about }) => /^(?:node|volume) /.test(about)))
      expect(targetFromLabels(labels, null).namespace).toBeNull();
  });
});
