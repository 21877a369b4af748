import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { loadSettings } from '../../config/load.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { renderReading } from './render-reading.js';

const pod = {
  kind: 'Pod',
  metadata: {
    name: 'cart-7d9f8b6c5d-x2x9p',
    namespace: 'shop',
    uid: '759924a9-be83-4256-b9d3-907d5d6d4d6c',
    resourceVersion: '812345',
    generation: 1,
    labels: { app: 'cart', 'pod-template-hash': '7d9f8b6c5d' },
    creationTimestamp: '2026-03-02T09:00:00Z',
    ownerReferences: [{ kind: 'ReplicaSet', name: 'cart-7d9f8b6c5d' }],
  },
  status: {
    phase: 'Running',
    conditions: [
      { type: 'Initialized', status: 'True', lastTransitionTime: '2026-03-02T09:00:02Z' },
      { type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-03-02T09:00:00Z' },
      {
        type: 'Ready',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'containers with unready status: [app]',
        lastTransitionTime: '2026-03-02T09:14:00Z',
      },
    ],
    containerStatuses: [
      {
        name: 'app',
        image: 'r.example.com/cart:1.2',
        imageID: 'sha256:abc',
        ready: false,
        restartCount: 7,
        lastState: {
          terminated: {
            exitCode: 137,
            reason: 'OOMKilled',
            containerID: 'containerd://45dd',
            finishedAt: '2026-03-02T09:13:59Z',
          },
        },
      },
    ],
  },
  spec: {
    restartPolicy: 'Always',
    tolerations: [],
    imagePullSecrets: [{ name: 'registry-pull' }],
    volumes: [
      { name: 'cache', emptyDir: {} },
      { name: 'tls', secret: { secretName: 'cart-tls', defaultMode: 420 } },
    ],
    containers: [
      {
        name: 'app',
        image: 'r.example.com/cart:1.2',
        imagePullPolicy: 'IfNotPresent',
        ports: [{ containerPort: 8080, protocol: 'TCP' }],
        env: [
          { name: 'LEVEL', value: 'debug' },
          { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'cart-db', key: 'password' } } },
          { name: 'A', value: '[MASKED]' },
          { name: 'B', value: '[MASKED]' },
        ],
        envFrom: [{ secretRef: { name: 'cart-env' } }],
        readinessProbe: {
          httpGet: { path: '/ready', port: 8080, scheme: 'HTTP' },
          failureThreshold: 3,
          successThreshold: 1,
        },
        resources: { limits: { memory: '256Mi' } },
      },
    ],
  },
};

const POD_TEXT = `kind: Pod
metadata:
 name: cart-7d9f8b6c5d-x2x9p
 namespace: shop
 labels: { app: cart }
 creationTimestamp: 09:00:00
 ownerReferences: [ ReplicaSet cart-7d9f8b6c5d ]
status:
 phase: Running
 conditions:
  Ready False since 09:14:00, ContainersNotReady: containers with unready status: [app]
  ok: PodScheduled, Initialized
 containerStatuses: [ { name: app, ready: false, restartCount: 7, lastState: { terminated: { exitCode: 137, reason: OOMKilled, finishedAt: 09:13:59 } } } ]
spec:
 imagePullSecrets: [ { name: registry-pull } ]
 volumes: [ { name: cache, emptyDir: {} }, { name: tls, secret: { secretName: cart-tls } } ]
 containers:
  - name: app
    image: r.example.com/cart:1.2
    ports: [ { containerPort: 8080 } ]
    env:
     LEVEL=debug
     DB_PASSWORD from { secretKeyRef: { name: cart-db, key: password } }
     A, B=[MASKED]
    envFrom: [ { secretRef: { name: cart-env } } ]
    readinessProbe: { httpGet: { path: /ready, port: 8080 }, failureThreshold: 3 }
    resources: { limits: { memory: 256Mi } }`;

/**
 * What is not in the text of recorded objects: ids, defaults, and of conditions that are as they should be all but the
 * name.
 */
const LOST = (
  'batch.kubernetes.io/controller-uid completionMode containerID controller-uid defaultMode dnsPolicy ' +
  'imageID imagePullPolicy ipFamilies ipFamilyPolicy lastHeartbeatTime lastProbeTime ' +
  'lastTransitionTime maxSurge maxUnavailable message podReplacementPolicy preemptionPolicy ' +
  'progressDeadlineSeconds protocol reason resourceVersion restartPolicy revisionHistoryLimit ' +
  'schedulerName scheme sessionAffinity status terminating terminationGracePeriodSeconds ' +
  'terminationMessagePath terminationMessagePolicy type uid'
).split(' ');

/** Every scalar inside, with the key it stands under. */
const scalarsOf = (value: unknown, key = ''): readonly { readonly key: string; readonly text: string }[] => {
  if (Array.isArray(value)) return value.flatMap((entry) => scalarsOf(entry, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, member]) => scalarsOf(member, name));
  return [{ key, text: String(value) }];
};

const FOLDER = new URL('../../../test/fixtures/snapshots/', import.meta.url);
const KINDS = ['pods', 'nodes', 'deployments', 'services', 'endpointslices', 'jobs'];

/** All that was recorded of these kinds; not every cluster has every kind. */
const recordedObjects = (): readonly unknown[] =>
  readdirSync(FOLDER)
    .flatMap((name) => KINDS.map((kind) => new URL(`${name}/objects/${kind}.json`, FOLDER)))
    .filter((file) => existsSync(file))
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).items);

describe('a reading as the model is shown it', () => {
  it('is short and without what tells nothing', () => {
    expect(renderReading(pod, '2026-03-02')).toBe(POD_TEXT);
  });

  it('keeps names of Secrets and their keys when it is masked as text', () => {
    const masker = new RuleMasker(loadSettings({}));
    const text = renderReading(pod, '2026-03-02');
    expect(masker.text(text).value).toBe(text);
    const wire = { image_pull_secrets: ['a', 'b'], secrets: [{ name: 'x' }, { name: 'y' }] };
    expect(masker.text(renderReading(wire)).value).toBe(renderReading(wire));
  });

  it.each([[null], [undefined], [''], [[]], [{}]])('says that %p is none', (value) => {
    expect(renderReading(value)).toBe('none');
  });

  it('keeps a list that is empty, because that is an answer', () => {
    expect(renderReading({ changes: [], podSelector: {} })).toBe('changes: []\npodSelector: {}');
  });

  it('leaves alone what people named, whatever it is called', () => {
    const series = [
      { metric: { protocol: 'TCP', uid: '759924a9-be83-4256-b9d3-907d5d6d4d6c' }, value: [1, '2'] },
      { metric: { protocol: 'TCP', scheme: 'HTTP' }, value: [1, '3'] },
    ];
    const text = renderReading({ result: series, data: { resourceVersion: '5' } });
    expect(text).toContain('{ protocol: TCP, uid: 759924a9-be83-4256-b9d3-907d5d6d4d6c }');
    expect(text).toContain('{ protocol: TCP, scheme: HTTP }');
    expect(text).toContain('resourceVersion: 5');
  });

  it('shows events one a line, in the names of the source or the wire', () => {
    const events = [
      {
        type: 'Warning',
        reason: 'BackOff',
        message:
          'Back-off restarting failed container app in pod cart-0_shop(759924a9-be83-4256-b9d3-907d5d6d4d6c)',
        count: 35,
        first_timestamp: '2026-03-02T08:00:00Z',
        last_timestamp: '2026-03-02T09:14:00Z',
        involved_object: { kind: 'Pod', name: 'cart-0', namespace: 'shop', uid: 'u' },
      },
      { type: 'Normal', reason: 'Pulled', message: 'a\nb', count: 1, lastTimestamp: '2026-03-01T09:14:00Z' },
    ];
    expect(renderReading(events, '2026-03-02')).toBe(
      '09:14:00 (35 times since 08:00:00) Warning BackOff Pod cart-0: Back-off restarting failed container app\n' +
        '2026-03-01T09:14:00Z Normal Pulled: a b',
    );
  });

  it('shows objects of one shape as a table, and what they share once', () => {
    const pods = [
      { name: 'a', namespace: 'shop', phase: 'Running', restarts: 0, containers: ['app: ok', 'proxy: ok'] },
      { name: 'b', namespace: 'shop', phase: 'Pending', restarts: 1, containers: ['app: x | y'] },
    ];
    expect(renderReading({ pods })).toBe(
      'pods:\n all: { namespace: shop }\n name | phase | restarts | containers\n' +
        ' a | Running | 0 | app: ok; proxy: ok\n b | Pending | 1 | ["app: x | y"]',
    );
  });

  it('shows log lines as lines and samples as a course', () => {
    const course = Array.from({ length: 4 }, (_, n) => [1772442840 + 60 * n, String(n)]);
    const value = {
      logs: ['2026-03-02T09:14:00.5Z x: {"a":1}', '2026-03-02T09:14:01.5Z x: {"a":1}'],
      values: course,
    };
    expect(renderReading(value, '2026-03-02')).toBe(
      'logs: 09:14:00.5 x: {"a":1} [2 times, last at 09:14:01.5]\n' +
        'values: from 09:14:00 every 60 s: 0 1 2 3',
    );
  });

  it('tells everything of a condition that is not as it should be, and of an unknown one', () => {
    const conditions = [
      {
        type: 'MemoryPressure',
        status: 'Unknown',
        reason: 'R',
        message: 'gone',
        lastHeartbeatTime: 'T0',
        lastTransitionTime: 'T1',
      },
      {
        type: 'Ready',
        status: 'Unknown',
        reason: 'R',
        message: 'gone',
        lastHeartbeatTime: 'T0',
        lastTransitionTime: 'T1',
      },
      { type: 'Odd', status: 'True' },
      { type: 'DiskPressure', status: 'False', reason: 'No', message: 'fine', lastTransitionTime: 'T2' },
    ];
    expect(renderReading({ conditions })).toBe(
      'conditions:\n MemoryPressure, Ready Unknown since T1, last heartbeat T0, R: gone\n Odd True\n ok: DiskPressure since T2',
    );
  });

  it('loses no scalar that no rule names', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a | b', 'a; b', '-', 'a: b', '"'),
    );
    const scalar = fc.oneof(
      text.map((word) => word.toWellFormed()),
      fc.integer(),
      fc.boolean(),
    );
    const key = fc.stringMatching(/^x[a-z]{1,4}$/);
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
        fc.array(fc.record({ xa: scalar, xb: scalar, xc: fc.array(scalar, { maxLength: 2 }) }), {
          maxLength: 4,
        }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1 }), (any) => {
        const shown = renderReading(any);
        for (const { text: scalarText } of scalarsOf(any)) {
          const isShown = [scalarText, JSON.stringify(scalarText).slice(1, -1)].some((form) =>
            shown.includes(form),
          );
          // A text of several lines is indented.
          if (!isShown) expect(scalarText.split('\n').every((line) => shown.includes(line))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('loses of recorded objects only what the rules name', () => {
    const lost = new Set<string>();
    for (const item of recordedObjects()) {
      const shown = renderReading(item);
      for (const { key, text } of scalarsOf(item)) if (!shown.includes(text)) lost.add(key);
    }
    expect([...lost].sort()).toEqual(LOST);
  });
});
