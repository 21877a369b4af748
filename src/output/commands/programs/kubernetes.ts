import { worstOf, type CommandClass } from '../command-class.js';
import { phrases, words, type Program, type Surroundings } from '../program.js';
import type { CallWords } from '../shell-call.js';
import { namesCredentialFile } from './host.js';

/** Where a program of Kubernetes would talk to another API server, or show its credentials on the command line. */
const OTHER_SERVER =
  words(`-s --server --kubeconfig --token --username --password --client-key --client-certificate
  --certificate-authority --insecure-skip-tls-verify --tls-server-name`);

const WITH_VALUE =
  words(`-n --namespace --context --cluster --user --kubeconfig -s --server --request-timeout --as --as-group
  --token -o --output -l --selector --field-selector -c --container -f --filename --since --since-time --tail --sort-by
  --for --timeout -L --label-columns --type -p --patch --replicas --to-revision --revision --image --grace-period -k
  --kustomize --template --cascade --max-log-requests --limit-bytes --chunk-size --raw --subresource`);

/** Kinds of which one object is made again by its owner. */
const REMADE = /^(?:pods?|po|jobs?|replicasets?|rs|leases?)$/;
const SECRET = /^secrets?(?:\/|$)/;
/** Output in which a Secret shows what it holds. */
const SHOWN = /^(?:wide|name)$/;

const hasOption = ({ options }: CallWords, ...names: readonly string[]): boolean =>
  names.some((name) => options.has(name) && options.get(name) !== 'false');

const ofDelete = (call: CallWords): CommandClass => {
  const [, kind = '', ...names] = call.positional;
  const [plain = '', named] = kind.split('/');
  const many = hasOption(
    call,
    '--all',
    '-A',
    '--all-namespaces',
    '-l',
    '--selector',
    '--force',
    '--field-selector',
  );
  const now =
    call.options.get('--grace-period') === '0' || hasOption(call, '--now', '-f', '--filename', '-k');
  const count = named === undefined ? names.length : names.length + 1;
  return !many && !now && REMADE.test(plain) && count === 1 ? 'change' : 'destructive';
};

/** What of a Secret `get` would print. */
const ofGet = ({ positional: [, ...asked], options }: CallWords): CommandClass => {
  if (options.has('--raw')) {
    const path = `${options.get('--raw') ?? ''} ${asked.join(' ')}`;
    return /\bsecrets\b/.test(path) ? 'destructive' : 'change';
  }
  const shorthand = [...options.keys()]
    .find((name) => /^-o./.test(name))
    ?.slice(2)
    .replace(/^=/, '');
  const shown = options.get('-o') ?? options.get('--output') ?? shorthand ?? 'wide';
  const ofSecret = asked.some((word) => word.split(',').some((each) => SECRET.test(each)));
  return ofSecret && (!SHOWN.test(shown) || options.has('--template')) ? 'destructive' : 'read';
};

/** With `--list` the environment is shown; with `--resolve` what Secrets hold too. */
const ofSet = ({ positional: [, what, ...named], options }: CallWords): CommandClass => {
  if (options.has('--resolve')) return 'destructive';
  const assigns =
    named.some((word) => /=|-$/.test(word)) ||
    [...options.keys()].some((name) => /^(?:-e|--env|--from|--keys|--prefix)/.test(name));
  return what === 'env' && options.has('--list') && !assigns ? 'read' : 'change';
};

/** What only shows the environment; with more words it would run a program. */
const SHOWS_ENVIRONMENT = /^(?:env|printenv)$/;

/** What runs inside a container. A shell alone waits for more, and nothing may be told of that. */
const ofInside = (
  { positional: [verb = ''], inner }: CallWords,
  classOfWords: Surroundings['classOfWords'],
): CommandClass => {
  if (!['exec', 'debug', 'run'].includes(verb)) return 'read';
  const [first, ...others] = inner;
  const atLeast = verb === 'exec' && first !== undefined ? 'read' : 'change';
  const shows = SHOWS_ENVIRONMENT.test(first?.text ?? '') && others.every(({ text }) => /^\w+$/.test(text));
  const isShown = shows && (first?.text === 'printenv' || others.length === 0);
  return worstOf([atLeast, isShown ? 'read' : classOfWords(inner)]);
};

/** Who gets more rights, or a credential. */
const GRANTS = /^(?:clusterrolebinding|rolebinding|token)$/;

const ruinedBy =
  (...options: readonly string[]) =>
  (call: CallWords): CommandClass =>
    hasOption(call, ...options) ? 'destructive' : 'read';

/** What the verb alone does not tell, by verb. */
const BY_VERB: ReadonlyMap<string, (call: CallWords) => CommandClass> = new Map([
  ['delete', ofDelete],
  ['get', ofGet],
  ['set', ofSet],
  ['create', ({ positional: [, kind = ''] }) => (GRANTS.test(kind) ? 'destructive' : 'change')],
  ['scale', ({ options }) => (options.get('--replicas') === '0' ? 'destructive' : 'read')],
  ['proxy', ruinedBy('--address', '--accept-hosts', '--disable-filter')],
  [
    'taint',
    ({ options, positional }) =>
      options.has('--all') && /NoExecute/.test(positional.join(' ')) ? 'destructive' : 'read',
  ],
  ['adm', ({ positional: [, what] }) => (what === 'policy' ? 'destructive' : 'read')],
  ['drain', ruinedBy('--force', '--delete-emptydir-data', '--delete-local-data', '--disable-eviction')],
  ['apply', ruinedBy('--force', '--prune', '--all')],
  ['replace', ruinedBy('--force', '--raw')],
  ['config', ruinedBy('--raw', '--flatten')],
  [
    'patch',
    ({ options, positional }) =>
      /finalizers|"?replicas"?\s*:\s*0\b/.test([...options.values(), ...positional].join(' '))
        ? 'destructive'
        : 'read',
  ],
]);

/** Whether a file is read from a host that is not known, as an address or as Kustomize writes one. */
const isFar = (file: string, isKnownHost: Surroundings['isKnownHost']): boolean => {
  if (/^\w+:\/\//.test(file)) return !isKnownHost(URL.parse(file)?.hostname ?? '');
  const [, host = ''] = /^(?:[\w-]+@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)[:/]/i.exec(file) ?? [];
  return host !== '' && !isKnownHost(host);
};

const kubectl: Program = {
  names: ['kubectl', 'oc', 'k', 'kubectl.exe'],
  otherwise: 'change',
  withValue: WITH_VALUE,
  verbs: {
    read: phrases(
      `get, describe, logs, top, explain, events, diff, wait, version, cluster-info, api-resources, api-versions, options, exec,
      set env, rollout status, rollout history, auth can-i, auth whoami, config view, config current-context, config get-contexts,
      config get-clusters, config get-users, plugin list`,
    ),
    destructive: phrases(
      'config set-credentials, config delete-context, config delete-cluster, certificate approve',
    ),
    change: ['delete'], // how bad it is, depends on what
  },
  options: { destructive: OTHER_SERVER, change: words('--as --as-group --as-uid') },
  judge: (call, words, { classOfWords, isKnownHost }) => {
    const [verb = ''] = call.positional;
    const files = [call.options.get('-f'), call.options.get('--filename'), call.options.get('-k')];
    const far = files.some((file) => isFar(file ?? '', isKnownHost));
    return worstOf([
      BY_VERB.get(verb)?.(call) ?? 'read',
      ofInside(call, classOfWords),
      far || (verb === 'cp' && namesCredentialFile(words)) ? 'destructive' : 'read',
    ]);
  },
};

const helm: Program = {
  names: ['helm'],
  otherwise: 'change',
  withValue:
    words(`-n --namespace --kube-context --revision -f --values --set --set-string --version -o --output --repo
    --kubeconfig --kube-apiserver --kube-token --kube-ca-file --post-renderer --post-renderer-args -l --selector --max`),
  verbs: {
    read: phrases(
      `list, ls, status, history, hist, get, show, inspect, search, template, lint, verify, version, env, diff, repo list,
      repo ls, dependency list, dependency ls, plugin list`,
    ),
    destructive: phrases('uninstall, delete, un, del, plugin install, plugin update, registry login'),
  },
  options: {
    destructive:
      words(`--post-renderer* --kube-apiserver --kube-token --kube-ca-file --kube-insecure-skip-tls-verify
      --kubeconfig --username --password --key-file --cert-file --force --force-replace`),
    change: words('--repo --kube-as-user --kube-as-group --validate --dependency-update --output-dir'),
  },
  judge: ({ positional, options }, _words, { isKnownHost }) => {
    const addresses = [...positional, options.get('--repo') ?? '', options.get('-f') ?? ''].filter((word) =>
      /^(?:https?|oci):\/\//.test(word),
    );
    if (addresses.some((word) => isFar(word, isKnownHost))) return 'destructive';
    return addresses.length > 0 ? 'change' : 'read';
  },
};

const istioctl: Program = {
  names: ['istioctl'],
  otherwise: 'change',
  withValue: words(
    '-n --namespace -i --istioNamespace --context --kubeconfig -r --revision -o --output --level -f',
  ),
  verbs: {
    read: phrases(
      `analyze, proxy-status, ps, proxy-config, pc, validate, version, describe, experimental describe, experimental authz,
      experimental precheck, x describe, x authz, x precheck`,
    ),
    destructive: phrases('uninstall, experimental uninstall, x uninstall, operator remove'),
  },
  options: { destructive: words('--kubeconfig --purge'), change: words('--level --reset') },
};

const argocd: Program = {
  names: ['argocd'],
  otherwise: 'change',
  withValue: words(
    '--server --auth-token -o --output --revision --refresh -N --app-namespace --port-forward-namespace -l',
  ),
  verbs: {
    read: phrases(
      `app get, app list, app diff, app history, app logs, app resources, app manifests, app wait, proj list, proj get,
      cluster list, cluster get, repo list, repo get, appset list, appset get, version, account list, account get-user-info`,
    ),
    destructive: phrases(
      'app delete, app delete-resource, appset delete, proj delete, cluster rm, repo rm, login, account update-password, admin',
    ),
  },
  options: {
    destructive: words(
      '--server --auth-token --insecure --plaintext --config --prune --force --replace --password',
    ),
  },
};

const flux: Program = {
  names: ['flux'],
  otherwise: 'change',
  withValue: words('-n --namespace --context --kubeconfig --server --token --timeout --kind --name --since'),
  verbs: {
    read: words('get logs events stats tree trace version check diff debug'),
    destructive: words('delete uninstall bootstrap'),
  },
  options: { destructive: words('--kubeconfig --server --token --insecure-skip-tls-verify') },
};

/** Programs with a verb each that need no more than their table. */
const others: readonly Program[] = [
  { names: ['stern', 'kubetail'], otherwise: 'read', options: { destructive: words('--kubeconfig') } },
  {
    names: ['kustomize'],
    otherwise: 'change',
    verbs: { read: words('build version') },
    options: { change: words('--enable-*  --load-restrictor -o --output') },
    judge: ({ positional }) =>
      positional.some((word) => word.includes('://') || word.startsWith('git@')) ? 'change' : 'read',
  },
  {
    names: ['cilium', 'hubble', 'linkerd', 'calicoctl', 'velero', 'kn', 'tkn', 'kubeadm', 'etcdctl'],
    otherwise: 'change',
    verbs: {
      read: phrases(
        `status, version, observe, check, stat, top, get, describe, list, logs, viz stat, viz top, viz edges, backup get,
        backup describe, backup logs, restore get, restore describe, endpoint health, endpoint status, member list,
        alarm list, certs check-expiration, node status, config view`,
      ),
      destructive: phrases(
        'uninstall, delete, reset, del, backup delete, restore delete, member remove, defrag, snapshot restore',
      ),
    },
    options: { destructive: words('--kubeconfig --user --password --key') },
    // etcd holds the Secrets in clear.
    judge: ({ positional: [verb] }, given) =>
      verb === 'get' && given.some(({ text }) => text.startsWith('/')) ? 'destructive' : 'read',
  },
];

/** Programs that look at or change a cluster. */
export const KUBERNETES_PROGRAMS: readonly Program[] = [kubectl, helm, istioctl, argocd, flux, ...others];
