import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { alertClassOf } from '../../alerts/class/alert-class-of.js';
import { readBody, receiveAlert } from '../../alerts/receive.js';
import { subjectOf } from '../../alerts/subject/subject-of.js';
import { AMAZON, AMAZON_OTHERS } from './samples/amazon.samples.js';
import { AZURE, AZURE_OTHERS } from './samples/azure.samples.js';
import { DATADOG, DATADOG_OTHERS } from './samples/datadog.samples.js';
import { GOOGLE, GOOGLE_OTHERS } from './samples/google.samples.js';
import { GRAFANA, GRAFANA_OTHERS } from './samples/grafana.samples.js';
import { PAGING, PAGING_OTHERS } from './samples/paging.samples.js';
import { SENDERS } from './senders.js';
import type { SentBody } from './sender.js';
import { translate } from './translate.js';

const SAMPLES = [...GRAFANA, ...AZURE, ...GOOGLE, ...DATADOG, ...AMAZON, ...PAGING];
const OTHERS = [
  ...GRAFANA_OTHERS,
  ...AZURE_OTHERS,
  ...GOOGLE_OTHERS,
  ...DATADOG_OTHERS,
  ...AMAZON_OTHERS,
  ...PAGING_OTHERS,
];

const alertsOf = (body: SentBody): readonly unknown[] => {
  const read = translate(body, SENDERS);
  return read?.kind === 'alerts' ? read.alerts : [];
};

/** As intake reads it. */
const received = (body: SentBody) =>
  alertsOf(body).map((alert) => {
    const one = receiveAlert(alert);
    if (!('alert' in one)) throw new Error(one.reason);
    return one;
  });

describe.each(SAMPLES)('$sender: $what', ({ sender, body, alerts, about, truncated }) => {
  it('is read', () => {
    expect(translate(body, SENDERS)).toMatchObject({
      kind: 'alerts',
      sender,
      alerts,
      ...(truncated !== undefined && { truncated }),
    });
    expect(alertsOf(body)).toHaveLength(alerts.length);
  });

  it('is an alert without anything to mend', () => {
    expect(received(body).flatMap(({ notes }) => notes)).toEqual([]);
  });

  if (about !== undefined)
    it('is about the right thing', () => {
      const subjects = received(body).map(({ alert }) => {
        const { kind, namespace, name } = subjectOf(alert.labels, null);
        return `${kind} ${namespace ?? '-'}/${name ?? '-'}`;
      });
      expect(subjects).toEqual(about);
    });

  it('keeps no name of a person and no key', () => {
    expect(JSON.stringify(alertsOf(body))).not.toMatch(
      /Somebody Private|somebody@|R0UT1NGKEY|203\.0\.113\.7/,
    );
  });
});

it.each(OTHERS)('$sender: $what is told', ({ sender, body, kind, says }) => {
  expect(translate(body, SENDERS)).toMatchObject({
    kind,
    sender,
    [kind === 'nothing' ? 'why' : 'reason']: expect.stringMatching(says),
  });
});

describe('senders', () => {
  it('each recognise only their own bodies', () => {
    for (const { body, what } of [...SAMPLES, ...OTHERS]) {
      const by = SENDERS.filter(({ recognises }) => recognises(body)).map(({ name }) => name);
      expect([what, by.length]).toEqual([what, 1]);
    }
  });

  it('leave the forms of Alertmanager and of /analyze alone', () => {
    const alert = { status: 'firing', labels: { alertname: 'A' }, annotations: {} };
    for (const body of [
      alert,
      { version: '4', status: 'firing', alerts: [alert], truncatedAlerts: 0, externalURL: 'http://am' },
      { alert, thread_ts: '1' },
      {},
    ])
      expect(translate(body, SENDERS)).toBeNull();
  });

  const identity = (body: SentBody) => received(body)[0]?.alert.fingerprint;
  it.each([
    ['Azure', AZURE[0], AZURE[1]],
    ['Google', GOOGLE[0], GOOGLE[1]],
    ['Datadog', DATADOG[0], DATADOG[1]],
    ['Datadog without data', DATADOG[0], DATADOG[3]],
    ['CloudWatch', AMAZON[0], AMAZON[1]],
    ['CloudWatch without data', AMAZON[0], AMAZON[2]],
    ['PagerDuty', PAGING[0], PAGING[2]],
    ['the Events API', PAGING[3], PAGING[4]],
    ['Opsgenie', PAGING[7], PAGING[8]],
  ] as const)('%s: what is over is known to be what fired', (_, fired, over) => {
    expect(fired && identity(fired.body)).toBe(over && identity(over.body));
  });

  it('keep the name where there are more labels than an alert may have', () => {
    const details = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`k${index}`, 'v']));
    const [one] = received({
      event_action: 'trigger',
      payload: { summary: 'named', custom_details: details },
    });
    expect(one?.alert.labels['alertname']).toBe('named');
  });

  it('tell missing data as such', () => {
    for (const one of [DATADOG[3], AMAZON[2], GRAFANA[5]]) {
      const [alert] = received(one?.body ?? {});
      expect(alert && alertClassOf(alert.alert)).toBe('no-data');
    }
  });

  /** As a machine with Windows writes them: each line of the body and of every text in it ends with CR and LF. */
  const withCarriageReturns = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll('\n', '\r\n');
    if (Array.isArray(value)) return value.map(withCarriageReturns);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withCarriageReturns(each)]))
      : value;
  };

  it.each(SAMPLES)('$sender: $what is the same alert where lines end with CR and LF', ({ body }) => {
    const text = JSON.stringify(withCarriageReturns(body), null, 2).replaceAll('\n', '\r\n');
    const read = readBody(new TextEncoder().encode(text));
    const sent = read.kind === 'body' ? received(read.body) : [];
    const same = received(body);
    expect(sent.map(({ alert }) => alert.fingerprint)).toEqual(same.map(({ alert }) => alert.fingerprint));
    expect(sent.map(({ alert }) => alert.status)).toEqual(same.map(({ alert }) => alert.status));
    const withoutReturns: unknown = JSON.parse(JSON.stringify(sent).replaceAll('\\r\\n', '\\n'));
    expect(withoutReturns).toEqual(same);
  });

  const samples = [...SAMPLES, ...OTHERS].map(({ body }) => body);
  /** A body in which something at any depth is something else. */
  const spoilt = fc
    .record({ body: fc.constantFrom(...samples), at: fc.nat({ max: 60 }), by: fc.jsonValue() })
    .map(({ body, at, by }) => {
      let seen = 0;
      const walk = (value: unknown): unknown => {
        seen += 1;
        if (seen === at + 2) return by;
        if (Array.isArray(value)) return value.map(walk);
        return typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each)]))
          : value;
      };
      return walk(body) as SentBody;
    });

  it('never throw, and what they read is an alert, whatever is odd in a body', () => {
    fc.assert(
      fc.property(spoilt, (body) => {
        const read = translate(body, SENDERS);
        if (read?.kind !== 'alerts' || read.sender === 'Grafana') return;
        for (const alert of read.alerts) expect(receiveAlert(alert)).toHaveProperty('alert');
      }),
      { numRuns: 2000 },
    );
  });
});
