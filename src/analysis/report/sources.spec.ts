import { describe, expect, it } from '@jest/globals';
import { ANSWERED, materialOf, ok, pod, wholePod } from '../../../test/support/report-material.js';
import {
  OFF,
  READINGS,
  sourceReports,
  standing,
  tempoContext,
  type SourceParts,
  type SourceStanding,
} from '../../../test/support/source-facts.js';
import { meshPresence } from '../../integrations/istio/collect/mesh-presence.js';
import { artifactsOf } from './artifacts.js';
import { buildReport } from './build.js';
import { capabilitiesOf } from './capabilities.js';
import { missingData } from './missing-data.js';
import { qualityOf } from './quality.js';
import { warningsOf } from './warnings.js';

const material = (sources: Partial<SourceParts>) =>
  materialOf({ outcome: ANSWERED, facts: wholePod(), sources: sourceReports(sources) });

/** What the report says of one backend, given how its readings ended. */
const told = (sources: Partial<SourceParts>, about: RegExp) => {
  const written = material(sources);
  const capabilities = capabilitiesOf(written);
  return {
    capabilities,
    missing: missingData(written, capabilities).filter((name) => about.test(name)),
    warnings: warningsOf(written, capabilities).filter((text) => about.test(text)),
  };
};

const states: readonly (readonly [string, SourceStanding, string, boolean, readonly string[]])[] = [
  ['not configured', OFF, 'unavailable', true, ['not configured']],
  ['configured, and nothing had to be asked', standing(), 'ok', false, []],
  ['every reading answered', standing('ok', 'ok'), 'ok', false, []],
  ['nothing there, which is an answer', standing('ok', 'nothing'), 'ok', false, []],
  ['nothing there at all', standing('nothing'), 'ok', false, []],
  ['down', standing('down', 'down'), 'error', true, ['unavailable: memory: cannot be reached']],
  ['forbidden', standing('forbidden'), 'error', true, ['forbidden: memory: answered 401']],
  ['slow', standing('slow'), 'error', true, ['timeout: memory: no answer within 5 s']],
  ['slow for a part', standing('ok', 'slow'), 'degraded', false, ['timeout: memory: no answer within 5 s']],
  ['a query that it refused', standing('ok', 'refused'), 'degraded', false, ['error: memory: answered 400']],
  ['nothing but refused queries', standing('refused'), 'degraded', false, ['error: memory: answered 400']],
  [
    'a refused query and no answer to another',
    standing('refused', 'down'),
    'error',
    true,
    ['error: memory: answered 400', 'unavailable: memory: cannot be reached'],
  ],
];

describe.each([
  ['prometheus', 'prometheus.metrics'],
  ['loki', 'loki.logs'],
] as const)('what the report says of %s', (backend, missingName) => {
  it.each(states)('%s', (_, how, capability, isMissing, warnings) => {
    const { capabilities, missing, warnings: found } = told({ [backend]: how }, new RegExp(`^${backend}`));
    expect(capabilities[backend]).toBe(capability);
    expect(missing).toEqual(isMissing ? [missingName] : []);
    expect(found).toEqual(warnings.map((text) => `${backend}: ${text}`));
  });
});

describe('what the report says of tempo', () => {
  const failed = tempoContext({
    query_status: 'error',
    trace_count: 0,
    traces: [],
    warnings: ['Tempo answered 400', 'tempo_query_detail: status=400, reason=Bad Request'],
  });
  const cases: readonly (readonly [
    string,
    Partial<SourceParts>,
    string,
    readonly string[],
    readonly string[],
  ])[] = [
    ['not configured', {}, 'unavailable', ['tempo.traces'], ['tempo: not configured']],
    ['traces were found', { tempo: standing('ok'), tempoContext: tempoContext() }, 'ok', [], []],
    [
      'no traces were found',
      { tempo: standing('nothing'), tempoContext: tempoContext({ trace_count: 0, traces: [] }) },
      'ok',
      ['tempo.traces'],
      [],
    ],
    [
      'it refused the search',
      { tempo: standing('refused'), tempoContext: failed },
      'degraded',
      ['tempo.query_result'],
      ['tempo: Tempo answered 400', 'tempo: tempo_query_detail: status=400, reason=Bad Request'],
    ],
    [
      'it is down',
      { tempo: standing('down'), tempoContext: { ...failed, warnings: ['Tempo cannot be reached'] } },
      'error',
      ['tempo.query_result'],
      ['tempo: Tempo cannot be reached'],
    ],
    [
      'a part of its answers is late',
      { tempo: standing('ok', 'slow'), tempoContext: tempoContext({ warnings: ['slow traces: timeout'] }) },
      'degraded',
      [],
      ['tempo: slow traces: timeout'],
    ],
  ];

  it.each(cases)('%s', (_, sources, capability, missing, warnings) => {
    const found = told(sources, /^tempo/);
    expect(found.capabilities.tempo).toBe(capability);
    expect(found.missing).toEqual(missing);
    expect(found.warnings).toEqual(warnings);
  });

  it('puts the search and its first three traces among the artifacts, in the order of docs/report.md', () => {
    const traces = ['1', '2', '3', '4'].map((id) => ({ ...tempoContext().traces[0], trace_id: id }));
    const context = { ...tempoContext(), trace_count: 4, traces: traces as never };
    const artifacts = artifactsOf(material({ tempo: standing('ok'), tempoContext: context }), []);
    const { query, window } = context;
    const found = artifacts.filter(({ type }) => type.startsWith('trace'));
    expect(found.map(({ type, summary }) => [type, summary])).toEqual([
      ['trace_summary', '4 traces'],
      ['trace', 'cart / POST /order (1)'],
      ['trace', 'cart / POST /order (2)'],
      ['trace', 'cart / POST /order (3)'],
    ]);
    expect(found[0]).toMatchObject({
      query,
      result: { window, query_status: 'ok', trace_count: 4, warnings: [] },
    });
  });

  it('says with an artifact that the search failed', () => {
    const found = artifactsOf(material({ tempoContext: failed }), []).filter(({ type }) =>
      type.startsWith('trace'),
    );
    expect(found.map(({ type }) => type)).toEqual(['trace_summary', 'trace_warning']);
    expect(found[1]?.result).toEqual({ window: failed.window, warnings: failed.warnings });
  });
});

describe('what the report says of a mesh', () => {
  const withPod = (spec: object, istio: SourceStanding) => {
    const inMesh = pod({ spec: { containers: [{ name: 'app' }], ...spec } });
    return materialOf({
      outcome: ANSWERED,
      facts: { ...wholePod(), pod: ok(inMesh) },
      sources: sourceReports({ istio, mesh: meshPresence(inMesh, null) }),
    });
  };
  const sidecar = (name: string) => ({ initContainers: [{ name }] });
  const istio = sidecar('istio-proxy');
  const warning = 'istio routing manifests';

  it.each([
    ['Istio whose routes were read', istio, standing('ok'), 'istio', 'manifest_only', 'ok', 'ok', null],
    [
      'Istio of which a part was read',
      istio,
      standing('ok', 'forbidden'),
      'istio',
      'manifest_only',
      'ok',
      'ok',
      `${warning}: forbidden: memory: answered 401`,
    ],
    [
      'Istio that may not be read',
      istio,
      OFF,
      'istio',
      'unavailable',
      'ok',
      'unavailable',
      `${warning}: not configured`,
    ],
    [
      'Istio whose routes are refused',
      istio,
      standing('forbidden'),
      'istio',
      'unavailable',
      'ok',
      'unavailable',
      `${warning}: forbidden: memory: answered 401`,
    ],
    [
      'Istio without its resources',
      istio,
      standing('nothing'),
      'istio',
      'unavailable',
      'ok',
      'unavailable',
      `${warning}: absent: disks: no series`,
    ],
    [
      'Linkerd',
      sidecar('linkerd-proxy'),
      standing('ok'),
      'linkerd',
      'not_applicable',
      'ok',
      'unavailable',
      null,
    ],
    ['no mesh', {}, standing('ok'), 'none', 'not_applicable', 'unavailable', 'unavailable', null],
  ])('%s', (_, spec, routes, mesh_type, routing_evidence, mesh, traffic_policy, expected) => {
    const written = withPod(spec, routes);
    const capabilities = capabilitiesOf(written);
    expect(capabilities).toMatchObject({ mesh_type, routing_evidence, mesh, traffic_policy });
    const warnings = warningsOf(written, capabilities).filter((text) => text.startsWith('istio'));
    expect(warnings).toEqual(expected === null ? [] : [expected]);
    const missing = missingData(written, capabilities).includes('istio.routing_manifest');
    expect(missing).toBe(mesh_type === 'istio' && routing_evidence === 'unavailable');
  });
});

describe('a report with everything on', () => {
  const lines = ['2026-03-02T09:14:00Z killed'];
  const gone = { status: 'absent', reason: 'pods "cart-0" not found', evidence: 'E2' } as const;
  const sources = sourceReports({
    prometheus: standing('ok'),
    loki: standing('ok'),
    tempo: standing('ok'),
    tempoContext: tempoContext(),
    rule: {
      expression: 'up == 0',
      threshold: { operator: '==', value: 0 },
      crossedAt: '2026-03-02T09:12:00Z',
      furthest: 0,
      last: 0,
      still: true,
    },
    lokiLogs: [{ container: 'app', lines, evidence: 'E7' }],
    notable: ['memory of container app: 0.99 of the limit [E5]'],
  });

  it('holds what was found under the names that readers know', () => {
    const { body } = buildReport(materialOf({ facts: wholePod(), sources }));
    expect(body.context).toMatchObject({
      tempo: { query_status: 'ok', trace_count: 1, service_name: 'cart' },
      alert_rule: { crossedAt: '2026-03-02T09:12:00Z', still: true },
      loki_logs: [{ container: 'app', logs: lines }],
      mesh: { type: 'none', seen_by: null, cilium: false },
    });
    expect(body.analysis_detail).toContain('memory of container app: 0.99 of the limit [E5]');
    expect(body.missing_data).toEqual(['analysis.target.service_name', 'analysis_engine.not_configured']);
    const logs = body.artifacts.filter(({ type }) => type === 'log');
    expect(logs.map(({ summary }) => summary)).toContain('app (Loki): 1 lines');
  });

  it('has no block of a backend that is not configured', () => {
    const { context } = buildReport(material({})).body;
    expect(Object.keys(context)).not.toEqual(expect.arrayContaining(['tempo']));
    expect(Object.keys(context)).not.toEqual(expect.arrayContaining(['loki_logs']));
  });

  it('is better with the lines that Loki kept of a pod that is gone than without', () => {
    const quality = (found: ReturnType<typeof sourceReports>) => {
      const written = materialOf({ outcome: ANSWERED, facts: { pod: gone }, sources: found });
      const capabilities = capabilitiesOf(written);
      return qualityOf(written, capabilities, missingData(written, capabilities));
    };
    expect(quality(sources)).toBe('medium');
    expect(quality(sourceReports())).toBe('low');
  });

  it('knows every way in which a reading can end', () => {
    const ends = Object.values(READINGS).map(({ outcome }) => outcome.status);
    expect(new Set(ends)).toEqual(new Set(['ok', 'absent', 'forbidden', 'unavailable', 'timeout', 'error']));
  });
});
