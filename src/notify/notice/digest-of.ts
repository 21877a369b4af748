import type { Language } from '../../config/language.js';
import type { DigestLine } from '../telling/told-record.js';
import type { Card } from './card.js';
import type { Notice } from './notice.js';
import { cardLine, toneOf } from './notice-of.js';
import { wordsIn, type Words } from './words.js';

/** Groups and causes that a digest names, and the length of a line. */
const MAX_GROUPS = 10;
const MAX_CAUSES = 5;
const MAX_LINE = 240;

const lineOf = ({ object, alertnames, firing, cause }: DigestLine, words: Words): string =>
  cardLine(
    `${object} · ${alertnames.join(', ')}${firing === 0 ? ` (${words.event.recovered})` : ''}: ${cause ?? words.noCause}`,
    MAX_LINE,
  );

/** Causes of several groups, the most frequent first. */
const sharedCauses = (lines: readonly DigestLine[]): readonly (readonly [string, number])[] =>
  [...Map.groupBy(lines, ({ cause }) => cause)]
    .flatMap(([cause, those]) => (cause === null || those.length < 2 ? [] : [[cause, those.length] as const]))
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MAX_CAUSES);

/** Those that fire first, then by severity and number. */
const worstFirst = (lines: readonly DigestLine[]): readonly DigestLine[] =>
  lines.toSorted(
    (a, b) =>
      Number(b.firing > 0) - Number(a.firing > 0) ||
      b.rank - a.rank ||
      b.firing - a.firing ||
      a.object.localeCompare(b.object),
  );

/** What is told of many groups at once. Not masked and not cleaned yet. */
export const digestOf = (lines: readonly DigestLine[], language: Language): Notice => {
  const words = wordsIn(language);
  const sorted = worstFirst(lines);
  const firing = lines.filter((line) => line.firing > 0);
  const causes = sharedCauses(lines);
  const beyond = sorted.length - MAX_GROUPS;
  const lists: Card['lists'] = [
    ...(causes.length === 0
      ? []
      : [
          {
            title: words.causes,
            items: causes.map(([cause, count]) => cardLine(`${count}: ${cause}`, MAX_LINE)),
          },
        ]),
    {
      title: words.groups,
      items: [
        ...sorted.slice(0, MAX_GROUPS).map((line) => lineOf(line, words)),
        ...(beyond > 0 ? [words.more(beyond)] : []),
      ],
    },
  ];
  return {
    version: 1,
    event: 'digest',
    language,
    card: {
      title: `${words.event.digest}: ${words.digestTitle(lines.length)}`,
      tone: toneOf(Math.max(0, ...firing.map(({ rank }) => rank)), firing.length === 0),
      summary: words.digest({
        groups: lines.length,
        firing: firing.length,
        alerts: firing.reduce((sum, line) => sum + line.firing, 0),
      }),
      facts: [],
      lists,
      footer: 'KubeRCA',
    },
  };
};
