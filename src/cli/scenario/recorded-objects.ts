import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KubeObject } from '../../evidence/objects.js';
import { parseSnapshotManifest } from '../../integrations/kubernetes/snapshot/manifest.js';

/** A recorded cluster as a draft is made of it. */
export interface RecordedObjects {
  readonly recordedAt: Date;
  readonly objects: readonly KubeObject[];
  /** Lines of a log without their times, the newest last; none where it was not recorded. */
  readonly log: (namespace: string, pod: string, file: string) => Promise<readonly string[]>;
}

/** Most lines of a log in a draft. */
const MAX_LINES = 12;

const withoutTime = (line: string): string => line.slice(line.indexOf(' ') + 1);

interface Listed extends KubeObject {
  readonly items?: readonly KubeObject[];
}

/** @throws Error that names the file that cannot be read */
export const recordedObjects = async (folder: string): Promise<RecordedObjects> => {
  const { recordedAt } = parseSnapshotManifest(await readFile(join(folder, 'snapshot.json'), 'utf8'));
  const files = (await readdir(join(folder, 'objects'))).filter((name) => name.endsWith('.json')).sort();
  const lists = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(folder, 'objects', name), 'utf8')) as Listed),
  );
  return {
    recordedAt,
    objects: lists.flatMap((list) => {
      const kind = list.kind?.replace(/List$/, '') ?? '';
      return (list.items ?? [list]).map((item) => ({ kind, ...item }));
    }),
    log: async (namespace, pod, file) => {
      const text = await readFile(join(folder, 'logs', namespace, pod, file), 'utf8').catch(() => '');
      const lines = text.split('\n').filter((line) => line !== '');
      return lines.slice(-MAX_LINES).map(withoutTime);
    },
  };
};
