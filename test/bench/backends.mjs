// Prometheus, Tempo and Loki as far as a collection asks them, each answer after a while.
import { createServer } from 'node:http';

const POINTS = 120;
const TRACES = 20;

/** A series with a point a step, as a range query gives it. */
const series = (metric, endSeconds) => ({
  metric,
  values: Array.from({ length: POINTS }, (_, at) => [
    endSeconds - (POINTS - at) * 30,
    String(0.2 + at / 200),
  ]),
});

/** What each of the queries that were joined into one finds, by the number that it carries. */
const range = (url) => {
  const query = url.searchParams.get('query') ?? '';
  const end = Number(url.searchParams.get('end'));
  const numbers = [...query.matchAll(/"kuberca_query", "(\d+)"/g)].map(([, number]) => number);
  const metrics = numbers.map((number) => ({ container: 'app', kuberca_query: number }));
  const result = (metrics.length > 0 ? metrics : [{ namespace: 'shop' }]).map((one) => series(one, end));
  return { status: 'success', data: { resultType: 'matrix', result } };
};

/** @param {string} alertname */
const rules = (alertname) => ({
  status: 'success',
  data: {
    groups: [
      {
        name: 'bench',
        file: 'rules.yml',
        rules: [
          {
            type: 'alerting',
            name: alertname,
            query: 'memory / limit > 0.5',
            duration: 300,
            labels: {},
            alerts: [],
          },
        ],
      },
    ],
  },
});

const alerts = () => ({
  status: 'success',
  data: {
    alerts: Array.from({ length: 40 }, (_, at) => ({
      labels: { alertname: `Alert${at % 7}`, namespace: at % 2 === 0 ? 'shop' : 'billing', pod: `pod-${at}` },
      annotations: { summary: 'something is not as it should be' },
      state: 'firing',
      activeAt: '2026-11-23T18:00:00Z',
      value: '1',
    })),
  },
});

const search = (url) => {
  const start = BigInt(url.searchParams.get('start') ?? 1);
  const count = /status = error|duration >/.test(url.searchParams.get('q') ?? '') ? 2 : TRACES;
  return {
    traces: Array.from({ length: count }, (_, at) => ({
      traceID: (at + 1).toString(16).padStart(32, 'a'),
      rootServiceName: 'gateway',
      rootTraceName: 'POST /order',
      startTimeUnixNano: String((start + 60n) * 1_000_000_000n),
      durationMs: at === 0 ? 2300 : 40,
    })),
  };
};

const trace = () => ({
  batches: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'cart' } }] },
      scopeSpans: [
        {
          spans: Array.from({ length: 60 }, (_, at) => ({
            traceId: 'qqqqqqqqqqqqqqqqqqqqqg==',
            spanId: Buffer.from(at.toString(16).padStart(16, '0'), 'hex').toString('base64'),
            name: `step ${at}`,
            kind: 'SPAN_KIND_SERVER',
            startTimeUnixNano: '1795379153936057881',
            endTimeUnixNano: '1795379154936057881',
            status: at === 7 ? { code: 'STATUS_CODE_ERROR', message: 'declined' } : {},
          })),
        },
      ],
    },
  ],
});

const lines = (url) => ({
  status: 'success',
  data: {
    resultType: 'streams',
    result: [
      {
        stream: { namespace: 'shop', container: 'app' },
        values: Array.from({ length: 100 }, (_, at) => [
          String(BigInt(url.searchParams.get('end') ?? 0) - BigInt(at) * 1_000_000_000n),
          `line ${at} of what the pod said before it was gone`,
        ]),
      },
    ],
  },
});

/** @param {string} alertname */
const answers = (alertname) => [
  [/^\/api\/v1\/rules/, () => rules(alertname)],
  [/^\/api\/v1\/alerts/, alerts],
  [/^\/api\/v1\/query_range/, range],
  [/^\/api\/v1\/query/, () => ({ status: 'success', data: { resultType: 'vector', result: [] } })],
  [/^\/api\/search/, search],
  [/^\/api\/traces\//, trace],
  [/^\/loki\/api\/v1\/query_range/, lines],
];

/**
 * One server for all three.
 * @param {{ delayMs: number, alertname: string }} options
 * @returns its URL; `takeCalls` gives the calls since it was last asked, with their times and sizes
 */
export const startBackends = async ({ delayMs, alertname }) => {
  const known = answers(alertname);
  let calls = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench.invalid');
    const call = { url: url.pathname, start: performance.now(), end: Number.POSITIVE_INFINITY, bytes: 0 };
    calls.push(call);
    const [, answer] = known.find(([path]) => path.test(url.pathname)) ?? [];
    const body = answer === undefined ? '404 page not found' : JSON.stringify(answer(url));
    setTimeout(() => {
      call.end = performance.now();
      call.bytes = Buffer.byteLength(body);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(body);
    }, delayMs);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    takeCalls: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
