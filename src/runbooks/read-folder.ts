import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isRefused, readRunbook, type KeptRunbook, type Refused } from './read-runbook.js';

/** Most files, bytes of one and folders below the folder. */
const MAX_FILES = 200;
const MAX_BYTES = 65_536;
const MAX_DEPTH = 3;

/** What a folder holds. */
export interface RunbookFolder {
  readonly runbooks: readonly KeptRunbook[];
  readonly refused: readonly Refused[];
}

/** Markdown files below a folder; what Kubernetes keeps a mounted ConfigMap in (`..data`) is seen through its links. */
const filesIn = async (folder: string, depth = 0): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(depth < MAX_DEPTH ? await filesIn(path, depth + 1) : []));
    else if (entry.name.endsWith('.md')) found.push(path);
  }
  return found;
};

const readOne = async (folder: string, path: string): Promise<KeptRunbook | Refused> => {
  const name = relative(folder, path);
  const [root, real] = await Promise.all([realpath(folder), realpath(path)]);
  if (!real.startsWith(root + sep)) return { name, problem: 'it lies outside of the folder' };
  const { size } = await stat(real);
  if (size > MAX_BYTES) return { name, problem: `it is larger than ${MAX_BYTES / 1024} KiB` };
  return readRunbook(name, await readFile(real, 'utf8'));
};

/**
 * Reads a folder of runbooks; what cannot be used is told.
 * @throws when the folder cannot be read
 */
export const readFolder = async (folder: string): Promise<RunbookFolder> => {
  const files = await filesIn(folder);
  const read: (KeptRunbook | Refused)[] = [];
  for (const path of files.slice(0, MAX_FILES)) {
    read.push(
      await readOne(folder, path).catch(() => ({
        name: relative(folder, path),
        problem: 'it cannot be read',
      })),
    );
  }
  const beyond = files
    .slice(MAX_FILES)
    .map((path) => ({ name: relative(folder, path), problem: `there are more than ${MAX_FILES} files` }));
  return {
    runbooks: read.filter((each): each is KeptRunbook => !isRefused(each)),
    refused: [...read.filter(isRefused), ...beyond],
  };
};

/** Changes when any file does. */
export const stateOf = async (folder: string): Promise<string> => {
  const files = (await filesIn(folder)).slice(0, MAX_FILES);
  const states = await Promise.all(
    files.map(async (path) =>
      stat(path).then(
        ({ mtimeMs, size }) => `${path} ${mtimeMs} ${size}`,
        () => path,
      ),
    ),
  );
  return states.join('\n');
};
