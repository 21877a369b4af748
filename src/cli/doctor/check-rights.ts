import { request } from 'undici';
import type { Settings } from '../../config/settings.js';
import { HttpMethod, RequestContext } from '../../integrations/kubernetes/client/client-parts.js';
import { findCluster } from '../../integrations/kubernetes/client/cluster-source.js';
import { loadKubeConfig, type ReusingKubeConfig } from '../../integrations/kubernetes/client/kube-config.js';
import { RIGHTS } from '../../integrations/integrations.js';
import type { RightsRule } from '../../integrations/rights-rule.js';
import { KUBERNETES } from '../../integrations/kubernetes/settings.js';
import { findingsOf, type Finding } from './finding.js';

const kubernetes = findingsOf('kubernetes');
/** Longest answer that is read, in bytes; bound of one question, in ms. */
const MAX_BYTES = 65_536;
const TIMEOUT_MS = 5000;
/** Missing rights that are named, each with its rule. */
const MAX_NAMED = 30;

/** One right of a rule. */
interface Right {
  readonly rule: RightsRule;
  readonly verb: RightsRule['verbs'][number];
  readonly resource: string;
}

/** Every right of every preset; those to watch where changes are recorded. */
const wantedBy = ({ stream }: Settings): readonly Right[] =>
  RIGHTS.filter(({ preset }) => preset !== 'changes' || stream.changesWatch).flatMap((rule) =>
    rule.resources.flatMap((resource) => rule.verbs.map((verb) => ({ rule, verb, resource }))),
  );

/** Asks the API server what this account may do (SelfSubjectAccessReview): a question that is sent as a POST and changes nothing. */
const allowed = async (
  config: ReusingKubeConfig,
  { rule, verb, resource }: Right,
  namespace: string | null,
): Promise<boolean> => {
  const server = (config.getCurrentCluster()?.server ?? '').replace(/\/+$/, '');
  const url = `${server}/apis/authorization.k8s.io/v1/selfsubjectaccessreviews`;
  const context = new RequestContext(url, HttpMethod.POST);
  await config.applySecurityAuthentication(context);
  const [name = '', subresource] = resource.split('/');
  const resourceAttributes = {
    group: rule.group,
    resource: name,
    subresource,
    verb,
    ...(namespace !== null && { namespace }),
  };
  const { statusCode, body } = await request(url, {
    method: 'POST',
    dispatcher: context.getDispatcher(),
    headers: { ...context.getHeaders(), 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes },
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = (await body.text()).slice(0, MAX_BYTES);
  if (statusCode !== 201) throw new Error(`the API server answered ${statusCode}: ${text.slice(0, 300)}`);
  const { status } = JSON.parse(text) as { readonly status?: { readonly allowed?: boolean } };
  return status?.allowed === true;
};

const ruleText = ({ rule, verb, resource }: Right): string =>
  `{ apiGroups: ["${rule.group}"], resources: [${resource}], verbs: [${verb}] }`;

/** Rights of a core installation fail; those of what may not be installed are only told. */
const missingFinding = (right: Right, namespace: string | null): Finding => {
  const where = namespace === null ? 'in all namespaces' : `in namespace ${namespace}`;
  const { rule, verb, resource } = right;
  const text = `may not ${verb} ${resource}${rule.group === '' ? '' : `.${rule.group}`} ${where}`;
  const kind = namespace === null ? 'ClusterRole' : 'Role';
  return kubernetes[rule.preset === 'core' ? 'fail' : 'warn'](text, {
    remedy: `add to a ${kind} of its account: ${ruleText(right)} (${rule.why})`,
  });
};

/** Each right that the collectors need, asked for one by one, with the rule that is missing. */
export const checkRights = async (settings: Settings): Promise<readonly Finding[]> => {
  const source = findCluster(settings.of(KUBERNETES));
  if (source.kind === 'snapshot')
    return [kubernetes.ok('a recorded cluster is read (KUBE_SNAPSHOT): no rights are needed')];
  if (source.kind === 'none') return []; // told by the state of the cluster
  const { namespacesAllow } = settings.of(KUBERNETES);
  const wanted = wantedBy(settings);
  let config: ReusingKubeConfig | null = null;
  try {
    const asking = (config = loadKubeConfig(source));
    const places = namespacesAllow.length === 0 ? [null] : namespacesAllow;
    const missing: Finding[] = [];
    for (const place of places) {
      const answers = await Promise.all(wanted.map((right) => allowed(asking, right, place)));
      missing.push(
        ...wanted.filter((_, at) => answers[at] === false).map((right) => missingFinding(right, place)),
      );
    }
    if (missing.length === 0)
      return [kubernetes.ok(`the account has all ${wanted.length} rights that the collectors need`)];
    const more = missing.length - MAX_NAMED;
    return [
      ...missing.slice(0, MAX_NAMED),
      ...(more > 0
        ? [kubernetes.warn(`${more} further rights are missing`, { remedy: 'apply deploy/rbac.yaml' })]
        : []),
    ];
  } catch (error) {
    return [
      kubernetes.skip(
        `the rights could not be asked for: ${error instanceof Error ? error.message : String(error)}`,
      ),
    ];
  } finally {
    await config?.close();
  }
};
