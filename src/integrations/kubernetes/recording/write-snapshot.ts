import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Masker } from '../../../masking/index.js';
import type { CompleteKinds } from './complete-kinds.js';
import type { Journal } from './journal.js';
import { portableObject } from './portable-object.js';

/** What a recording consists of, before it is masked. */
export interface Recorded {
  readonly journal: Journal;
  readonly complete: CompleteKinds;
  readonly namespaces: readonly string[];
  readonly recordedAt: Date;
  /** As Alertmanager's webhook would send it: what a replay can be asked. */
  readonly alert: unknown;
}

/** What of a folder belongs to a snapshot, and is replaced by another. */
const PARTS = ['snapshot.json', 'alert.json', 'objects', 'logs'] as const;

/** Names of objects stay, as in the folder; a long path would look like a secret. What is selected by is masked. */
const maskedRead = (read: string, masker: Masker): string => {
  const at = read.indexOf('?');
  return at < 0 ? read : `${read.slice(0, at)}?${masker.text(read.slice(at + 1)).value}`;
};

/** Whether the folder can be written to without mixing with what is there: it is absent or empty. */
export const isFree = async (folder: string): Promise<boolean> => {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
};

/**
 * Writes a folder for `KUBE_SNAPSHOT`. An earlier snapshot in it is replaced, other files stay.
 * @returns the files written with the number of objects or lines in each, in order
 * @throws Error of the file system
 */
export const writeSnapshot = async (
  folder: string,
  { journal, complete, namespaces, recordedAt, alert }: Recorded,
  masker: Masker,
): Promise<readonly string[]> => {
  const written: string[] = [];
  const json = (value: unknown): string => `${JSON.stringify(masker.mask(value).value, null, 1)}\n`;
  await mkdir(folder, { recursive: true });
  for (const part of PARTS) await rm(join(folder, part), { recursive: true, force: true });
  await mkdir(join(folder, 'objects'));
  for (const [file, objects] of journal.objects.byFile()) {
    const name = join('objects', `${file}.json`);
    await writeFile(
      join(folder, name),
      json({ apiVersion: 'v1', kind: 'List', items: objects.map(portableObject) }),
    );
    written.push(`${name} (${objects.length} ${objects.length === 1 ? 'object' : 'objects'})`);
  }
  for (const { namespace, pod, container, previous, lines } of journal.logs) {
    const below = join('logs', namespace, pod);
    const name = join(below, `${container}${previous ? '.previous' : ''}.log`);
    await mkdir(join(folder, below), { recursive: true });
    const masked = masker.mask(lines).value.map((line) => `${line}\n`);
    await writeFile(join(folder, name), masked.join(''));
    written.push(`${name} (${lines.length} ${lines.length === 1 ? 'line' : 'lines'})`);
  }
  await writeFile(join(folder, 'alert.json'), json(alert));
  const manifest = {
    version: 1,
    recordedAt: recordedAt.toISOString(),
    kinds: complete.kinds,
    namespaces,
    reads: journal.reads.map((read) => maskedRead(read, masker)),
  };
  // last, so that a folder with this file is whole
  await writeFile(join(folder, 'snapshot.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  return [...written, 'alert.json', 'snapshot.json'];
};
