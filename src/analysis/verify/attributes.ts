import type { Shown } from './shown.js';
import type { ReadValues } from './read-values.js';
import { quantitiesIn } from './quantity.js';

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
    name: 'nodes',
    said: [/\b(?:\d+\s+of\s+)?(?:the\s+|all\s+|any of the\s+)?(\d+)\s+nodes\b/gi, /노드\s?(\d+)(?:대|개)/g],
    keys: /^Node in the cluster$|^nodes$/i,
    told: [/\d+\/(\d+) nodes/g, /(\d+) nodes?/g, /(\d+) Insufficient/g],
  },
];

/** Most sentences have none, and of those nothing is looked for. */
const DIGIT = /\d/;

const numberIn = (text: string): number => Number.parseFloat(text.replaceAll(',', ''));

/** A size in bytes or cores where it has a unit. */
const meaningOf = (text: string): readonly number[] => {
  const [quantity] = quantitiesIn(text.trim());
  return quantity === undefined
    ? [numberIn(text)]
    : [quantity.written, ...quantity.meanings.map(({ value }) => value)];
};

const isSame = (one: string, other: string): boolean => {
  const [here, there] = [meaningOf(one), meaningOf(other)];
  const hasUnit = here.length > 1;
  return (hasUnit ? here.slice(1) : here).some((a) =>
    (hasUnit && there.length > 1 ? there.slice(1) : there).some(
      (b) => Math.abs(a - b) <= Math.abs(a) * 0.006,
    ),
  );
};

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

/** A variable or key with its value: `` `PORT` is "80" ``. */
const PAIR =
  /`?\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b`?(?:\s+(?:[^\s.]+\s+){0,5}?(?:is|was|holds|has|contains)|\s*[=:]|\s+(?:is |was )?set to)\s*["'`‘“]([^"'`’”\n]{1,80})["'`’”]/g;

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
