import { describe, expect, it } from '@jest/globals';
import { digestOf, incidentIn, scopeIn } from './chat-context.js';

const alert = (labels: unknown) => ({ page: 'alert', alert: { incident_id: 'INC-1', labels } });

describe('the context of a chat', () => {
  it('names the incident of its page', () => {
    expect(incidentIn({ incident: { incident_id: ' INC-2 ' } })).toBe('INC-2');
    expect(incidentIn(alert({}))).toBe('INC-1');
    expect(incidentIn({ incident: 'INC-3', alert: [] })).toBeNull();
    expect(incidentIn(null)).toBeNull();
  });

  it('opens the namespace and the node that its alert names', () => {
    expect(scopeIn(alert({ namespace: 'shop', pod: 'cart-0' }))).toEqual({ namespaces: ['shop'], nodes: [] });
    expect(scopeIn(alert({ node: 'worker-2' }))).toEqual({ namespaces: [], nodes: ['worker-2'] });
    for (const labels of [null, 'x', { namespace: 7 }, []]) {
      expect(scopeIn(alert(labels))).toEqual({ namespaces: [], nodes: [] });
    }
  });

  it('is the same whatever the order of its members', () => {
    expect(digestOf({ a: 1, b: { c: 2, d: 3 } })).toBe(digestOf({ b: { d: 3, c: 2 }, a: 1 }));
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
  });
});
