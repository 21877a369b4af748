// Writes docs/openapi.json from what the controllers say of their routes; with --check, only says whether it is fresh.
// Needs a build.
import { readFile, writeFile } from 'node:fs/promises';
import { HttpModule } from '../dist/http/http.module.js';
import { describedRoutes } from '../dist/http/openapi/described-routes.js';
import { openApiDocument } from '../dist/http/openapi/document.js';

const FILE = new URL('../docs/openapi.json', import.meta.url);

const controllers = Reflect.getMetadata('controllers', HttpModule);
const fresh = `${JSON.stringify(openApiDocument(describedRoutes(controllers)), null, 2)}\n`;
const stored = await readFile(FILE, 'utf8').catch(() => null);

if (!process.argv.includes('--check')) await writeFile(FILE, fresh);
else if (stored !== fresh) {
  process.stderr.write('docs/openapi.json is not what the routes say: run `make openapi`\n');
  process.exitCode = 1;
}
