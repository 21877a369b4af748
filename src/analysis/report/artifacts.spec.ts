import { describe, expect, it } from '@jest/globals';
import { event, materialOf, ok, wholePod } from '../../../test/support/report-material.js';
import { artifactsOf } from './artifacts.js';

describe('artifactsOf', () => {
  it('has events, logs (current before previous), other evidence, findings, in this order', () => {
    const reported = { rule: 'r', cause: 'c', confidence: 1, evidence: ['E1' as const], remedy: [] };
    const body = { kind: 'Deployment' };
    const manifest = {
      id: 'E7',
      source: 'kubernetes',
      type: 'manifest',
      title: 'Deployment shop/cart',
      query: 'GET /apis/apps/v1/namespaces/shop/deployments/cart',
      status: 'ok',
      reason: null,
      body,
      collectedAt: '2026-03-02T09:15:00Z',
      weight: 50,
    } as const;
    const [current, previous] = wholePod().logs ?? [];
    const material = materialOf({
      facts: { ...wholePod(), logs: [previous!, current!] },
      evidence: [manifest, { ...manifest, id: 'E8', status: 'forbidden', reason: 'no', body: null }],
    });
    expect(artifactsOf(material, [reported])).toEqual([
      expect.objectContaining({ type: 'event', query: null, summary: `BackOff / ${event().message}` }),
      expect.objectContaining({ type: 'log', summary: 'app (current): 1 lines' }),
      expect.objectContaining({ type: 'log', summary: 'app (previous): 1 lines' }),
      { type: 'manifest', query: manifest.query, summary: '[E7] Deployment shop/cart', result: body },
      { type: 'finding', query: null, summary: 'r: c', result: reported },
    ]);
  });

  it('keeps the newest twenty lines of a log, and says which evidence it is', () => {
    const lines = Array.from({ length: 30 }, (_, n) => `2026-03-02T09:14:00Z line ${n}`);
    const logs = [{ pod: 'cart-0', container: 'app', previous: false, lines: ok(lines, 'E5') }];
    const [artifact] = artifactsOf(materialOf({ facts: { logs } }), []);
    expect(artifact?.result).toEqual({
      container: 'app',
      previous: false,
      error: null,
      logs: lines.slice(-20),
      evidence: 'E5',
    });
  });

  it('shows a log that could not be read with its error', () => {
    const failed = { status: 'forbidden', reason: 'pods/log is forbidden', evidence: 'E5' } as const;
    const logs = [{ pod: 'cart-0', container: 'app', previous: true, lines: failed }];
    const [artifact] = artifactsOf(materialOf({ facts: { logs } }), []);
    expect(artifact?.result).toMatchObject({
      logs: [],
      error: 'failed to read previous logs: forbidden: pods/log is forbidden',
    });
  });
});
