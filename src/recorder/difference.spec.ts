import { describe, expect, it } from '@jest/globals';
import { RuleMasker } from '../masking/rule-masker.js';
import { loadSettings } from '../config/load.js';
import { differenceOf, type Kept } from './difference.js';

const masker = new RuleMasker(loadSettings({}));
const kept = (plain: Record<string, unknown>): Kept => ({
  plain,
  masked: masker.mask(plain).value,
});
const difference = (before: Record<string, unknown>, after: Record<string, unknown>): readonly string[] =>
  differenceOf(kept(before), kept(after));

const pod = (container: Record<string, unknown>, ...more: readonly Record<string, unknown>[]) => ({
  spec: {
    replicas: 2,
    template: { spec: { containers: [{ name: 'app', image: 'shop:1', ...container }, ...more] } },
  },
});

describe('what differs between two versions of an object', () => {
  it.each<[string, readonly string[], Record<string, unknown>, Record<string, unknown>]>([
    [
      'a key of a ConfigMap',
      ['DB_PORT 5432 → 543'],
      { data: { DB_PORT: '5432', MODE: 'x' } },
      { data: { DB_PORT: '543', MODE: 'x' } },
    ],
    ['a key that came', ['TIMEOUT added: 3s'], { data: { A: '1' } }, { data: { A: '1', TIMEOUT: '3s' } }],
    ['a key that went', ['A removed (was 1)'], { data: { A: '1' } }, { data: {} }],
    [
      'a line of a file',
      ['app.yaml: port: 5432 → port: 543'],
      { data: { 'app.yaml': 'db:\n  port: 5432\n  name: x\n' } },
      { data: { 'app.yaml': 'db:\n  port: 543\n  name: x\n' } },
    ],
    [
      'a line that came into a file',
      ['nginx.conf: deny all; added'],
      { data: { 'nginx.conf': 'server {\n}\n' } },
      { data: { 'nginx.conf': 'server {\n  deny all;\n}\n' } },
    ],
    ['an image', ['containers[app].image shop:1 → shop:2'], pod({}), pod({ image: 'shop:2' })],
    [
      'a variable',
      ['containers[app].env[MODE] a → b'],
      pod({ env: [{ name: 'MODE', value: 'a' }] }),
      pod({ env: [{ name: 'MODE', value: 'b' }] }),
    ],
    [
      'a container as a whole',
      ['containers[proxy] added (image envoy:3)'],
      pod({}),
      pod({}, { name: 'proxy', image: 'envoy:3', resources: { limits: { memory: '1Gi' } } }),
    ],
    ['replicas', ['replicas 2 → 0'], { spec: { replicas: 2 } }, { spec: { replicas: 0 } }],
    [
      'a port of a Service by its name',
      ['ports[http].targetPort 8080 → 808'],
      { spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] } },
      { spec: { ports: [{ name: 'http', port: 80, targetPort: 808 }] } },
    ],
    ['nothing', [], pod({}), pod({})],
    [
      'the order of named things: nothing',
      [],
      pod({
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      }),
      pod({
        env: [
          { name: 'B', value: '2' },
          { name: 'A', value: '1' },
        ],
      }),
    ],
  ])('is told for %s', (_, expected, before, after) => {
    expect(difference(before, after)).toEqual(expected);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a password of a ConfigMap',
      { data: { DB_PASSWORD: 'hunter-2-old' } },
      { data: { DB_PASSWORD: 'hunter-2-new' } },
    ],
    [
      'a variable that is a secret',
      pod({ env: [{ name: 'API_TOKEN', value: 'hunter-2-old' }] }),
      pod({ env: [{ name: 'API_TOKEN', value: 'hunter-2-new' }] }),
    ],
    [
      'a password in a file',
      { data: { 'app.properties': 'a=1\ndb.password=hunter-2-old\n' } },
      { data: { 'app.properties': 'a=1\ndb.password=hunter-2-new\n' } },
    ],
    [
      'a password in a connection string',
      { data: { URL: 'postgres://shop:hunter-2-old@db:5432/shop' } },
      { data: { URL: 'postgres://shop:hunter-2-new@db:5432/shop' } },
    ],
  ])('says of %s that it changed, not what', (_, before, after) => {
    const told = difference(before, after);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('changed (its value is hidden)');
    expect(JSON.stringify(told)).not.toContain('hunter-2');
  });

  it('counts what it has no room for', () => {
    const of = (value: string) => ({
      data: Object.fromEntries(Array.from({ length: 20 }, (__, at) => [`KEY_${at}`, value])),
    });
    const told = difference(of('a'), of('b'));
    expect(told).toHaveLength(9);
    expect(told.at(-1)).toBe('12 more');
  });

  it('tells the beginning of a long value', () => {
    const [told = ''] = difference({ data: { A: 'x '.repeat(4000) } }, { data: { A: 'y' } });
    expect(told.length).toBeLessThan(200);
  });
});
