import type { PodSpec } from '../../../evidence/objects.js';

/** Longest text of one value that is looked through, in characters, and most values of one pod. */
const MAX_TEXT = 4096;
const MAX_TEXTS = 400;

/** `name`, `.namespace.svc…` and `:port`, where a host can stand; what stands before tells whether one must. */
const HOST =
  /(^|[\s,;"'=(@]|\/\/)([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)((?:\.[a-z0-9][-a-z0-9]{0,62}){0,5})(:\d{1,5})?(?=$|[\s,;"')/?])/g;

/** Variables whose whole value is a host. */
const HOST_VARIABLE =
  /(?:^|[_-])(?:host|hostname|url|uri|addr|address|endpoint|server|servers|service|upstream|brokers?|dsn)$/i;

interface Text {
  readonly text: string;
  /** Whether its name says that it holds a host. */
  readonly host: boolean;
}

const textsOf = ({ initContainers = [], containers }: PodSpec): readonly Text[] =>
  [...containers, ...initContainers]
    .flatMap(({ env = [], args = [], command = [] }) => [
      ...env.flatMap(({ name, value }) =>
        value === undefined || value === '' ? [] : [{ text: value, host: HOST_VARIABLE.test(name) }],
      ),
      ...[...command, ...args].map((text) => ({ text, host: false })),
    ])
    .slice(0, MAX_TEXTS);

const namesIn = ({ text, host }: Text, namespace: string): readonly string[] =>
  [...text.slice(0, MAX_TEXT).toLowerCase().matchAll(HOST)].flatMap(
    ([, before, name = '', below = '', port]) => {
      const certain = port !== undefined || before === '//' || before === '@' || host;
      const inNamespace = below === `.${namespace}` && certain;
      const qualified = below === `.${namespace}.svc` || below.startsWith(`.${namespace}.svc.`);
      return qualified || inNamespace || (below === '' && certain) ? [name] : [];
    },
  );

/**
 * Names in a pod's variables and arguments that read like the host of a Service of its own namespace: `name:port`,
 * `//name`, `name.namespace.svc`, or the value of a variable called a host. Which of them are Services is not known here.
 */
export const calledHosts = (spec: PodSpec, namespace: string): ReadonlySet<string> =>
  new Set(textsOf(spec).flatMap((text) => namesIn(text, namespace)));
