import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RECORDED_KINDS } from './bare-object.ts';
import type { BuiltCluster } from './cluster.ts';

/** Writes a built cluster as a folder for `KUBE_SNAPSHOT`. */
export const writeSnapshot = async (
  folder: string,
  { recordedAt, objects, logs }: BuiltCluster,
): Promise<void> => {
  const manifest = { version: 1, recordedAt, kinds: RECORDED_KINDS };
  await mkdir(join(folder, 'objects'), { recursive: true });
  await writeFile(join(folder, 'snapshot.json'), JSON.stringify(manifest));
  const kinds = Map.groupBy(objects, ({ kind }) => String(kind));
  for (const [kind, items] of kinds) {
    const list = { apiVersion: 'v1', kind: 'List', items };
    await writeFile(join(folder, 'objects', `${kind.toLowerCase()}.json`), JSON.stringify(list));
  }
  for (const { path, text } of logs) {
    const file = join(folder, 'logs', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
};
