// Writes docs/openapi.json from the schemas that the routes validate with; with --check, only says whether it is fresh.
// Needs a build.
import { readFile, writeFile } from 'node:fs/promises';
import { openApiDocument } from '../dist/http/openapi.js';

const FILE = new URL('../docs/openapi.json', import.meta.url);

const fresh = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
const stored = await readFile(FILE, 'utf8').catch(() => null);

if (!process.argv.includes('--check')) await writeFile(FILE, fresh);
else if (stored !== fresh) {
  process.stderr.write('docs/openapi.json is not what the schemas say: run `make openapi`\n');
  process.exitCode = 1;
}
