// The recorded cluster with a namespace that has grown: thousands of pods of another workload and events about them.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PODS = 5_000;
const EVENTS = 50_000;

/** @param {string} folder @param {string} file @param {(items: readonly any[]) => readonly any[]} more */
const extend = async (folder, file, more) => {
  const path = join(folder, 'objects', file);
  const list = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...list, items: [...list.items, ...more(list.items)] }));
};

/** @param {string} snapshot @returns its folder, and how to remove it */
export const growNamespace = async (snapshot) => {
  const folder = await mkdtemp(join(tmpdir(), 'kuberca-bench-'));
  await cp(snapshot, folder, { recursive: true });
  await extend(folder, 'pods.json', (pods) => {
    const model = pods.find(({ metadata }) => metadata.namespace === 'shop');
    return Array.from({ length: PODS }, (_, at) => ({
      ...model,
      metadata: {
        ...model.metadata,
        name: `worker-${at}`,
        uid: `worker-${at}`,
        labels: { app: 'worker' },
        ownerReferences: [],
      },
    }));
  });
  await extend(folder, 'events.json', (events) => {
    const [model] = events;
    return Array.from({ length: EVENTS }, (_, at) => ({
      ...model,
      metadata: { ...model.metadata, namespace: 'shop', name: `event-${at}`, uid: `event-${at}` },
      involvedObject: { kind: 'Pod', namespace: 'shop', name: `worker-${at % PODS}` },
    }));
  });
  return { folder, remove: () => rm(folder, { recursive: true }) };
};
