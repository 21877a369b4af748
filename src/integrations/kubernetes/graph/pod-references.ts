import type { PodSpec } from '../../../evidence/objects.js';
import { hostMentions, type HostMention } from './host-mentions.js';

/** A host that a pod's own spec or configuration names, and where. */
export interface NamedHost extends HostMention {
  /** `env ORDERS_URL`, `argument`, `key app.yaml`. */
  readonly where: string;
}

/** Variables and keys whose whole value is a host, an address or a URL. */
const HOST_NAME =
  /(?:^|[_.\-/]|(?<=[a-z]))(?:host|hosts|hostname|url|urls|uri|uris|addr|addrs|address|addresses|endpoint|endpoints|server|servers|service|services|svc|upstream|upstreams|backend|backends|target|targets|broker|brokers|bootstrap|dsn|peer|peers|proxy|database|db|redis|cache|queue|connection|conn)s?$/i;

const HOST_PART =
  /(?:Host|Hostname|Url|URL|Uri|URI|Addr|Address|Endpoint|Server|Servers|Service|Upstream|Brokers?|DSN|Dsn)$/;

const isHostName = (name: string): boolean => HOST_NAME.test(name) || HOST_PART.test(name);

/** Most values of one pod or ConfigMap that are looked through. */
const MAX_VALUES = 400;

/** Hosts in one named value. A single word counts only where its name says that it holds a host, and then not for certain. */
export const hostsOfValue = (name: string, value: string, where: string): readonly NamedHost[] => {
  const wholly = isHostName(name);
  return hostMentions(value).flatMap((mention) =>
    mention.certain || mention.host.includes('.') || (wholly && mention.host === value.trim().toLowerCase())
      ? [{ ...mention, where }]
      : wholly && /[,;]/.test(value)
        ? [{ ...mention, where }]
        : [],
  );
};

/** Programs that ask a host by name: `nc -z HOST PORT`, `nslookup HOST`, `pg_isready -h HOST`. */
const ASKED =
  /\b(?:nc|ncat|netcat|telnet)((?:\s+-\S+(?:\s+\d+)?)*)\s+([a-z0-9][\w.-]*)\s+(\d{1,5})\b|\b(?:nslookup|getent hosts|dig|host|ping)(?:\s+-\S+(?:\s+\d+)?)*\s+([a-z][\w.-]*)|\s(?:-h|--host)[= ]+([a-z][\w.-]*)/gi;

/** Hosts that a command asks for, which shell syntax does not show as such. */
const askedHosts = (command: string): readonly NamedHost[] =>
  [...command.slice(0, 4096).matchAll(ASKED)].slice(0, 10).flatMap(([, , peer, port, looked, option]) => {
    const host = peer ?? looked ?? option;
    if (host === undefined) return [];
    const isPort = port !== undefined && Number(port) > 0 && Number(port) <= 65_535;
    return [
      { host: host.toLowerCase(), port: isPort ? Number(port) : null, certain: true, where: 'argument' },
    ];
  });

/** Hosts that the variables, command and arguments of a pod's containers name. */
export const hostsOfSpec = ({ initContainers = [], containers }: PodSpec): readonly NamedHost[] =>
  [...containers, ...initContainers]
    .flatMap(({ env = [], command = [], args = [] }) => [
      ...env.flatMap(({ name, value }) =>
        value === undefined || value === '' ? [] : [{ name, value, where: `env ${name}` }],
      ),
      ...[...command, ...args].map((value) => ({ name: '', value, where: 'argument' })),
    ])
    .slice(0, MAX_VALUES)
    .flatMap(({ name, value, where }) => [
      ...hostsOfValue(name, value, where),
      ...(where === 'argument' ? askedHosts(value) : []),
    ]);

const LINE = /^\s*(?:export\s+)?["']?([\w.\-/]+)["']?\s*[:=]\s*(.+?)\s*,?\s*$/;

/** Hosts in a configuration's keys: each line of a file by the name that stands before its value. */
export const hostsOfConfig = (data: Readonly<Record<string, string>>): readonly NamedHost[] =>
  Object.entries(data)
    .slice(0, MAX_VALUES)
    .flatMap(([key, value]) => {
      const lines = value.split('\n').slice(0, MAX_VALUES);
      if (lines.length === 1) return hostsOfValue(key, value, `key ${key}`);
      return lines.flatMap((line) => {
        const [, name = '', rest = line] = LINE.exec(line) ?? [];
        return hostsOfValue(name, rest.replaceAll(/^["']|["']$/g, ''), `key ${key}`);
      });
    });
