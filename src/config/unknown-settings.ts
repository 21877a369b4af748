/** Most names that are told. */
const MAX_TOLD = 10;
/** Names that are shorter are like too much to be a slip of ours, in characters. */
const MIN_LENGTH = 6;
/** Longest name that is compared, in characters. */
const MAX_LENGTH = 80;

/** What Kubernetes puts into every container for each Service of its namespace: no one's slip. */
const SERVICE_LINK = /_SERVICE_(?:HOST|PORT(?:_\w+)?)$|_PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?)?$/;

/** Variables of others that are spelt like one of ours. */
const OF_OTHERS: ReadonlySet<string> = new Set(['HTTP_PROXY', 'ALL_PROXY', 'FTP_PROXY', 'LC_LANGUAGE']);

/** First words that others' variables have too: libraries of clouds and models, the `nats` command, shells. */
const SHARED_WORDS: ReadonlySet<string> = new Set([
  'AWS',
  'AZURE',
  'GOOGLE',
  'GEMINI',
  'OPENAI',
  'ANTHROPIC',
  'NATS',
  'OTEL',
  'XDG',
  'HTTPS',
  'NO',
  'LOG',
  'API',
  'LINK',
]);

/** A variable that is none of ours and looks like one. */
export interface UnknownSetting {
  readonly name: string;
  /** The setting that was probably meant. */
  readonly nearest: string;
}

/** Changes of one character (a swap counts as one) that make one text the other; more than `most` counts as `most + 1`. */
export const editDistance = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const steps = [
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        ...(swapped ? [(before[j - 2] ?? 0) + 1] : []),
      ];
      row.push(Math.min(...steps));
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
};

const firstWord = (name: string): string => name.split('_')[0] ?? name;

/** How far a name may be from one of ours: further where its first word is ours alone. */
const reachOf = (name: string, ours: ReadonlySet<string>): number => {
  const word = firstWord(name);
  if (SHARED_WORDS.has(word)) return 1;
  return ours.has(word) ? Math.floor(name.length / 3) : 2;
};

const nearestTo = (name: string, known: readonly string[], words: ReadonlySet<string>): string | null => {
  const longer = known.find((each) => name.startsWith(`${each}_`) || each.startsWith(`${name}_`));
  const reach = reachOf(name, words);
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const candidate of known) {
    const distance = editDistance(
      name,
      candidate,
      best === null ? reach : Math.min(reach, best.distance - 1),
    );
    if (distance <= reach && (best === null || distance < best.distance))
      best = { name: candidate, distance };
  }
  if (best !== null) return best.name;
  return longer !== undefined && words.has(firstWord(name)) && !SHARED_WORDS.has(firstWord(name))
    ? longer
    : null;
};

/**
 * Variables of an environment that are no setting and look like one (`AI_PROVIDRE`), with the setting that was probably
 * meant; at most 10, in the order of their names. Values are not looked at.
 */
export const unknownSettings = (
  names: readonly string[],
  known: readonly string[],
): readonly UnknownSetting[] => {
  const all = new Set(known);
  const words = new Set(known.map(firstWord));
  return names
    .filter((name) => name.length >= MIN_LENGTH && name.length <= MAX_LENGTH && /^[A-Za-z]\w*$/.test(name))
    .filter((name) => !all.has(name) && !OF_OTHERS.has(name.toUpperCase()) && !SERVICE_LINK.test(name))
    .toSorted()
    .flatMap((name) => {
      const upper = name.toUpperCase();
      // The proxies' names count in small letters too, for whoever reads them so.
      if (all.has(upper)) return upper.endsWith('_PROXY') ? [] : [{ name, nearest: upper }];
      const nearest = name === upper ? nearestTo(name, known, words) : null;
      return nearest === null ? [] : [{ name, nearest }];
    })
    .slice(0, MAX_TOLD);
};
