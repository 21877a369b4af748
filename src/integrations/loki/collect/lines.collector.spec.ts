import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceSession } from '../../source-session.js';
import { inMemoryBackends, type InMemoryBackends } from '../../../../test/support/in-memory-backends.js';
import { readLines } from './lines.collector.js';
import { streamLabels } from './stream-labels.js';

const POD = 'cart-api-6b6ccbc6c7-gn9bz';
const request = { namespace: 'shop', pod: POD, startMs: 1_000_000, endMs: 2_000_000, tailLines: 10 };
const stream = {
  stream: { namespace: 'shop', container: 'app', pod: POD },
  values: [['1795460700000000000', 'OutOfMemoryError'] as const],
};

const sessions: SourceSession[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.end();
});

const lokiOf = (held: InMemoryBackends) => {
  const { backends, calls } = inMemoryBackends(held);
  const session = new SourceSession(new AbortController().signal, 5_000, () => new Date());
  sessions.push(session);
  return { loki: backends.loki, calls, session, read: () => readLines(backends.loki, session, request) };
};

describe('lines of a pod', () => {
  const metadata = {
    labels: ['namespace', 'container', 'service_name'],
    streams: (query: string) => (/^\{namespace="shop"\} .*\| *pod="/.test(query) ? [stream] : []),
  };

  it('are found where the pod is structured metadata', async () => {
    const { read } = lokiOf({ loki: metadata });
    expect((await read()).outcome).toMatchObject({
      status: 'ok',
      value: [{ container: 'app', lines: [expect.stringContaining('OutOfMemoryError')] }],
    });
  });

  it('are asked for in the way that found them from then on, without asking for labels again', async () => {
    const { read, calls } = lokiOf({ loki: metadata });
    await read();
    const before = calls.length;
    await read();
    expect(calls.filter((call) => call === 'loki labels')).toHaveLength(1);
    expect(calls.slice(before)).toEqual([expect.stringMatching(/^loki \{namespace="shop"\} \| pod="/)]);
  });

  it('may be none: then it is told what was tried, and which labels there are', async () => {
    const { read } = lokiOf({ loki: { labels: ['namespace', 'job'] } });
    const { outcome, query } = await read();
    expect(outcome).toEqual({
      status: 'absent',
      reason: `Loki has no lines of pod shop/${POD} in that time: looked for by the labels namespace and pod; by the label namespace and pod, k8s_pod_name, kubernetes_pod_name, pod_name of each line; its streams have the labels namespace, job`,
    });
    expect(query?.split('\n')).toHaveLength(2);
  });

  it('are a failure when a way that is left failed', async () => {
    const fails = (call: string) =>
      call.includes(' | ') ? ({ status: 'timeout', reason: 'too slow' } as const) : undefined;
    expect((await lokiOf({ loki: metadata, fails }).read()).outcome).toMatchObject({ status: 'timeout' });
  });
});

describe('the labels of a Loki', () => {
  it('are asked for again when they are old, sooner when they could not be read', async () => {
    const known = lokiOf({ loki: { labels: ['app'] } });
    const unknown = lokiOf({ loki: {} });
    for (const { loki, session } of [known, unknown]) {
      for (const at of [0, 59_000, 61_000, 599_000]) await streamLabels(loki, session, at);
    }
    expect(known.calls).toHaveLength(1);
    expect(unknown.calls).toHaveLength(3);
    await streamLabels(known.loki, known.session, 601_000);
    expect(known.calls).toHaveLength(2);
  });
});
