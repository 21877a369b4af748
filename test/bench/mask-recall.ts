// How much of the corpus's secrets is hidden, and of what is clean: `node test/bench/mask-recall.ts [--show]` after a build.
import { loadSettings } from '../../dist/config/load.js';
import { RuleMasker } from '../../dist/masking/rule-masker.js';
import { piecesIn, valueOf } from '../masking/corpus.ts';
import { filled } from '../masking/made-secrets.ts';

const show = process.argv.includes('--show');
const masker = new RuleMasker(loadSettings({}));
const masked = (value: unknown): string => {
  const out: unknown = masker.mask(value).value;
  return typeof out === 'string' ? out : JSON.stringify(out);
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const words = (text: string): readonly string[] => text.split(/[\s\\]+/).filter((word) => word.length > 2);

const byFile = new Map<string, { all: number; hidden: number }>();
let words_ = 0;
let kept = 0;
piecesIn('secrets').forEach((piece, number) => {
  const file = piece.name.split(' ')[0] ?? '';
  const counts = byFile.get(file) ?? { all: 0, hidden: 0 };
  byFile.set(file, counts);
  for (const { text, secrets, context } of filled(piece.text, number + 1)) {
    const out = masked(valueOf({ name: piece.name, text }));
    const missed = secrets.filter((secret) => secret.split(' ').some((part) => out.includes(part)));
    counts.all += secrets.length;
    counts.hidden += secrets.length - missed.length;
    if (show && missed.length > 0)
      say(`MISSED ${piece.name}: ${text.slice(0, 300)}\n    → ${out.slice(0, 300)}`);
    const around = context.flatMap(words);
    const lost = around.filter((word) => !out.includes(word));
    words_ += around.length;
    kept += around.length - lost.length;
    if (show && lost.length > 0 && missed.length === 0)
      say(`LOST ${piece.name}: ${lost.join(' | ')}\n    → ${out.slice(0, 300)}`);
  }
});
let all = 0;
let hidden = 0;
for (const [file, counts] of byFile) {
  all += counts.all;
  hidden += counts.hidden;
  say(`${file.padEnd(20)} ${counts.hidden}/${counts.all}`);
}
const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)} %`;
say(`recall ${percent(hidden, all)} of ${all}, words around them kept ${percent(kept, words_)}`);

const clean = piecesIn('clean');
const wrong = clean.filter((piece) => {
  const value = valueOf(piece);
  const given = typeof value === 'string' ? value : JSON.stringify(value);
  const out = masked(value);
  if (show && out !== given) say(`FALSE ${piece.name}: ${given.slice(0, 400)}\n    → ${out.slice(0, 400)}`);
  return out !== given;
});
say(
  `false masks in ${wrong.length} of ${clean.length} clean pieces (${percent(wrong.length, clean.length)})`,
);
