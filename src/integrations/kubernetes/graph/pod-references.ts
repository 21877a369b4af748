import type { PodSpec } from '../../../evidence/objects.js';
import { hostMentions, type HostMention } from './host-mentions.js';

/** A host that a pod's own spec or configuration names, and where. */
export interface NamedHost extends HostMention {
  /** `env ORDERS_URL`, `argument`, `key app.yaml`. */
  readonly where: string;
}

/** Variables and keys whose whole value is a host, an address or a URL. */
const HOST_NAME =
  /(?:^|[_.\-/]|(?<=[a-z]))(?:host|hosts|hostname|url|urls|uri|uris|addr|addrs|address|addresses|endpoint|endpoints|server|servers|service|services|svc|upstream|upstreams|backend|backends|target|targets|broker|brokers|bootstrap|dsn|peer|peers|proxy|database|db|redis|cache|queue|connection|conn|contact[_.-]?points?|seeds?|nodes?|primary|master|replica)s?$/i;

const HOST_PART =
  /(?:Host|Hostname|Url|URL|Uri|URI|Addr|Address|Endpoint|Server|Servers|Service|Upstream|Brokers?|DSN|Dsn)$/;

const isHostName = (name: string): boolean => HOST_NAME.test(name) || HOST_PART.test(name);

/** Shortest host that the name of its variable may tell: shorter ones are in many words. */
const SHORTEST_OWN_NAME = 5;

/** Most values of one pod or ConfigMap that are looked through. */
const MAX_VALUES = 400;

/** `Host=db;Port=5433;…` of .NET, `host=db port=5433 …` of libpq, `(host=db)(port=3306)` of JDBC, `Server=db,1433;…` of SQL Server: at least one more pair beside it. */
const CONNECTION =
  /(?:^|[\s;(])(?:host|server|data source|address|addr)\s?=\s?(?:tcp:)?([a-z][\w.-]*)(?:,(\d{1,5}))?/gi;
const CONNECTION_PORT = /(?:^|[\s;(])port\s?=\s?(\d{1,5})(?=$|[\s;)])/i;

/** Hosts of a connection string by its own keys, with its port. */
const connectedHosts = (value: string): ReadonlyMap<string, number | null> => {
  if ((value.match(/=/g)?.length ?? 0) < 2 || value.length > 4096) return new Map();
  const port = Number(CONNECTION_PORT.exec(value)?.[1] ?? 0);
  const isPort = port > 0 && port <= 65_535;
  return new Map(
    [...value.matchAll(CONNECTION)].map(([, host = '', beside]) => [
      host.toLowerCase(),
      beside === undefined ? (isPort ? port : null) : Number(beside),
    ]),
  );
};

/** Whether a variable's name says whom its value names: `CASSANDRA_CONTACT_POINTS=cassandra`. */
const isNamedAfter = (name: string, host: string): boolean =>
  host.length >= SHORTEST_OWN_NAME &&
  name.toLowerCase().replaceAll(/[_.-]/g, '').includes(host.replaceAll('-', ''));

/** Hosts in one named value. A single word counts only where its name says that it holds a host, and then not for certain. */
export const hostsOfValue = (name: string, value: string, where: string): readonly NamedHost[] => {
  const wholly = isHostName(name);
  const connected = connectedHosts(value);
  return hostMentions(value).flatMap((mention) =>
    connected.has(mention.host)
      ? [{ ...mention, port: mention.port ?? connected.get(mention.host) ?? null, certain: true, where }]
      : mention.certain ||
          mention.host.includes('.') ||
          (mention.host === value.trim().toLowerCase() && (wholly || isNamedAfter(name, mention.host)))
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

/** Deepest part of a JSON file that is looked at. */
const MAX_DEPTH = 8;

/** The texts of a JSON value, each with the name that stands before it, the nearest one for elements of a list. */
const leavesOf = (
  name: string,
  value: unknown,
  depth = 0,
): readonly { readonly name: string; readonly value: string }[] => {
  if (typeof value === 'string') return [{ name, value }];
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, part]: readonly [string, unknown]) =>
    leavesOf(Array.isArray(value) ? name : key, part, depth + 1),
  );
};

/** The values of a JSON file; `null` for any other text. */
const jsonLeaves = (key: string, text: string): ReturnType<typeof leavesOf> | null => {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return leavesOf(key, JSON.parse(text)).slice(0, MAX_VALUES);
  } catch {
    return null; // a file that only looks like JSON is read by its lines
  }
};

/** A host and a port that stand beside each other as a program's arguments do: `connection(Client, "orders", 9090)`. */
const BESIDE = /["']([a-z][a-z0-9.-]{1,62})["']\s*,\s*["']?(\d{2,5})["']?(?=\s*[,)\]])/gi;

/** Hosts of a line of code; they count where there is a Service of that name. */
const hostsBesidePorts = (line: string, where: string): readonly NamedHost[] =>
  [...line.slice(0, 2000).matchAll(BESIDE)]
    .slice(0, 10)
    .flatMap(([, host = '', port]) =>
      Number(port) > 65_535 ? [] : [{ host: host.toLowerCase(), port: Number(port), certain: false, where }],
    );

/** Hosts in a configuration's keys: each value of a JSON file and each line of others by the name before it. */
export const hostsOfConfig = (data: Readonly<Record<string, string>>): readonly NamedHost[] =>
  Object.entries(data)
    .slice(0, MAX_VALUES)
    .flatMap(([key, value]) => {
      const leaves = jsonLeaves(key, value);
      if (leaves !== null) return leaves.flatMap((leaf) => hostsOfValue(leaf.name, leaf.value, `key ${key}`));
      const lines = value.split('\n').slice(0, MAX_VALUES);
      if (lines.length === 1)
        return [...hostsOfValue(key, value, `key ${key}`), ...hostsBesidePorts(value, `key ${key}`)];
      return lines.flatMap((line) => {
        const [, name = '', rest = line] = LINE.exec(line) ?? [];
        return [
          ...hostsOfValue(name, rest.replaceAll(/^["']|["']$/g, ''), `key ${key}`),
          ...hostsBesidePorts(line, `key ${key}`),
        ];
      });
    });
