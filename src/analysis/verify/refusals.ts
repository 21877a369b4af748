import { numberOf } from './number-words.js';
import { isSame } from './same-amount.js';
import { quantitiesIn } from './quantity.js';
import type { Shown } from './shown.js';

/** How a quota refuses: `exceeded quota: team, requested: requests.cpu=1, used: …, limited: …`. */
const EXCEEDED = /(exceeded quota: [\w.-]+, requested: [^"\n]{1,300})/g;
/** How a scheduler refuses: `1 node(s) had untolerated taint {…}`, `3 Insufficient cpu`. */
const NODES = /(\d+ (?:node\(s\) [^,.;"\n]{3,120}|Insufficient [\w./-]+))/g;

const RESOURCES: readonly (readonly [string, RegExp])[] = [
  ['cpu', /\bcpus?\b|\bcores?\b/i],
  ['memory', /\bmemory\b|메모리/i],
  ['storage', /\bstorage\b|스토리지/i],
];
const IS_USED_UP =
  /\b(?:used up|exceed\w*|exhaust\w*|no [\w. ]{1,30}left|full|refus\w*|at its limit)\b|초과|소진/i;
const LEFT =
  /(\d[\d.,]*\s?[A-Za-z]{0,9})(?:\s+of)?(?:\s+(?:cpus?|cores?|memory))?\s+(?:are |is )?(?:left|remaining|remains?|free)\b/gi;

const amountIn = (text: string): number => {
  const [quantity] = quantitiesIn(text);
  const core = quantity?.meanings.find(({ unit }) => unit === 'cores' || unit === 'bytes');
  return core?.value ?? quantity?.written ?? Number.NaN;
};

const valueIn = (message: string, part: string, resource: string): number => {
  const list = new RegExp(String.raw`\b${part}: (.*?)(?=, (?:used|limited): |$)`).exec(message)?.[1] ?? '';
  const value = new RegExp(String.raw`${resource}=([^,\s]+)`).exec(list)?.[1] ?? '';
  return amountIn(value);
};

/** Another resource, or another rest, than a quota refuses for. */
const wrongQuotas = (sentence: string, shown: Shown): readonly string[] => {
  const messages = /quota|쿼터|할당량/i.test(sentence) ? shown.toldBy(EXCEEDED) : [];
  if (messages.length === 0) return [];
  const requested = (message: string): string => /requested: (.*?), used:/.exec(message)?.[1] ?? message;
  const said = RESOURCES.filter(([, form]) => form.test(sentence));
  const isRefused = said.some(([name]) => messages.some((message) => requested(message).includes(name)));
  const rests = messages.flatMap((message) =>
    RESOURCES.map(([name]) => valueIn(message, 'limited', name) - valueIn(message, 'used', name)),
  );
  const isRest = (value: string): boolean =>
    rests.some((rest) => Number.isFinite(rest) && isSame(value, `${rest} cores`)) ||
    rests.some((rest) => Math.abs(rest - amountIn(value)) <= Math.abs(rest) * ROUNDED);
  return [
    ...(said.length > 0 && IS_USED_UP.test(sentence) && !isRefused
      ? [`a quota of ${said.map(([name]) => name).join(' and ')} that refuses`]
      : []),
    ...(rests.some(Number.isFinite)
      ? [...sentence.matchAll(LEFT)]
          .map(([, value = '']) => value.trim())
          .filter((value) => !isRest(value))
          .map((value) => `${value} left`)
      : []),
  ];
};
/** How far off a rest may be that is rounded. */
const ROUNDED = 0.06;

const COUNTED =
  /(?<!\bof (?:the |all |its )?|\/)\b(\d+|one|two|three|four|five) (?:of (?:the )?(?:\d+|three|four|five) )?nodes? (?:have|has|had|carry|carries|are|is|do not|does not|don't|didn't|did not|lacks?)\b([^,;.]*?)(?=[,;.]| and |$)/gi;
const REASONS: readonly RegExp[] = [
  /\btaint/i,
  /\baffinity|selector/i,
  /\bcpu\b/i,
  /\bmemory\b/i,
  /\bunschedulable|cordon/i,
  /\bvolume/i,
];

/** Counts of nodes that a scheduler tells otherwise. */
const wrongNodeCounts = (sentence: string, shown: Shown): readonly string[] =>
  [...sentence.matchAll(COUNTED)].flatMap(([whole, count = '', rest = '']) => {
    const said = numberOf(count);
    return REASONS.filter((reason) => reason.test(rest)).flatMap((reason) => {
      const known = shown
        .toldBy(NODES)
        .filter((told) => reason.test(told))
        .map((told) => Number.parseInt(told, 10));
      return known.length === 0 || known.includes(said) ? [] : [whole.trim()];
    });
  });

/** A tag that is said not to exist. */
const TAG = /\btag\s+[`"]?([\w][\w.-]*[\w])[`"]?/gi;
const IS_ABSENT =
  /\b(?:does not|doesn't|did not) exist|\bnot found|\b(?:cannot|can't|could not) (?:be )?pull/i;
const PULL = /((?:pull|manifest|unpack)[^\n]{0,200}:[\w][\w.-]*[^\n]{0,200})/gi;

/** Tags that are said to be missing where the pull of another one failed. */
const wrongTags = (sentence: string, shown: Shown): readonly string[] => {
  if (!IS_ABSENT.test(sentence)) return [];
  const pulls = shown.toldBy(PULL);
  const isPulled = (tag: string): boolean => pulls.some((pull) => pull.includes(`:${tag}`));
  return pulls.length === 0
    ? []
    : [...sentence.matchAll(TAG)].flatMap(([, tag = '']) =>
        /\d/.test(tag) && !isPulled(tag) ? [`tag ${tag} that is missing`] : [],
      );
};

/** What a sentence says of refusals (by a quota, a scheduler, a registry) otherwise than they were read. */
export const wrongRefusals = (sentence: string, shown: Shown): readonly string[] => [
  ...wrongQuotas(sentence, shown),
  ...wrongNodeCounts(sentence, shown),
  ...wrongTags(sentence, shown),
];
