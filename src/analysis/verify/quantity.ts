/** A number as it stands in a text. */
export interface Quantity {
  /** As written, with its unit. */
  readonly text: string;
  /** Where it stands. */
  readonly at: number;
  /** As written, without its unit. */
  readonly written: number;
  /** What it may mean with its unit; empty without one. */
  readonly meanings: readonly Amount[];
  /** How far off a rounded value may be, relative to `written`: half a step of its last digit. */
  readonly tolerance: number;
}

/** Bytes, cores, seconds, a share of 1, or a plain number. */
export type Unit = 'bytes' | 'cores' | 'seconds' | 'share' | 'many';

export interface Amount {
  readonly unit: Unit;
  readonly value: number;
}

const KI = 1024;

/** What a unit stands for. Disk makers and people disagree about MB, and `m` is a minute or a thousandth of a core. */
const UNITS: ReadonlyMap<string, readonly Amount[]> = new Map([
  ...spelled('B|byte|bytes|바이트', bytes(1)),
  ...spelled('Ki|KiB|kib', bytes(KI)),
  ...spelled('Mi|MiB|mib', bytes(KI ** 2)),
  ...spelled('Gi|GiB|gib', bytes(KI ** 3)),
  ...spelled('Ti|TiB', bytes(KI ** 4)),
  ...spelled('k|K|kB|KB|kb', bytes(1000), bytes(KI)),
  ...spelled('M|MB|mb|메가바이트', bytes(1e6), bytes(KI ** 2)),
  ...spelled('G|GB|gb|기가바이트', bytes(1e9), bytes(KI ** 3)),
  ...spelled('T|TB', bytes(1e12), bytes(KI ** 4)),
  ...spelled('core|cores|CPU|CPUs|vCPU|vCPUs|cpu|cpus|코어', { unit: 'cores', value: 1 }),
  ...spelled('millicore|millicores|밀리코어', { unit: 'cores', value: 1e-3 }),
  ...spelled('m', seconds(60), { unit: 'cores', value: 1e-3 }),
  ...spelled('ms|millisecond|milliseconds|밀리초', seconds(1e-3)),
  ...spelled('s|sec|secs|second|seconds|초', seconds(1)),
  ...spelled('min|mins|minute|minutes|분', seconds(60)),
  ...spelled('h|hr|hrs|hour|hours|시간', seconds(3600)),
  ...spelled('d|day|days|일', seconds(86_400)),
  ...spelled('%|percent|퍼센트', { unit: 'share', value: 1e-2 }),
  ...spelled('thousand|천', { unit: 'many', value: 1000 }),
  ...spelled('만', { unit: 'many', value: 1e4 }),
  ...spelled('million|백만', { unit: 'many', value: 1e6 }),
]);

function spelled(spellings: string, ...meanings: readonly Amount[]): [string, readonly Amount[]][] {
  return spellings.split('|').map((spelling) => [spelling, meanings]);
}

function bytes(value: number): Amount {
  return { unit: 'bytes', value };
}

function seconds(value: number): Amount {
  return { unit: 'seconds', value };
}

const SPELLINGS = [...UNITS.keys()].sort((a, b) => b.length - a.length).join('|');

/**
 * A number of its own: not part of a name, a version, an address, a date or an ordinal. Korean counters and particles may
 * follow without a blank.
 */
const NUMBER = new RegExp(
  String.raw`(?<![\w.:/#@-]|\d,)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s?(${SPELLINGS})(?![A-Za-z\d])|(?!\w))(?!\.\d|,\d|:\d|번째|차)`,
  'g',
);

export const quantitiesIn = (text: string): readonly Quantity[] =>
  [...text.matchAll(NUMBER)].map(({ 0: whole, 1: digits = '', 2: fraction = '', 3: spelling, index }) => {
    const plain = digits.replaceAll(',', '');
    const written = Number(plain + fraction);
    const meanings = spelling === undefined ? [] : (UNITS.get(spelling) ?? []);
    return {
      text: whole,
      at: index,
      written,
      meanings: meanings.map(({ unit, value }) => ({ unit, value: written * value })),
      tolerance: written === 0 ? 0 : stepOf(plain, fraction) / 2 / written,
    };
  });

/** What the last digit counts: 0.1 in `1.5`, 1 in `128`, 100 in `1,500`. Zeros at the end round only long numbers. */
const stepOf = (digits: string, fraction: string): number => {
  if (fraction !== '') return 10 ** (1 - fraction.length);
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  return digits.length >= 4 ? 10 ** Math.min(zeros, digits.length - 2) : 1;
};
