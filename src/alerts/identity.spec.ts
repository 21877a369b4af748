import { describe, expect, it } from '@jest/globals';
import type { Fingerprint } from './alert.js';
import { alertIdOf, fingerprintOf } from './identity.js';

describe('fingerprints', () => {
  // From the tests of prometheus/common (signature_test.go: 5799056148416392346); the empty set is FNV-1a's offset basis.
  it('are those of Alertmanager', () => {
    expect(fingerprintOf({})).toBe('cbf29ce484222325');
    expect(fingerprintOf({ name: 'garland, briggs', fear: 'love is not enough' })).toBe('507a62d79ee76c9a');
  });

  it('do not depend on the order of the labels, and tell a name from a value', () => {
    expect(fingerprintOf({ a: '1', b: '2' })).toBe(fingerprintOf({ b: '2', a: '1' }));
    expect(fingerprintOf({ a: 'bc' })).not.toBe(fingerprintOf({ ab: 'c' }));
  });
});

describe('alert ids', () => {
  const fingerprint = '5f1c0a9be2d7463a' as Fingerprint;

  it('are the fingerprint, unless a cluster is named', () => {
    expect(alertIdOf(fingerprint, null)).toBe(fingerprint);
    expect(alertIdOf(fingerprint, 'a')).toMatch(/^[0-9a-f]{16}$/);
    expect(alertIdOf(fingerprint, 'a')).not.toBe(alertIdOf(fingerprint, 'b'));
  });
});
