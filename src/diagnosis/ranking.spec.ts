import { describe, expect, it } from '@jest/globals';
import { diagnose } from './diagnose.js';
import { ranked, type Hit } from './ranking.js';
import type { Candidate, Rule } from './rule.js';
import {
  event,
  factsWith,
  jobWith,
  logOf,
  nodeWith,
  podFacts,
  podWith,
  running,
  seen,
  terminated,
  waiting,
} from './samples.js';
import type { ClusterFacts } from '../evidence/facts.js';

const hit = (id: string, parts: Partial<Rule>, confidence: number, subject = 'pod a/b'): Hit => ({
  rule: { id, explains: [], causes: [], ...parts } as unknown as Rule,
  candidate: { key: id, subjects: [subject], confidence } as unknown as Candidate,
});

const order = (hits: readonly Hit[], alertName: string): readonly string[] =>
  ranked(hits, alertName).map(({ rule }) => rule.id);

describe('ranked', () => {
  it('puts what explains the alert directly first, whatever its confidence', () => {
    expect(order([hit('sure', {}, 0.99), hit('direct', { explains: ['KubeX'] }, 0.3)], 'kubex')).toEqual([
      'direct',
      'sure',
    ]);
  });

  it('goes by confidence among equals', () => {
    expect(order([hit('a', {}, 0.5), hit('b', {}, 0.7)], '')).toEqual(['b', 'a']);
  });

  it('lifts a cause above its symptom, which alone explains the alert directly', () => {
    const symptom = hit('symptom', { explains: ['KubeX'] }, 0.99);
    expect(order([symptom, hit('cause', { causes: ['symptom'] }, 0.8)], 'KubeX')).toEqual([
      'cause',
      'symptom',
    ]);
  });

  it('lifts along a chain of causes', () => {
    const hits = [
      hit('c', { explains: ['KubeX'] }, 0.9),
      hit('b', { causes: ['c'] }, 0.6),
      hit('a', { causes: ['b'] }, 0.5),
    ];
    expect(order(hits, 'KubeX')).toEqual(['a', 'b', 'c']);
  });

  it('sees no cause in another object, nor in a guess', () => {
    const symptom = hit('symptom', { explains: ['KubeX'] }, 0.9);
    const elsewhere = hit('cause', { causes: ['symptom'] }, 0.9, 'pod a/other');
    const guess = hit('guess', { causes: ['symptom'] }, 0.3);
    expect(order([elsewhere, guess, symptom], 'KubeX')).toEqual(['symptom', 'cause', 'guess']);
  });

  it('ends where rules name each other', () => {
    const hits = [hit('a', { causes: ['b'] }, 0.5), hit('b', { causes: ['a'] }, 0.6)];
    expect(order(hits, '').toSorted()).toEqual(['a', 'b']);
  });
});

interface Case {
  readonly name: string;
  readonly alertname: string;
  readonly facts: ClusterFacts;
  readonly rules: readonly string[];
}

const readiness = { spec: { readinessProbe: { httpGet: { path: '/readyz', port: 8080 } } } };
const unhealthy = event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', {
  container: 'app',
});
const liveness = { spec: { livenessProbe: { httpGet: { path: '/livez', port: 8080 } } } };
const backoff = { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' };

const cases: readonly Case[] = [
  {
    name: 'killed for memory beats crash looping',
    alertname: 'KubePodCrashLooping',
    facts: podFacts(
      podWith({
        app: [{ state: waiting('CrashLoopBackOff'), lastState: terminated('OOMKilled', 137), restarts: 9 }],
      }),
    ),
    rules: ['pod/oom-killed'],
  },
  {
    name: 'killed by a probe beats crash looping, and is not for memory',
    alertname: 'KubePodCrashLooping',
    facts: podFacts(
      podWith({
        app: [
          {
            ...liveness,
            state: waiting('CrashLoopBackOff'),
            lastState: terminated('Error', 137),
            restarts: 9,
          },
        ],
      }),
      [
        event('Unhealthy', 'Liveness probe failed: context deadline exceeded', { container: 'app' }),
        event('Killing', 'Container app failed liveness probe, will be restarted', { container: 'app' }),
      ],
    ),
    rules: ['pod/probe-kills'],
  },
  {
    name: 'a missing ConfigMap of one container beats the readiness of another',
    alertname: 'KubePodNotReady',
    facts: podFacts(
      podWith({
        app: [
          { ...readiness, state: running() },
          { name: 'log', state: waiting('CreateContainerConfigError', 'configmap "log" not found') },
        ],
      }),
      [unhealthy],
    ),
    rules: ['pod/missing-config', 'pod/probe-holds-back'],
  },
  {
    name: 'a lost node beats the readiness of a pod on it',
    alertname: 'KubePodNotReady',
    facts: podFacts(podWith({ app: [{ ...readiness, state: running() }] }), [unhealthy], {
      node: seen(nodeWith([{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }]), 'E4'),
    }),
    rules: ['node/not-ready', 'pod/probe-holds-back'],
  },
  {
    name: 'killed for memory beats the job that failed of it',
    alertname: 'KubeJobFailed',
    facts: podFacts(
      podWith({
        owner: { kind: 'Job', name: 'nightly-export' },
        spec: { restartPolicy: 'Never' },
        phase: 'Failed',
        app: [{ state: terminated('OOMKilled', 137) }],
      }),
      [],
      { workload: seen(jobWith([backoff]), 'E4') },
    ),
    rules: ['pod/oom-killed', 'job/failed'],
  },
  {
    name: 'a job beats the crash loop of its pod',
    alertname: 'KubeJobFailed',
    facts: podFacts(
      podWith({
        owner: { kind: 'Job', name: 'nightly-export' },
        spec: { restartPolicy: 'OnFailure' },
        app: [{ state: waiting('CrashLoopBackOff'), lastState: terminated('Error', 1), restarts: 3 }],
      }),
      [],
      { workload: seen(jobWith([backoff]), 'E4'), logs: [logOf(['ERROR: no table'])] },
    ),
    rules: ['job/failed', 'pod/crash-loop'],
  },
  {
    name: 'what ails the target pod beats what ails its sibling',
    alertname: 'KubePodNotReady',
    facts: podFacts(podWith({ app: [{ ...readiness, state: running() }] }), [unhealthy], {
      pods: seen(
        [
          podWith({
            name: 'cart-7d9f8b6c5-other',
            app: [
              { state: running(), ready: true, lastState: terminated('OOMKilled', 137, 600), restarts: 1 },
            ],
          }),
        ],
        'E4',
      ),
    }),
    rules: ['pod/probe-holds-back', 'pod/oom-killed'],
  },
  {
    name: 'pressure on the node is a circumstance',
    alertname: 'KubePodNotReady',
    facts: podFacts(podWith({ app: [{ state: waiting('ErrImagePull', 'x: not found') }] }), [], {
      node: seen(
        nodeWith([
          { type: 'Ready', status: 'True' },
          { type: 'MemoryPressure', status: 'True' },
        ]),
        'E4',
      ),
    }),
    rules: ['pod/image-pull', 'node/pressure'],
  },
  {
    name: 'an alert about a node is explained by the node',
    alertname: 'KubeNodeNotReady',
    facts: factsWith({
      target: { ...factsWith({}).target, namespace: null, pod: null, node: 'worker-1' },
      node: seen(nodeWith([{ type: 'Ready', status: 'Unknown' }]), 'E1'),
      pods: seen(
        [
          podWith({
            app: [{ state: waiting('CrashLoopBackOff'), lastState: terminated('Error', 1), restarts: 40 }],
          }),
        ],
        'E2',
      ),
    }),
    rules: ['node/not-ready', 'pod/crash-loop'],
  },
];

describe('the findings for an alert', () => {
  it.each(cases)('$name', ({ alertname, facts, rules }) => {
    const alert = { labels: { alertname }, annotations: {}, startsAt: '2026-03-02T09:50:00Z' };
    expect(diagnose(facts, alert).findings.map(({ rule }) => rule)).toEqual(rules);
  });
});
