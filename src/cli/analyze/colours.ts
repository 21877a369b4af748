/** Ways to set words apart in a terminal. */
export interface Colours {
  readonly title: (text: string) => string;
  readonly object: (text: string) => string;
  readonly cause: (text: string) => string;
  readonly faint: (text: string) => string;
}

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const same = (text: string): string => text;

export const PLAIN: Colours = { title: same, object: same, cause: same, faint: same };

export const COLOURED: Colours = {
  title: sgr(1, 22),
  object: sgr(36, 39),
  cause: sgr(31, 39),
  faint: sgr(2, 22),
};

/** Colours where a person looks on; Node reads `NO_COLOR` and `TERM`. */
export const coloursOf = (stream: Pick<NodeJS.WriteStream, 'isTTY' | 'hasColors'>): Colours =>
  stream.isTTY && stream.hasColors() ? COLOURED : PLAIN;
