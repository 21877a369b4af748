// Writes docs/masking-rules.md from the rules of masking (compiled: run `npm run build` first). With --check it writes nothing
// and exits 1 when the file is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';

const { maskingRulesDocument } = await import('../dist/masking/document.js');

const PATH = 'docs/masking-rules.md';
const file = new URL(`../${PATH}`, import.meta.url);
const read = () => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
};

const wanted = maskingRulesDocument();
const isFresh = read() === wanted;
if (process.argv.includes('--check')) {
  if (!isFresh) {
    process.stderr.write(`Not up to date: ${PATH}. Run: npm run build && npm run masking:docs\n`);
    process.exitCode = 1;
  }
} else {
  if (!isFresh) writeFileSync(file, wanted);
  process.stdout.write(isFresh ? 'Already up to date\n' : `Written: ${PATH}\n`);
}
