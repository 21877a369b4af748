// Checks that imports, those of types included, only go down the list of rooms (docs/architecture.md), and that http/ and
// jetstream/ know nothing of each other.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** From the top. Rooms of one line may not import each other. */
const ORDER = [
  ['cli'],
  ['app'],
  ['http'],
  ['notify', 'mcp'],
  ['intake', 'recorder'],
  ['groups'],
  ['chat', 'incidents'],
  ['analysis'],
  ['investigation'],
  ['diagnosis'],
  ['collect'],
  ['runbooks'],
  ['prompt'],
  ['llm'],
  ['output'],
  ['integrations'],
  ['tools'],
  ['evidence'],
  ['sessions'],
  ['jetstream'],
  ['transport'],
  ['alerts'],
  ['telemetry'],
  ['masking'],
  ['config'],
  ['lifecycle'],
  ['waiting'],
];

/** Pairs that may not meet although the list would let them. */
const STRANGERS = [['http', 'jetstream']];

const rank = new Map(ORDER.flatMap((rooms, index) => rooms.map((room) => [room, index])));
const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** @param {string} path below src/ @returns {string | null} `null` for what starts the process */
const roomOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null);

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.samples.ts'));

/** @param {string} from @param {string} to @returns {string | null} what is wrong with the import */
const complaint = (from, to) => {
  if (from === to) return null;
  const [above, below] = [rank.get(from), rank.get(to)];
  if (above === undefined || below === undefined) return `${from}/ or ${to}/ is not in the list of rooms`;
  if (STRANGERS.some((pair) => pair.includes(from) && pair.includes(to)))
    return `${from}/ may not know ${to}/`;
  return above < below ? null : `${from}/ may not know ${to}/, which is not below it`;
};

const problems = files.flatMap((file) => {
  const from = roomOf(file.slice('src/'.length));
  if (from === null) return [];
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(IMPORT)].flatMap(([, specifier = '']) => {
    const to = roomOf(normalize(join(dirname(file), specifier)).slice('src/'.length));
    const wrong = to === null ? `${from}/ may not know what starts the process` : complaint(from, to);
    return wrong === null ? [] : [`${file}: ${specifier}: ${wrong}`];
  });
});

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(
  `${files.length} files in ${rank.size} rooms, ${problems.length} imports that do not go down\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
