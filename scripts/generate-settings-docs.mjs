// Writes .env.example and the README's table of settings from the areas of settings (compiled: run `npm run build` first).
// With --check it writes nothing and exits 1 when one of them is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';

const { documentedAreas } = await import('../dist/config/areas/index.js');
const { environmentExample, settingsTable, withSettingsTable } = await import('../dist/config/document.js');
const { INTEGRATION_AREAS } = await import('../dist/integrations/integrations.js');

const areas = documentedAreas(INTEGRATION_AREAS);
const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => {
  try {
    return readFileSync(at(path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
};

const wanted = {
  '.env.example': environmentExample(areas),
  'README.md': withSettingsTable(read('README.md'), settingsTable(areas)),
};

const stale = Object.keys(wanted).filter((path) => read(path) !== wanted[path]);
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    process.stderr.write(`Not up to date: ${stale.join(', ')}. Run: npm run build && npm run docs\n`);
    process.exitCode = 1;
  }
} else {
  for (const path of stale) writeFileSync(at(path), wanted[path]);
  process.stdout.write(stale.length > 0 ? `Written: ${stale.join(', ')}\n` : 'Already up to date\n');
}
