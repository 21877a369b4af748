import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { receive } from './receive.js';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const alert = {
  status: 'firing',
  labels: { alertname: 'KubePodCrashLooping', namespace: 'shop' },
  annotations: { summary: 'again and again' },
  startsAt: '2026-03-02T09:14:30.123456789Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus/graph',
  fingerprint: '5f1c0a9be2d7463a',
};

describe('receiving a message', () => {
  it('reads a bare alert; year 1 means that it has not ended', () => {
    expect(receive(bytes(alert))).toMatchObject({
      kind: 'alerts',
      alerts: [
        { alert: { fingerprint: '5f1c0a9be2d7463a', startsAt: '2026-03-02T09:14:30.123Z', endsAt: null } },
      ],
      invalid: [],
    });
  });

  it('reads an /analyze request with what is to be echoed', () => {
    const body = { alert, thread_ts: '17.42', incident_id: 'INC-1', analysis_type: 'firing', language: 'ko' };
    expect(receive(bytes(body))).toMatchObject({
      alerts: [
        { caller: { threadTs: '17.42', incidentId: 'INC-1', analysisType: 'firing', language: 'ko' } },
      ],
    });
  });

  it('reads a webhook alert by alert: an invalid one does not harm its neighbours', () => {
    const webhook = {
      version: '4',
      status: 'firing',
      truncatedAlerts: 3,
      alerts: [alert, { status: 'odd' }, alert],
    };
    const reception = receive(bytes(webhook));
    expect(reception).toMatchObject({ kind: 'alerts', truncated: 3, invalid: [{ body: { status: 'odd' } }] });
    expect(reception.kind === 'alerts' && reception.alerts).toHaveLength(2);
  });

  it.each(['labels', 'annotations'])('takes an alert without %s as one with none', (name) => {
    const { [name as 'labels']: _, ...without } = alert;
    expect(receive(bytes({ alert: without }))).toMatchObject({
      kind: 'alerts',
      alerts: [{ alert: { [name]: {} }, notes: [] }],
    });
  });

  it('computes the fingerprint where it is missing or not one', () => {
    for (const fingerprint of [undefined, null, '', 'ABC']) {
      expect(receive(bytes({ ...alert, fingerprint }))).toMatchObject({
        alerts: [{ alert: { fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) } }],
      });
    }
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp | null]>([
    ['no startsAt', { startsAt: undefined }, { startsAt: null }, null],
    [
      'a startsAt that is no time',
      { startsAt: 'yesterday' },
      { startsAt: null },
      /Not a time, left out: startsAt/,
    ],
    [
      'times that are objects',
      { startsAt: {}, endsAt: [] },
      { startsAt: null, endsAt: null },
      /startsAt, endsAt/,
    ],
    [
      'a null annotation',
      { annotations: { summary: null, runbook: 'x' } },
      { annotations: { runbook: 'x' } },
      /summary/,
    ],
    [
      'a number as a label',
      { labels: { code: 503, on: true } },
      { labels: { code: '503', on: 'true' } },
      /code, on/,
    ],
    ['a list as a label', { labels: { zones: ['a', 'b'] } }, { labels: { zones: '["a","b"]' } }, /zones/],
    [
      'an annotation of a megabyte',
      { annotations: { dump: 'x'.repeat(1_000_000) } },
      { annotations: { dump: expect.stringMatching(/^x{8192}$/) } },
      /cut or left out: annotation dump/,
    ],
  ])('mends %s, and says so', (_, odd, mended, note) => {
    expect(receive(bytes({ ...alert, ...odd }))).toMatchObject({
      kind: 'alerts',
      alerts: [{ alert: mended, notes: note === null ? [] : [expect.stringMatching(note)] }],
    });
  });

  it('keeps labels within bounds, however many there are, and the fingerprint of all of them', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, index) => [`l${index}`, 'v'.repeat(40)]),
    );
    const reception = receive(bytes({ ...alert, fingerprint: undefined, labels }));
    const [one] = reception.kind === 'alerts' ? reception.alerts : [];
    expect(Object.keys(one?.alert.labels ?? {})).toHaveLength(256);
    expect(one?.notes).toEqual([expect.stringMatching(/^Too long/)]);
  });

  it('takes a byte-order mark for nothing', () => {
    const text = new TextEncoder().encode(`\uFEFF${JSON.stringify(alert)}`);
    expect(receive(text)).toMatchObject({ kind: 'alerts', alerts: [{ alert: { status: 'firing' } }] });
  });

  it('says with each alert of a message how many were left out of it', () => {
    expect(receive(bytes({ alerts: [alert], truncatedAlerts: 7 }))).toMatchObject({
      alerts: [{ notes: [expect.stringMatching(/left 7 more alerts/)] }],
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown status', { ...alert, status: 'odd' }, /status: must be firing or resolved/],
    ['labels that are no map', { ...alert, labels: ['a'] }, /labels/],
  ])('refuses %s as a whole, alone or in a request, and says why', (_, body, reason) => {
    const refused = { kind: 'invalid', reason: expect.stringMatching(reason) };
    expect(receive(bytes(body))).toEqual(refused);
    expect(receive(bytes({ alert: body, thread_ts: '17.42' }))).toEqual(refused);
    expect(receive(bytes({ alerts: [body] }))).toMatchObject({
      alerts: [],
      invalid: [{ reason: expect.stringMatching(reason) }],
    });
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('hello')],
    ['invalid UTF-8', new Uint8Array([0x7b, 0xff, 0xfe])],
    ['an array', bytes([alert])],
    ['another object', bytes({ hello: 1 })],
    // JSON.stringify cannot write it again, as a dead letter of one alert would need.
    [
      'a deep alert among others',
      new TextEncoder().encode(`{"alerts":[${'['.repeat(65)}${']'.repeat(65)}]}`),
    ],
    ['a very deep one', new TextEncoder().encode(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
  ])('refuses %s as a whole', (_, message) => {
    expect(receive(message).kind).toBe('invalid');
  });

  it('never throws, whatever the bytes', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.json({ maxDepth: 5 }).map((text) => new TextEncoder().encode(text)),
      fc
        .record(
          {
            alerts: fc.array(fc.jsonValue()),
            status: fc.jsonValue(),
            labels: fc.jsonValue(),
            alert: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map(bytes),
    );
    fc.assert(fc.property(anything, (message) => ['alerts', 'invalid'].includes(receive(message).kind)));
  });

  it('keeps a label called __proto__ from reaching a prototype', () => {
    receive(
      new TextEncoder().encode(
        `{"status":"firing","labels":{"__proto__":"x","a":"b"},"startsAt":"2026-03-02T09:00:00Z"}`,
      ),
    );
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});
