import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import { collectorsOver } from '../support/integrations.js';
import { GRAPH_KINDS } from '../../src/integrations/kubernetes/graph/kinds.js';
import { RIGHTS } from '../../src/integrations/integrations.js';
import { loadSettings } from '../../src/config/load.js';
import { everyAlert, wholeCluster } from '../support/every-alert.js';
import { InMemoryReader } from '../support/in-memory-reader.js';

interface Manifest {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly aggregationRule?: {
    readonly clusterRoleSelectors: readonly { readonly matchLabels: Readonly<Record<string, string>> }[];
  };
  readonly rules?: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

const manifests = parseAllDocuments(readFileSync('deploy/rbac.yaml', 'utf8')).map(
  (document) => document.toJS() as Manifest,
);

/** Every single right of the ClusterRole: `list apps/replicasets`. */
const granted = manifests.flatMap(({ rules = [] }) =>
  rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`)),
    ),
  ),
);

const PATH = /^GET \/(?:api|apis\/([^/]+))\/v[a-z0-9]+(?:\/namespaces\/[^/]+)?\/([a-z]+)(\/[^/]+)?(\/log)?$/;

/** The right that a call needs. */
const needed = (call: string): string => {
  const [, group = '', resource, name, log = ''] = PATH.exec(call.split('?')[0] ?? '') ?? [];
  return `${name === undefined ? 'list' : 'get'} ${group}/${resource}${log}`;
};

/** Asked for, metadata alone, where a user grants it; refused otherwise, and said so. */
const OPTIONAL = 'get /secrets';

/** Rights that only tools use; test/kubernetes runs every tool under the role. */
const FOR_TOOLS = [
  'list /nodes', // explain_pod_scheduling
  'get /endpoints', // get_endpoints
  'list networking.istio.io/virtualservices',
  'list networking.istio.io/destinationrules',
  'list networking.istio.io/serviceentries',
  ...['applications', 'rollouts'].flatMap((plural) => [
    `get argoproj.io/${plural}`,
    `list argoproj.io/${plural}`,
  ]),
  'get kustomize.toolkit.fluxcd.io/kustomizations',
  'list kustomize.toolkit.fluxcd.io/kustomizations',
  'get helm.toolkit.fluxcd.io/helmreleases',
  'list helm.toolkit.fluxcd.io/helmreleases',
  ...['gitrepositories', 'ocirepositories', 'helmrepositories', 'helmcharts', 'buckets'].map(
    (plural) => `get source.toolkit.fluxcd.io/${plural}`,
  ),
];

/** Rights to what the case graph reads only where an object's trouble names it. */
const FOR_TROUBLE = [
  'get apiregistration.k8s.io/apiservices', // an autoscaler without figures
  'list admissionregistration.k8s.io/validatingwebhookconfigurations', // pods that a webhook refuses
  'list admissionregistration.k8s.io/mutatingwebhookconfigurations',
  'list scheduling.k8s.io/priorityclasses', // pods of a priority
  'list security.istio.io/peerauthentications', // calls within a mesh that are reset
  'list security.istio.io/authorizationpolicies',
];

/** What following references may read: each object by itself, and whole lists where absence is to be known. */
const NEEDED_BY_GRAPH = GRAPH_KINDS.flatMap(({ apiVersion, plural, listed }) => {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return (listed ? ['get', 'list'] : ['get']).map((verb) => `${verb} ${group}/${plural}`);
});

const neededByCollectors = async (): Promise<ReadonlySet<string>> => {
  const reader = new InMemoryReader(wholeCluster);
  for (const labels of everyAlert) {
    await collectorsOver(reader, loadSettings({})).collect(
      {
        target: targetFromLabels(labels, null),
        others: [],
        labels,
        annotations: {},
        startsAt: '2026-03-02T09:14:30Z',
      },
      new AbortController().signal,
    );
  }
  // Which kinds an API serves is told to everyone.
  return new Set(reader.calls.filter((call) => call.startsWith('GET /')).map(needed));
};

const kindOf = (right: string): string => right.split(' ')[1] ?? '';

describe('the ClusterRole of deploy/', () => {
  it('grants what collectors and tools read', async () => {
    const all = [...(await neededByCollectors()), ...NEEDED_BY_GRAPH, ...FOR_TOOLS, ...FOR_TROUBLE];
    expect(all.filter((right) => right !== OPTIONAL && !granted.includes(right))).toEqual([]);
    expect(all).toContain(OPTIONAL);
  });

  it('grants what the doctor asks for, and the chart renders', () => {
    const asked = RIGHTS.filter(({ preset }) => preset !== 'changes').flatMap(({ group, resources, verbs }) =>
      resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`)),
    );
    expect(asked.toSorted()).toEqual(granted.toSorted());
  });

  it('grants nothing of kinds that neither reads', async () => {
    const kinds = new Set(
      [...(await neededByCollectors()), ...NEEDED_BY_GRAPH, ...FOR_TOOLS, ...FOR_TROUBLE].map(kindOf),
    );
    expect(granted.filter((right) => !kinds.has(kindOf(right)))).toEqual([]);
    expect(new Set(granted).size).toBe(granted.length);
  });

  it('has no rule for Secrets, no verb that writes, no wildcard, and no list of ConfigMaps', () => {
    expect(granted.filter((right) => !/^(get|list) /.test(right) || /secrets|\*/.test(right))).toEqual([]);
    expect(granted.filter((right) => right.endsWith('/configmaps'))).toEqual(['get /configmaps']);
  });

  it('takes in roles with a label, for what a cluster has beyond it, and has none with it itself', () => {
    const label = { 'kube-rca.io/aggregate-to-agent': 'true' };
    const custom = manifests.find(({ aggregationRule }) => aggregationRule !== undefined);
    expect(custom).toMatchObject({
      kind: 'ClusterRole',
      metadata: { name: 'kube-rca-agent-custom' },
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: label }] },
      rules: [],
    });
    expect(
      manifests.filter(({ metadata }) => Object.keys(label).some((key) => metadata.labels?.[key])),
    ).toEqual([]);
  });

  it('has the names that the Deployment and the callers use', () => {
    expect(manifests.map(({ kind, metadata: { name, namespace } }) => [kind, name, namespace])).toEqual([
      ['ServiceAccount', 'kube-rca-agent', 'kube-rca'],
      ['ClusterRole', 'kube-rca-agent', undefined],
      ['ClusterRole', 'kube-rca-agent-custom', undefined],
      ['ClusterRoleBinding', 'kube-rca-agent', undefined],
      ['ClusterRoleBinding', 'kube-rca-agent-custom', undefined],
    ]);
  });
});
