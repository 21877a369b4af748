import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { Service } from '../../../evidence/objects.js';
import { hostMentions } from './host-mentions.js';
import { resolveHost } from './resolve-host.js';
import type { World } from './world.js';

/** Where cluster DNS runs, unless a distribution moved it. */
const NAMESPACE = 'kube-system';

/** Lines that a resolver writes when the server did not answer, unlike one that says that a name does not exist. */
const NO_ANSWER =
  /failure in name resolution|\bEAI_AGAIN\b|server misbehaving|\bSERVFAIL\b|no servers could be reached|lookup \S+(?: on \S+:53)?: .*(?:i\/o timeout|connection refused|timed? ?out|no route to host)|(?:dns|name) (?:resolution|lookup)[^.]{0,40}(?:timed? ?out|timeout)/i;

/** Whether a line says that cluster DNS gave no answer. */
export const saysNoDnsAnswer = (text: string): boolean => NO_ANSWER.test(text);

/** Lines that say that a name does not exist. */
const NO_NAME =
  /no such host|\bENOTFOUND\b|NXDOMAIN|name or service not known|nodename nor servname|bad address|(?:could not|can't|cannot) resolve|unknown ?host/i;

/** Whether a line says that a name does not exist which is that of a Service: the answer was wrong. */
const deniesService = (world: World, text: string, namespace: string): boolean =>
  NO_NAME.test(text) &&
  hostMentions(text).some((mention) => {
    const found = resolveHost(world, mention, namespace);
    return found?.ref.kind === 'Service' && found.exists === true;
  });

const isDns = ({ metadata, spec }: Service): boolean =>
  metadata.labels?.['k8s-app'] === 'kube-dns' ||
  metadata.name === 'kube-dns' ||
  spec?.selector?.['k8s-app'] === 'kube-dns';

/**
 * The Service of cluster DNS, blamed by the newest line that says that it gave no answer, or a wrong one. Reads its namespace
 * if there is one.
 * @param namespace of the pod that wrote the lines
 */
export const blamedDns = async (
  world: World,
  lines: readonly string[],
  namespace: string,
): Promise<readonly RelationDraft[]> => {
  const blame =
    lines.findLast(saysNoDnsAnswer) ?? lines.findLast((line) => deniesService(world, line, namespace));
  if (blame === undefined) return [];
  await world.loadNamespace(NAMESPACE);
  const service = world.objects<Service>('Service', NAMESPACE).find(isDns);
  if (service === undefined) return [];
  const to = { kind: 'Service', namespace: NAMESPACE, name: service.metadata.name };
  return [{ type: 'calls', to, detail: 'cluster DNS', blame, port: 53 }];
};
