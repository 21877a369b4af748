import type { SeenInGraph } from '../../evidence/seen-in-graph.js';
import { stemOf } from '../accept/said-of-case.js';
import { numberOf } from './number-words.js';

/** States of a node that a sentence can claim, and the condition that holds them. */
const NODE_STATES: readonly {
  readonly said: RegExp;
  readonly type: string;
  readonly statuses: readonly string[];
}[] = [
  {
    said: /\bmemory[- ]?pressure\b|\b(?:ran|runs|running|is|was) (?:out of|low on) memory\b|메모리 압박/i,
    type: 'MemoryPressure',
    statuses: ['True'],
  },
  {
    said: /\bdisk[- ]?pressure\b|\b(?:ran|runs|running|is|was) (?:out of|low on) disk\b|디스크 압박/i,
    type: 'DiskPressure',
    statuses: ['True'],
  },
  { said: /\bPID[- ]?pressure\b/i, type: 'PIDPressure', statuses: ['True'] },
  {
    said: /\bis (?:now |still )?(?:NotReady|not ready|unreachable|down)\b|NotReady 상태/i,
    type: 'Ready',
    statuses: ['False', 'Unknown'],
  },
];

/** How far from the verb the names may stand, in characters. */
const NEAR = 50;
/** One name that calls, a verb, and the name that is called; not the noun of "2 calls away". */
const CALLS =
  /(?<!\d\s)\b(?:calls?|calling|connects? to|connecting to|talks? to|depends? on|quer(?:y|ies)|requests?|(?:cannot|could not|can't|fails? to|unable to) (?:reach|connect to|resolve)|tim(?:es|ed) out (?:on|calling|waiting for))\b/i;

const tokensOf = (text: string): readonly string[] => text.match(/[a-z0-9][a-z0-9.-]*[a-z0-9]/g) ?? [];

/** A token as the name of what it belongs to: of a pod its workload, of an address its first label. */
const nameIn = (token: string, names: ReadonlySet<string>): string | null =>
  [token, stemOf(token), token.split('.')[0] ?? ''].find((each) => names.has(each)) ?? null;

const namesIn = (text: string, names: ReadonlySet<string>): readonly string[] => [
  ...new Set(tokensOf(text).flatMap((token) => nameIn(token, names) ?? [])),
];

/** The one node that a sentence names; `null` where it names none, or several. */
const nodeNamedIn = (sentence: string, nodes: SeenInGraph['nodes']) => {
  const [name, ...others] = namesIn(sentence, new Set(nodes.map((node) => node.name)));
  return others.length > 0 ? null : (nodes.find((node) => node.name === name) ?? null);
};

/** What is said of every node. */
const ALL_NODES = /\b(?:all|every|each|both)(?: of)?(?: the)?(?: \w+)? nodes?\b|모든 노드/i;

const hasState = (
  { conditions }: SeenInGraph['nodes'][number],
  { type, statuses }: (typeof NODE_STATES)[number],
): boolean => {
  const status = conditions.find((condition) => condition.type === type)?.status;
  return status === undefined || statuses.includes(status);
};

const wrongNodes = (sentence: string, { nodes }: SeenInGraph): readonly string[] => {
  const states = NODE_STATES.filter(({ said }) => said.test(sentence));
  if (states.length === 0) return [];
  if (ALL_NODES.test(sentence))
    return states
      .filter((state) => !nodes.every((node) => hasState(node, state)))
      .map(({ type }) => `${type} of every node`);
  const node = nodeNamedIn(sentence, nodes);
  if (node === null) return [];
  return states.flatMap(({ type, statuses }) => {
    const status = node.conditions.find((condition) => condition.type === type)?.status;
    return status === undefined || statuses.includes(status)
      ? []
      : [`${node.name} with ${type} other than ${status}`];
  });
};

/** Taints that a sentence gives to a node that has none of them, where another node has. */
const wrongTaints = (sentence: string, { nodes }: SeenInGraph): readonly string[] => {
  if (!/\btaint/i.test(sentence)) return [];
  const node = nodeNamedIn(sentence, nodes);
  const others = nodes.filter(({ name, taints }) => name !== node?.name && taints.length > 0);
  return node === null || node.taints.length > 0 || others.length === 0
    ? []
    : [`a taint of ${node.name} (it has none; ${others[0]?.name} has)`];
};

/** Where one clause ends and the next begins; what it says of the pods of a workload. */
const CLAUSE = /[,;:]\s+|\s+(?=(?:because|since|so|as|while|and|but|although)\b)/i;
const PODS_FAIL =
  /\b(?:liveness|readiness|startup) probe\b[^.]*\b(?:fail|tim(?:es|ed) out)|\b(?:crash\w*|OOM\w*)\b|\b0 of \d+\b[^.]*\bready\b|\b(?:is|are) not ready\b|\bImagePull\w*|\bcannot (?:start|pull)\b|\b(?:is|are|was|were) (?:now |still )?(?:down|dead|offline|not running)\b/i;
const PODS_ARE_WELL = /\b(?:is|are|stays?|was|works?)\s+(?:fine|healthy|well|unaffected|not affected)\b/i;

/** Workloads that are said to fail and are well, or the other way round. */
const wrongHealth = (sentence: string, { pods }: SeenInGraph): readonly string[] => {
  const owners = new Set(pods.map(({ name }) => stemOf(name)));
  return sentence.split(CLAUSE).flatMap((clause) => {
    const fails = PODS_FAIL.test(clause);
    if (!fails && !PODS_ARE_WELL.test(clause)) return [];
    const named = namesIn(clause, owners);
    const [owner] = named;
    const of = pods.filter(({ name }) => stemOf(name) === owner);
    if (named.length !== 1 || owner === undefined || of.length === 0) return [];
    if (fails && of.every(({ sick, restarts }) => sick === false && restarts === 0))
      return [`${owner} as failing (its pods are well)`];
    return !fails && of.every(({ sick }) => sick === true) ? [`${owner} as well (its pods are not)`] : [];
  });
};

/** `init container x` of a container that is none. */
const INIT = /\binit[- ]?container\s+`?([a-z0-9][a-z0-9-]*)`?/gi;

/** A container by name; without backticks only where no word of English could stand. */
const CONTAINER =
  /\bcontainer\s+(?:`([a-z0-9][a-z0-9-]*)`\s+(?:of|in)|([a-z0-9][a-z0-9-]*)\s+of)\s+(?:the\s+)?(?:pod\s+|deployment\s+)?`?(?:[a-z0-9-]+\/)?([a-z0-9][a-z0-9.-]*[a-z0-9])/gi;

/** What a container has. */
const OF_CONTAINERS =
  /^(?:images?|state|status|logs?|restarts?|spec|names?|memory|cpu|limits?|ports?|probes?|runs?|env)$/;

const wrongContainers = (sentence: string, { pods }: SeenInGraph): readonly string[] =>
  [...sentence.matchAll(CONTAINER)].flatMap(([, quoted, plain = '', owner = '']) => {
    const container = quoted ?? plain;
    if (quoted === undefined && OF_CONTAINERS.test(plain)) return [];
    const of = pods.filter(({ name }) => name === owner || stemOf(name) === owner);
    const known = of.flatMap(({ containers, initContainers }) => [...containers, ...initContainers]);
    return known.length === 0 || known.includes(container) ? [] : [`container ${container} of ${owner}`];
  });

const wrongInits = (sentence: string, { pods }: SeenInGraph): readonly string[] =>
  [...sentence.matchAll(INIT)].flatMap(([, name = '']) => {
    const isInit = pods.some(({ initContainers }) => initContainers.includes(name));
    const isOther = pods.some(({ containers }) => containers.includes(name));
    return isOther && !isInit ? [`init container ${name} (it is a container)`] : [];
  });

/** Kinds that are confused with one another. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['secret', 'configmap']),
  new Set(['deployment', 'statefulset', 'daemonset', 'job', 'cronjob']),
];
const KIND_AND_NAME =
  /\b(Secret|ConfigMap|config map|Deployment|StatefulSet|DaemonSet|Job|CronJob)s?\s+`?(?:[a-z0-9-]+\/)?([a-z0-9][a-z0-9.-]*[a-z0-9])`?/gi;
const plainKind = (kind: string): string => kind.toLowerCase().replaceAll(' ', '');

/** Names that stand behind another kind than they were seen as, where nothing has them under that kind. */
const wrongKinds = (sentence: string, { objects }: SeenInGraph): readonly string[] =>
  [...sentence.matchAll(KIND_AND_NAME)].flatMap(([, kind = '', name = '']) => {
    const alike = ALIKE.find((kinds) => kinds.has(plainKind(kind)));
    const kinds = objects
      .filter((object) => object.name === name)
      .map((object) => plainKind(object.kind))
      .filter((each) => alike?.has(each) === true);
    return kinds.length === 0 || kinds.includes(plainKind(kind))
      ? []
      : [`${kind} ${name} (it is a ${kinds[0]})`];
  });

const ALL_PODS = /\b(?:both|all(?: of the)?|every|each)\s+(?:\w+\s+)?(?:pods?|replicas?|instances?)\b/i;
const SOME_PODS =
  /\b(?:only\s+)?(one|two|three|four|\d+)\s+of\s+(?:the\s+|its\s+)?(two|three|four|five|\d+)\s+(?:pods|replicas|instances)\b/i;
/** A state that makes a pod sick; one that is ready or runs is another matter. */
const IS_SICK = /\b(?:OOM\w*|kill\w*|crash\w*|fail\w*|not ready|restart\w*|evict\w*|stuck|pending)\b/i;
const IS_WELL = /\b(?:is|are|stays?|still)\s+(?:ready|healthy|running|available|up)\b/i;

/** Whether a sentence tells how many pods are sick. */
const tellsShare = (sentence: string): boolean =>
  (ALL_PODS.test(sentence) || SOME_PODS.test(sentence)) && IS_SICK.test(sentence) && !IS_WELL.test(sentence);

/** Shares of a workload's pods that are sick, told otherwise than they were seen. */
const wrongShares = (sentence: string, { pods }: SeenInGraph): readonly string[] => {
  if (!tellsShare(sentence)) return [];
  const owners = new Set(pods.map(({ name }) => stemOf(name)));
  const named = namesIn(sentence, owners);
  const of = pods.filter(({ name, sick }) => stemOf(name) === named[0] && sick !== null);
  if (named.length !== 1 || of.length < 2) return [];
  const sick = of.filter((pod) => pod.sick === true).length;
  const told = `${sick} of ${of.length} are sick`;
  if (ALL_PODS.test(sentence)) return sick === of.length ? [] : [`all pods of ${named[0]} (${told})`];
  const [, some = '', total = ''] = SOME_PODS.exec(sentence) ?? [];
  const [part, whole] = [some, total].map((word) => numberOf(word));
  return some === '' || whole !== of.length || part === sick || part === of.length - sick
    ? []
    : [`${some} of ${total} pods of ${named[0]} (${told})`];
};

/** So many pods to which something was done. */
const COUNTED_PODS =
  /\b(\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?(?:pods|replicas|instances)\s+of\s+`?([a-z0-9][a-z0-9.-]*[a-z0-9])`?[^.,;]{0,20}?\b(?:were|have been|got|are)\s+(?:evicted|killed|OOM\w*|preempted|restarted|deleted)\b/gi;

/** More pods of a workload than there are. */
const wrongCounts = (sentence: string, { pods }: SeenInGraph): readonly string[] =>
  [...sentence.matchAll(COUNTED_PODS)].flatMap(([, count = '', owner = '']) => {
    const of = pods.filter(({ name }) => stemOf(name) === owner);
    return of.length > 0 && numberOf(count) > of.length
      ? [`${count} pods of ${owner} (there are ${of.length})`]
      : [];
  });

/** Only the other way round is wrong: nobody knows all calls. */
const wrongCalls = (sentence: string, { calls }: SeenInGraph): readonly string[] => {
  if (!CALLS.test(sentence)) return [];
  const names = new Set(calls.flatMap(({ from, to }) => [from, to]));
  const [before = '', after = ''] = sentence.split(CALLS);
  const from = namesIn(before.slice(-NEAR), names).at(-1);
  const [to] = namesIn(after.slice(0, NEAR), names);
  if (from === undefined || to === undefined || from === to) return [];
  const has = (one: string, other: string): boolean =>
    calls.some((call) => stemOf(call.from) === stemOf(one) && stemOf(call.to) === stemOf(other));
  return has(to, from) && !has(from, to) ? [`${from} calling ${to} (it is called by it)`] : [];
};

const CHECKS = [
  wrongTaints,
  wrongHealth,
  wrongNodes,
  wrongContainers,
  wrongInits,
  wrongKinds,
  wrongShares,
  wrongCounts,
  wrongCalls,
];

/** What a sentence says about nodes, pods, containers, kinds and calls otherwise than the case graph. */
export const wrongRelations = (sentence: string, seen: SeenInGraph | undefined): readonly string[] =>
  seen === undefined ? [] : CHECKS.flatMap((wrong) => wrong(sentence, seen));
