import { describe, expect, it } from '@jest/globals';
import { DISGUISES, PLACES } from '../../test/support/disguised-commands.js';
import { HARMLESS_OUTPUTS, HOSTILE_OUTPUTS, MARKER } from '../../test/support/hostile-outputs.js';
import { loadSettings } from '../config/load.js';
import { OutputPolicy } from './output-policy.js';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';

const policy = new OutputPolicy(
  loadSettings(
    { LINK_HOSTS: 'grafana.example.com', PROMETHEUS_URL: 'https://prom.monitoring.svc:9090' },
    INTEGRATION_AREAS,
  ),
);

describe('a text of a model', () => {
  it('is tried in at least sixty hostile ways', () => {
    expect(HOSTILE_OUTPUTS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(HOSTILE_OUTPUTS.map((hostile) => [hostile.tries, hostile] as const))(
    'does not get out: %s',
    (_, { text, never }) => {
      expect(policy.text(text, MARKER)).not.toMatch(never);
    },
  );

  it.each(PLACES)('holds no removal in disguise, in %s', (_, place) => {
    const told = DISGUISES.filter((command) =>
      /delete|\$V ns|del\\ete/.test(policy.text(place(command), MARKER)),
    );
    expect(told).toEqual([]);
  });

  it.each(HARMLESS_OUTPUTS)('stays as it is where it is harmless: %s', (text) => {
    expect(policy.text(text, MARKER)).toBe(text);
  });

  it('is cleaned wherever it stands in a value', () => {
    expect(policy.all({ a: ['@here', { b: '<!channel> x' }], n: 1, none: null })).toEqual({
      a: ['here', { b: 'channel x' }],
      n: 1,
      none: null,
    });
  });

  it('is the same when it is cleaned once more', () => {
    for (const { text } of HOSTILE_OUTPUTS) {
      const once = policy.text(text, MARKER);
      expect(policy.text(once, MARKER)).toBe(once);
    }
  });
});
