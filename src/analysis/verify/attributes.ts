import type { Shown } from './shown.js';
import type { ReadValues } from './read-values.js';
import { isSame } from './same-amount.js';

/** An attribute that texts tell as a number, and where evidence holds it. */
interface Attribute {
  readonly name: string;
  /** How it is said; the first group that matched is the value. */
  readonly said: readonly RegExp[];
  /** Keys of the evidence that hold it. */
  readonly keys: RegExp;
  /** How a log, an event or an object tells it in words. */
  readonly told: readonly RegExp[];
}

const SIZE = String.raw`(\d[\d.,]*\s?(?:[KMGT]i?B?|m|cores?|CPUs?)?)`;

/** Attributes that a wrong answer changes and a right one has from one place. */
const ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'restarts',
    said: [
      /\b(\d+)\s+restarts?\b/gi,
      /\brestarted\s+(?:about\s+)?(\d+)\s+times\b/gi,
      /\brestart\s?count(?:\s+(?:of|is|at))?\s+(\d+)/gi,
      /(\d+)\s?(?:회|번)\s?재시작/g,
      /재시작\s?(?:횟수\s?)?(\d+)\s?회/g,
    ],
    keys: /^restart(?:Count|s)$/i,
    told: [/(\d+) restarts?/g, /restarted (\d+) times/g],
  },
  {
    name: 'exit code',
    said: [
      /\bexit(?:ed|s)?(?:\s+with)?\s+(?:code|status)\s+(?:of\s+|is\s+)?(\d+)/gi,
      /종료 코드\s?(\d+)/g,
      /\bexit\s?code:?\s?(\d+)/gi,
    ],
    keys: /^exit_?code$/i,
    told: [/exit(?:ed with)?(?: code| status)?:? (\d+)/gi, /\(exit (\d+)\)/g],
  },
  {
    name: 'memory or CPU limit',
    said: [
      new RegExp(String.raw`\b(?:memory|cpu)\s+limit\s+(?:of|is|was|at|to)\s+${SIZE}`, 'gi'),
      new RegExp(String.raw`\blimit\s+(?:of|is|was)\s+${SIZE}`, 'gi'),
      new RegExp(String.raw`${SIZE}\s+(?:memory|cpu)\s+limit\b`, 'gi'),
      new RegExp(String.raw`(?:메모리|CPU)\s?(?:제한|한도)(?:인|는|은|이|\s)*${SIZE}`, 'g'),
    ],
    keys: /^(?:memory|cpu|ephemeral-storage|limit|max|hard|quota)$/i,
    told: [/limit(?: in force)?(?: of)? (\d[\d.]*\s?[KMGT]?i?)/gi, /\b(\d[\d.]*[KMGT]i?)\b/g],
  },
  {
    name: 'port',
    said: [/\bports?\s+(\d{2,5})\b/gi, /포트\s?(\d{2,5})/g],
    keys: /port$/i,
    told: [/:(\d{2,5})\b/g, /port (\d{2,5})/gi, /PORT\W{1,4}(\d{2,5})/g],
  },
  {
    name: 'HTTP status',
    said: [
      /\bHTTP\s+(\d{3})\b/gi,
      /\bstatus\s?code:?\s+(\d{3})\b/gi,
      /\b(?:answer\w*|return\w*|respond\w*)\s+(?:with\s+)?(?:a\s+)?(\d{3})\b/gi,
      /상태 코드\s?(\d{3})/g,
    ],
    keys: /^(?:status|code|statusCode)$/i,
    told: [
      /(?:status ?code|HTTP\/?[\d.]*|status|answered|returned|code)\W{0,3}(\d{3})\b/gi,
      /"?\s(\d{3})\s/g,
    ],
  },
  {
    name: 'revision',
    said: [/\brevision\s+(\d+)\b/gi, /리비전\s?(\d+)/g],
    keys: /^(?:number|revision|deployment\.kubernetes\.io\/revision)$/i,
    told: [/revision (\d+)/gi],
  },
  {
    name: 'replicas',
    said: [
      /\b\d+\s+(?:of|out of)\s+(\d+)\s+(?:ready\s+)?replicas\b/gi,
      /\b(\d+)\s+(?:of|out of)\s+\d+\s+(?:ready\s+)?replicas\b/gi,
      /레플리카\s?(\d+)/g,
    ],
    keys: /replicas$|^(?:wanted|ready|notReady|found|notHealthy|desiredNumberScheduled|numberReady|currentNumberScheduled)$/i,
    told: [/(\d+) of \d+/g, /\d+ of (\d+)/g],
  },
  {
    name: 'pods',
    said: [
      /\b(?:all|every one of its|each of its)\s+(?:of\s+)?(?:its\s+|the\s+)?(\d+)\s+(?:of (?:its|the)\s+)?pods\b/gi,
    ],
    keys: /^(?:pods|found|total|endpoints|notHealthy|wanted|ready|notReady)$|replicas$/i,
    told: [/(\d+) of \d+/g, /\d+ of (\d+)/g, /(\d+) pods?\b/g],
  },
  {
    name: 'nodes',
    said: [/\b(?:\d+\s+of\s+)?(?:the\s+|all\s+|any of the\s+)?(\d+)\s+nodes\b/gi, /노드\s?(\d+)(?:대|개)/g],
    keys: /^Node in the cluster$|^nodes$/i,
    told: [/\d+\/(\d+) nodes/g, /(\d+) nodes?/g, /(\d+) Insufficient/g],
  },
];

/** Most sentences have none, and of those nothing is looked for. */
const DIGIT = /\d/;

const saidIn = (sentence: string, { said }: Attribute): readonly string[] =>
  said.flatMap((form) =>
    [...sentence.matchAll(form)].flatMap((match) => match.slice(1).find((part) => part !== undefined) ?? []),
  );

/** Of two things that are told apart by one word, each with the key that holds it. */
const LIMITS: readonly { readonly said: readonly RegExp[]; readonly own: string; readonly other: string }[] =
  [
    {
      said: [
        new RegExp(String.raw`\blimit\s+(?:of|is|was|at|\()\s*${SIZE}`, 'gi'),
        new RegExp(String.raw`${SIZE}\s+(?:memory\s+|cpu\s+)?limit\b`, 'gi'),
      ],
      own: 'limits',
      other: 'requests',
    },
    {
      said: [
        new RegExp(String.raw`\brequests?\s+(?:of|is|was|at|\()\s*${SIZE}`, 'gi'),
        new RegExp(String.raw`${SIZE}\s+(?:memory\s+|cpu\s+)?requests?\b`, 'gi'),
      ],
      own: 'requests',
      other: 'limits',
    },
  ];

/** Limits that are requests, and requests that are limits. */
export const swappedLimits = (sentence: string, values: ReadValues): readonly string[] =>
  LIMITS.flatMap(({ said, own, other }) => {
    if (!DIGIT.test(sentence)) return [];
    const told = said.flatMap((form) => [...sentence.matchAll(form)].map(([, value = '']) => value));
    if (told.length === 0) return [];
    const [known, swapped] = [values.valuesBelow(own), values.valuesBelow(other)];
    return told
      .filter((value) => known.length > 0 && !known.some((each) => isSame(value, each)))
      .filter((value) => swapped.some((each) => isSame(value, each)))
      .map((value) => `${own} of ${value.trim()} (those are the ${other})`);
  });

/** A limit that is said to be of a resource. */
const OF_RESOURCE = new RegExp(
  String.raw`\b(memory|cpu|ephemeral[- ]storage)\b[^.,]{0,30}?\blimit\s+(?:of|is|was|at)\s+${SIZE}|\b(memory|cpu|ephemeral[- ]storage)\s+limit\s+(?:of|is|was|at)\s+${SIZE}`,
  'gi',
);

/** Limits of one resource that are another's. */
export const wrongResources = (sentence: string, values: ReadValues): readonly string[] =>
  [...sentence.matchAll(OF_RESOURCE)].flatMap(([whole, first, size, second, other]) => {
    const resource = (first ?? second ?? '').toLowerCase().replace(' ', '-');
    const value = size ?? other ?? '';
    // `memory and storage …` tells of two.
    if (/\bstorage\b/i.test(whole) && resource !== 'ephemeral-storage') return [];
    const holds = (key: string): boolean =>
      values.valuesUnder('limits', key).some((known) => isSame(value, known));
    const others = ['memory', 'cpu', 'ephemeral-storage'].filter((key) => key !== resource && holds(key));
    return holds(resource) || others.length === 0
      ? []
      : [`${resource} limit of ${value.trim()} (that is the ${others[0]} limit)`];
  });

/** A variable or key with its value: `` `PORT` is "80" ``. */
const PAIR =
  /`?\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b`?(?:\s+(?:[^\s.]+\s+){0,5}?(?:is|was|holds|has|contains)|\s*[=:]|\s+(?:is |was )?set to)\s*["'`‘“]([^"'`’”\n]{1,80})["'`’”]/g;

/** A variable that is said to name a port. */
const NAMED_PORT =
  /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b`?(?:\s+(?:of|in)\s+\S+)?\s+(?:names?|points? (?:at|to)|uses?|calls?|has|holds|is set to)\b[^.,]{0,30}?\bport\s+(\d{2,5})/g;
/** A Service that is said to have a port. */
const SERVED_PORT =
  /\b[Ss]ervice\s+`?(?:[a-z0-9-]+\/)?([a-z0-9][a-z0-9-]*)`?\s+(?:only\s+|just\s+)?(?:has|serves|listens on|exposes|offers|provides)\s+(?:only\s+)?(?:port\s+)?(\d{2,5})\b/g;

/** Ports that a variable or a Service is said to have and has not. */
export const wrongPorts = (sentence: string, values: ReadValues): readonly string[] => {
  const isOther = (port: string, known: readonly string[]): boolean =>
    known.length > 0 && !known.some((each) => new RegExp(String.raw`\b${port}\b`).test(each));
  return [
    ...[...sentence.matchAll(NAMED_PORT)].flatMap(([, name = '', port = '']) =>
      isOther(port, values.valuesNamed(name)) ? [`${name} with port ${port}`] : [],
    ),
    ...[...sentence.matchAll(SERVED_PORT)].flatMap(([, name = '', port = '']) =>
      isOther(port, values.portsOfService(name)) ? [`Service ${name} with port ${port}`] : [],
    ),
  ];
};

/** Variables and keys that are said to hold another value than was read. */
export const wrongPairs = (sentence: string, values: ReadValues): readonly string[] =>
  [...sentence.matchAll(PAIR)].flatMap(([, name = '', value = '']) => {
    const known = values.valuesNamed(name);
    return known.length === 0 || known.some((each) => each.includes(value)) ? [] : [`${name} = ${value}`];
  });

/** Attributes of which the evidence holds other values than a sentence says; none where the evidence holds no value at all. */
export const wrongAttributes = (sentence: string, shown: Shown, values: ReadValues): readonly string[] =>
  ATTRIBUTES.flatMap((attribute) => {
    const said = DIGIT.test(sentence) ? saidIn(sentence, attribute) : [];
    if (said.length === 0) return [];
    const known = [
      ...values.valuesOf(attribute.keys),
      ...attribute.told.flatMap((form) => shown.toldBy(form)),
    ].filter((value) => DIGIT.test(value));
    return said
      .filter((value) => !known.some((each) => isSame(value, each)))
      .map((value) => `${attribute.name} ${value.trim()}`);
  });
