import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../../config/load.js';
import { MemoryLogger } from '../../../../test/support/memory-logger.js';
import { SendersUnknown, SentBodies } from '../sent-bodies.js';
import { parseJsonPath } from './json-path.js';

/** The example of docs/senders.md. */
const ZABBIX = `
senders:
  - name: Zabbix
    when: { path: $.source, is: zabbix }
    alerts: $.problems
    alertname: '@.name'
    identity: ['@.eventid']
    status: { path: '@.value', firing: ['1'], resolved: ['0'] }
    severity: '@.severity'
    severities: { Disaster: critical, Average: warning }
    startsAt: '@.clock'
    endsAt: '@.r_clock'
    generatorURL: $.url
    labels: { cluster: prod, host: '@.host', odd: "@['a b'][1]" }
    labelsFrom: ['@.tags']
    annotations: { summary: '@.opdata' }
`;

const BODY = {
  source: 'zabbix',
  url: 'https://zabbix.example',
  problems: [
    {
      eventid: 17,
      name: 'Pod restarts',
      value: 1,
      severity: 'Disaster',
      clock: '1772442870',
      r_clock: '0',
      host: 'w1',
      opdata: '5 restarts',
      'a b': ['x', 'y'],
      tags: [
        { tag: 'namespace', value: 'shop' },
        { tag: 'pod', value: 'cart-0' },
      ],
    },
    {
      eventid: 18,
      name: 'Old',
      value: 0,
      clock: 1_772_442_870,
      r_clock: 1_772_446_470,
      tags: 'namespace:shop',
    },
    { eventid: 19, name: 'Odd', value: 7 },
  ],
};

describe('ALERT_MAPPING_FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
  const path = join(folder, 'senders.yaml');
  afterEach(() => rmSync(path, { force: true }));

  const bodies = (logger = new MemoryLogger()) =>
    new SentBodies(loadSettings({ ALERT_MAPPING_FILE: path }), logger);

  it('tells how the alerts of a body are read', async () => {
    writeFileSync(path, ZABBIX);
    expect(await bodies().translate(BODY)).toMatchObject({
      kind: 'alerts',
      sender: 'Zabbix',
      truncated: 1,
      alerts: [
        {
          status: 'firing',
          labels: {
            alertname: 'Pod restarts',
            severity: 'critical',
            cluster: 'prod',
            host: 'w1',
            odd: 'y',
            namespace: 'shop',
            pod: 'cart-0',
          },
          annotations: { summary: '5 restarts', sender: 'Zabbix' },
          startsAt: '1772442870',
          generatorURL: 'https://zabbix.example',
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
        { status: 'resolved', labels: { alertname: 'Old', namespace: 'shop' }, endsAt: 1_772_446_470 },
      ],
    });
  });

  it('is also JSON, and may replace a reader of the service', async () => {
    const mapping = {
      name: 'Our Azure',
      when: [{ path: '$.schemaId' }],
      alertname: 'Azure',
      status: { path: "$.data['essentials'].monitorCondition", resolved: 'Resolved' },
    };
    writeFileSync(path, JSON.stringify({ senders: [mapping] }));
    const body = {
      schemaId: 'azureMonitorCommonAlertSchema',
      data: { essentials: { monitorCondition: 'Fired' } },
    };
    expect(await bodies().translate(body)).toMatchObject({
      sender: 'Our Azure',
      alerts: [{ status: 'firing', labels: { alertname: 'Azure' } }],
    });
  });

  it('leaves bodies that fit no condition to the others', async () => {
    writeFileSync(path, ZABBIX);
    expect(await bodies().translate({ source: 'nagios' })).toBeNull();
  });

  it.each([
    ['no list', { source: 'zabbix', problems: {} }, /no list/],
    ['no alert that can be read', { source: 'zabbix', problems: [{ value: 1 }] }, /alertname is not there/],
    ['a status that is not named', { source: 'zabbix', problems: [{ name: 'a', value: 9 }] }, /status/],
  ])('refuses %s', async (_, body, reason) => {
    writeFileSync(path, ZABBIX);
    expect(await bodies().translate(body)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(reason),
    });
  });

  it.each([
    ['no YAML', 'senders: [', /no YAML/],
    ['no senders', 'senders: []', /senders: /],
    ['a field that is not known', ZABBIX.replace('alertname', 'alertName'), /senders\.0.*alertName/],
    [
      'a path that is none',
      ZABBIX.replace("'@.eventid'", "'@..eventid'"),
      /senders\.0\.identity.*path such as/,
    ],
    ['a search', ZABBIX.replace('$.problems', '$.problems[*]'), /senders\.0\.alerts: must be a path/],
    ['aliases', 'senders: &a [*a]', /no YAML/],
    ['more than it may hold', `${ZABBIX}#${'x'.repeat(262_144)}`, /larger than/],
  ])('is told with %s, and what it cannot be asked is kept', async (_, text, problem) => {
    const logger = new MemoryLogger();
    writeFileSync(path, text);
    const read = bodies(logger);
    await read.onApplicationBootstrap();
    expect(logger.lines).toContainEqual(
      expect.objectContaining({
        event: 'alert_mapping_unusable',
        fields: expect.objectContaining({ problem: expect.stringMatching(problem) }),
      }),
    );
    expect(read.status()).toMatchObject({ state: 'misconfigured', detail: expect.stringMatching(problem) });
    expect(() => read.unknown()).toThrow(SendersUnknown);
    expect(await read.translate({ AlarmName: 'a', NewStateValue: 'OK' })).toMatchObject({ kind: 'alerts' });
  });

  it('is told once while it is missing, and read when it is there', async () => {
    const logger = new MemoryLogger();
    const read = bodies(logger);
    await read.onApplicationBootstrap();
    await read.translate(BODY);
    expect(logger.lines.filter(({ event }) => event === 'alert_mapping_unusable')).toHaveLength(1);
    writeFileSync(path, ZABBIX);
    expect(await read.translate(BODY)).toMatchObject({ sender: 'Zabbix' });
    expect(read.status()).toEqual({ state: 'up', detail: null });
    expect(read.unknown()).toMatch(/conditions of its mapping \(Zabbix\)/);
  });

  it('stays in force as it was while it is wrong', async () => {
    writeFileSync(path, ZABBIX);
    const read = bodies();
    await read.translate(BODY);
    writeFileSync(path, 'senders: 1');
    expect(await read.translate(BODY)).toMatchObject({ sender: 'Zabbix' });
    expect(read.status().state).toBe('misconfigured');
  });
});

describe('a path into JSON', () => {
  it.each(['$', '@', '$.a', "$.a['b.c'][0]", '$["x"].y-z', '$.équipe'])('%s is one', (text) => {
    expect(parseJsonPath(text)).not.toBeNull();
  });
  it.each(['', 'a', '$a', '$.', '$..a', '$[*]', '$[-1]', "$['a", '$.a[?(@.b)]', `$${'.a'.repeat(33)}`])(
    '%s is none',
    (text) => {
      expect(parseJsonPath(text)).toBeNull();
    },
  );
});
