import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { templateDifference, type Template } from './template-difference.js';

const template = (container: object, more: object = {}): Template => ({
  spec: { containers: [{ name: 'app', image: 'shop/web:1', ...container }], ...more },
});

const before = template({
  args: ['--port=80'],
  env: [
    { name: 'LEVEL', value: 'info' },
    { name: 'OLD', value: 'x' },
    { name: 'TOKEN', value: 'tr0ub4dor' },
  ],
  resources: { limits: { memory: '256Mi', cpu: '1' } },
  livenessProbe: { httpGet: { path: '/live', port: 80 }, timeoutSeconds: 5 },
  volumeMounts: [{ name: 'routes', mountPath: '/etc/routes' }],
});

describe('templateDifference', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['an image', { image: 'shop/web:2' }, ['containers[app].image: shop/web:1 → shop/web:2']],
    ['arguments', { args: ['--port=8080'] }, ['containers[app].args: ["--port=80"] → ["--port=8080"]']],
    ['a command', { command: ['sh'] }, ['containers[app].command added: ["sh"]']],
    [
      'resources',
      { resources: { limits: { memory: '128Mi', cpu: '1' } } },
      ['containers[app].resources.limits.memory: 256Mi → 128Mi'],
    ],
    [
      'a probe',
      { livenessProbe: { httpGet: { path: '/healthz', port: 80 }, timeoutSeconds: 1 } },
      [
        'containers[app].livenessProbe.httpGet.path: /live → /healthz',
        'containers[app].livenessProbe.timeoutSeconds: 5 → 1',
      ],
    ],
    [
      'a mount',
      { volumeMounts: [{ name: 'routes', mountPath: '/etc/routes', readOnly: true }] },
      ['containers[app].volumeMounts[/etc/routes].readOnly added: true'],
    ],
  ])('tells %s', (_, changed, lines) => {
    const [app] = before.spec?.containers ?? [];
    expect(
      templateDifference(before, { spec: { containers: [{ ...app, name: 'app', ...changed }] } }),
    ).toEqual(lines);
  });

  it('tells variables by name, never by value', () => {
    const after = template({
      ...before.spec?.containers[0],
      env: [
        { name: 'LEVEL', value: 'debug' },
        { name: 'TOKEN', value: 'hunter2' },
        { name: 'NEW', value: 'geheim' },
      ],
    });
    const lines = templateDifference(before, after);
    expect(lines).toEqual([
      'containers[app].env[LEVEL] changed',
      'containers[app].env[NEW] added',
      'containers[app].env[OLD] removed',
      'containers[app].env[TOKEN] changed',
    ]);
  });

  it('tells containers and volumes that came or went in one line each, the image first', () => {
    const after: Template = {
      spec: {
        containers: [
          { name: 'app', image: 'shop/web:1' },
          { name: 'proxy', image: 'envoy:1.30', args: ['-c', 'x'] },
        ],
        volumes: [{ name: 'cache', emptyDir: {} }],
      },
    };
    const old = template({}, { volumes: [{ name: 'routes', configMap: { name: 'routes' } }] });
    expect(templateDifference(old, after)).toEqual([
      'containers[proxy] added (image envoy:1.30)',
      'volumes[cache] added',
      'volumes[routes] removed',
    ]);
  });

  it('tells what a volume shows instead', () => {
    const volume = (name: string): object => ({ volumes: [{ name: 'routes', configMap: { name } }] });
    expect(templateDifference(template({}, volume('routes-1')), template({}, volume('routes-2')))).toEqual([
      'volumes[routes].configMap.name: routes-1 → routes-2',
    ]);
  });

  it('tells a restart by its annotation, and leaves out what the controller puts on', () => {
    const spec = before.spec ?? { containers: [] };
    const after = {
      spec,
      metadata: {
        annotations: { 'kubectl.kubernetes.io/restartedAt': '2026-03-02T09:00:00Z' },
        labels: { 'pod-template-hash': 'bbb' },
      },
    };
    expect(templateDifference({ spec, metadata: { labels: { 'pod-template-hash': 'aaa' } } }, after)).toEqual(
      ['annotation kubectl.kubernetes.io/restartedAt added'],
    );
  });

  it('is bounded, and says how much it leaves out', () => {
    const env = Array.from({ length: 100 }, (_, index) => ({ name: `V${index}`, value: 'x' }));
    const lines = templateDifference(template({}), template({ env, command: ['x'.repeat(5000)] }));
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toBe('and 76 more');
    expect(lines[0]?.length).toBeLessThan(250);
  });

  const anyTemplate = fc.record({
    spec: fc.record({
      containers: fc.array(
        fc.record({ name: fc.constantFrom('a', 'b'), image: fc.string(), extra: fc.jsonValue() }),
        { maxLength: 3 },
      ),
      volumes: fc.array(fc.record({ name: fc.string(), emptyDir: fc.object() }), { maxLength: 2 }),
    }),
  });

  it('never throws, and is empty exactly between equals', () => {
    fc.assert(
      fc.property(anyTemplate, anyTemplate, (one, other) => {
        const [left, right] = [one, other] as readonly Template[];
        expect(templateDifference(left ?? {}, left ?? {})).toEqual([]);
        const lines = templateDifference(left ?? {}, right ?? {});
        expect(lines.length).toBeLessThanOrEqual(26);
      }),
    );
  });
});
