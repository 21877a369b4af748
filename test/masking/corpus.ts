import { readdirSync, readFileSync } from 'node:fs';

/** One text, or one value in JSON, of a corpus. */
export interface Piece {
  /** File and number, to find it again. */
  readonly name: string;
  readonly text: string;
}

const BETWEEN = /^%%\n/m;

/** Every piece of the files in a folder beside this file; `%%` on a line of its own stands between two. */
export const piecesIn = (folder: string): readonly Piece[] => {
  const root = new URL(`${folder}/`, import.meta.url);
  return readdirSync(root)
    .sort()
    .flatMap((file) =>
      readFileSync(new URL(file, root), 'utf8')
        .split(BETWEEN)
        .map((text, at) => ({ name: `${file} ${at + 1}`, text: text.replace(/\n$/, '') }))
        .filter(({ text }) => text !== ''),
    );
};

/** Structures are written as JSON, one a piece, in files of that name. */
export const valueOf = ({ name, text }: Piece): unknown =>
  name.startsWith('structures') ? (JSON.parse(text) as unknown) : text;
