import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CACHE = resolve('.cache');
/** What stands for the version before where no version has a tag yet: before triggers had classes and records a version. */
const BEFORE_TAGS = 'ce9920f';
const NEEDED = ['src', 'package.json', 'nest-cli.json', 'tsconfig.json', '.swcrc'];

const git = async (...args: readonly string[]): Promise<string | null> => {
  try {
    return (await run('git', args)).stdout.trim();
  } catch {
    return null;
  }
};

/** The commit of the version before this one; `null` where the history is not here, as in a shallow clone. */
const earlierCommit = async (): Promise<string | null> => {
  const tag = await git('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD^');
  return git('rev-parse', '--verify', '--quiet', `${tag ?? BEFORE_TAGS}^{commit}`);
};

/** Compiles a commit under `.cache/`, once; with the packages of today. */
const compiled = async (commit: string): Promise<string> => {
  const target = join(CACHE, `earlier-${commit.slice(0, 12)}`);
  if (!existsSync(target)) {
    await mkdir(CACHE, { recursive: true });
    const folder = await mkdtemp(join(CACHE, 'earlier-compiling-'));
    try {
      const archive = join(folder, 'source.tar');
      await run('git', ['archive', '--output', archive, commit, ...NEEDED]);
      await run('tar', ['-xf', archive, '-C', folder]);
      await rm(archive);
      await symlink(resolve('node_modules'), join(folder, 'node_modules'));
      await run(process.execPath, [resolve('node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
        cwd: folder,
      });
      await rename(folder, target).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return join(target, 'dist', 'main.js');
};

/**
 * The program of the version before this one, compiled.
 * @returns `undefined` where the history is not here: then this version stands for both, which is told
 */
export const earlierBuild = async (): Promise<string | undefined> => {
  const commit = await earlierCommit();
  if (commit !== null) return compiled(commit);
  process.stderr.write(
    'the history is not here (a shallow clone?): this version stands for the one before\n',
  );
  return undefined;
};
