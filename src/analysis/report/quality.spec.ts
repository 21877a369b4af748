import { describe, expect, it } from '@jest/globals';
import {
  ANSWERED,
  finding,
  materialOf,
  node,
  ok,
  wholePod,
  type MaterialParts,
} from '../../../test/support/report-material.js';
import { capabilitiesOf } from './capabilities.js';
import { missingData } from './missing-data.js';
import { qualityOf } from './quality.js';

const outcome = ANSWERED;
const unknown = {
  ...ANSWERED,
  answer: { ...ANSWERED.answer, cause: null, missingEvidence: ['the log of the node'] },
};
const failed = (status: 'absent' | 'forbidden' | 'timeout') =>
  ({ status, reason: status, evidence: 'E9' }) as const;
const facts = wholePod();
const found = { findings: [finding()], checked: ['pod/oom-killed'] };
const namespaceOnly = { alertname: 'X', namespace: 'shop' };

const cases: readonly (readonly [string, MaterialParts, string])[] = [
  ['everything read and answered', { outcome, facts }, 'high'],
  ['no engine and no finding', { facts }, 'low'],
  ['no engine, the rules name a cause', { facts, diagnosis: found }, 'medium'],
  ['no cluster', { outcome, material: { kubernetes: { configured: false, reason: '' } } }, 'low'],
  ['no namespace', { outcome, labels: { alertname: 'X', pod: 'cart-0' }, facts }, 'low'],
  ['a namespace only', { outcome, labels: namespaceOnly }, 'low'],
  [
    'a namespace only, and a pod found',
    { outcome, labels: namespaceOnly, target: { pod: 'cart-0' }, facts },
    'medium',
  ],
  [
    'a workload whose state, events and logs are missing',
    {
      outcome,
      labels: { ...namespaceOnly, deployment: 'cart' },
      target: { workload: { kind: 'Deployment', name: 'cart' } },
    },
    'low',
  ],
  [
    'a service with its pod',
    {
      outcome,
      labels: { ...namespaceOnly, service: 'cart' },
      target: { service: 'cart', pod: 'cart-0' },
      facts,
    },
    'high',
  ],
  ['the named pod does not exist', { outcome, facts: { ...facts, pod: failed('absent') } }, 'medium'],
  ['events that were refused', { outcome, facts: { ...facts, podEvents: failed('forbidden') } }, 'medium'],
  ['an answer that did not parse', { outcome: { ...ANSWERED, parsed: false }, facts }, 'medium'],
  ['one or two things unverified', { outcome, facts, material: { unverified: ['x', 'y'] } }, 'medium'],
  ['many things unverified', { outcome, facts, material: { unverified: ['x', 'y', 'z'] } }, 'low'],
  ['not enough evidence, saying what was seen and would decide', { outcome: unknown, facts }, 'medium'],
  [
    'not enough evidence, saying neither',
    { outcome: { ...unknown, answer: { ...unknown.answer, citations: [], missingEvidence: [] } }, facts },
    'low',
  ],
  [
    'not enough evidence and something unverified',
    { outcome: unknown, facts, material: { unverified: ['x'] } },
    'medium',
  ],
  [
    'a recovery, which has no cause',
    {
      outcome: unknown,
      facts,
      alert: { status: 'resolved' },
      previous: { status: 'firing', summary: 's', detail: 'd', createdAt: null },
    },
    'high',
  ],
  [
    'a cause that the model doubts',
    { outcome: { ...ANSWERED, answer: { ...ANSWERED.answer, confidence: 0.3 } }, facts },
    'medium',
  ],
  [
    'two setbacks at once',
    { outcome: { ...ANSWERED, parsed: false }, facts, material: { unverified: ['x'] } },
    'low',
  ],
  ['a node that was read', { outcome, labels: { node: 'worker-1' }, facts: { node: ok(node()) } }, 'high'],
  [
    'a node that does not exist',
    { outcome, labels: { node: 'worker-1' }, facts: { node: failed('absent') } },
    'low',
  ],
];

describe('qualityOf', () => {
  it.each(cases)('%s', (_, parts, expected) => {
    const material = materialOf(parts);
    const capabilities = capabilitiesOf(material);
    expect(qualityOf(material, capabilities, missingData(material, capabilities))).toBe(expected);
  });
});
