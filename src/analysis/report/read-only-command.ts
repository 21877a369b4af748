/** Verbs that only read, by program; a second word narrows those that do both. */
const READS: Readonly<Record<string, Readonly<Record<string, readonly string[] | null>>>> = {
  kubectl: {
    ...verbs(
      'get describe logs top explain events diff wait version cluster-info api-resources api-versions',
    ),
    rollout: ['status', 'history'],
    auth: ['can-i', 'whoami'],
    config: ['view', 'current-context', 'get-contexts', 'get-clusters', 'get-users'],
  },
  helm: {
    ...verbs('list ls status history hist get show inspect search template lint verify version env diff'),
    repo: ['list', 'ls'],
    dependency: ['list', 'ls'],
  },
  istioctl: {
    ...verbs('analyze proxy-status ps proxy-config pc validate version describe'),
    experimental: ['describe', 'authz', 'precheck'],
    x: ['describe', 'authz', 'precheck'],
  },
};

function verbs(names: string): Readonly<Record<string, null>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, null]));
}

/** Options that take the next word as their value and may stand before the verb. */
const WITH_VALUE = new Set(
  `-n --namespace --context --cluster --user --kubeconfig -s --server --request-timeout --as --as-group --token
  --kube-context --istioNamespace -i --revision -r`.split(/\s+/),
);

/** Programs that only change what they were given through the pipe. */
const FILTERS = new Set('grep egrep head tail jq sort uniq wc cut tr column less more cat awk'.split(' '));

/**
 * Whether a command surely changes nothing: each program of its pipe is kubectl, istioctl or helm with a verb that reads,
 * or a filter. What is not known, writes a file or runs something inside is not.
 */
export const isReadOnly = (command: string): boolean => {
  // Quoted text is data, unless the shell would run something inside it.
  const bare = command
    .replaceAll(/'[^']*'|"[^"$`]*"/g, 'QUOTED')
    .replaceAll(/\d?>\s*(?:\/dev\/null|&\d)/g, ' ');
  if (/[`<>]|\$\(/.test(bare)) return false;
  return bare.split(/\|\||&&|[|;&\n]/).every((part) => reads(part.trim().split(/\s+/)));
};

const reads = ([program = '', ...words]: readonly string[]): boolean => {
  if (FILTERS.has(program)) return true;
  const known = Object.hasOwn(READS, program) ? READS[program] : undefined;
  const [verb = '', object = ''] = positional(words);
  if (known === undefined || !Object.hasOwn(known, verb)) return false;
  // `istioctl proxy-config log --level` sets what it else shows.
  if (words.some((word) => /^--(?:level|reset)\b/.test(word))) return false;
  return known[verb]?.includes(object) ?? true;
};

const positional = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.has(words[at - 1] ?? ''));
