import { parentPort, workerData } from 'node:worker_threads';
import { EchoMemory } from '../echoes/echo-memory.js';
import { TextMasker } from '../text-masker.js';
import type { FoundSecret, KnownText } from './known-texts.js';
import type { WorkerData, Job } from './masking-thread.js';

/** The thread in which large texts are masked: it is sent texts and sends back what became of each. */
const { masking, hashKey } = workerData as WorkerData;
const texts = new TextMasker(masking, Buffer.from(hashKey));

const known = (text: string): KnownText => {
  const found: FoundSecret[] = [];
  const masked = texts.mask(
    text,
    { echoes: new EchoMemory(), clean: new Set() },
    ({ rule, start, end }, secret) => found.push({ rule, start, end, secret }),
  );
  return { masked: String(masked), found };
};

parentPort?.on('message', ({ id, texts: given }: Job) =>
  parentPort?.postMessage({ id, known: given.map(known) }, []),
);
