import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { ErrorLine } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import { plainLine } from '../../../evidence/log-line/plain-line.js';
import { lastTermination } from '../../container-view.js';
import { containerRule, type SeenContainer } from '../../kit/container-rule.js';
import { claim, DOWN, type Rule, type Sighting } from '../../kit/rule.js';
import { oomRun } from './container-memory-limit.js';

/** Something of which a program has no more, as its own runtime or the kernel says. */
interface Resource {
  readonly mechanism: string;
  readonly line: RegExp;
}

const RESOURCES: readonly Resource[] = [
  {
    mechanism: 'memory/heap',
    line: /java\.lang\.OutOfMemoryError: (?!unable to create)|GC overhead limit exceeded|JavaScript heap out of memory|System\.OutOfMemoryException|^MemoryError\b|\bMemoryError:|fatal error: runtime: out of memory|Allowed memory size of \d+ bytes exhausted/,
  },
  { mechanism: 'run/open-files', line: /too many open files|\bEMFILE\b|\bENFILE\b/i },
  {
    mechanism: 'run/process-limit',
    line: /unable to create (?:new )?(?:native )?thread|can't start new thread|fork: .*(?:resource \w+ unavailable|no child processes)|resource \w+ unavailable.*(?:fork|thread|clone)|pthread_create failed|cannot fork|newosproc|pids? limit/i,
  },
  {
    mechanism: 'run/shared-memory',
    line: /could not resize shared memory segment|\/dev\/shm.{0,80}(?:no space|too small|full)|(?:no space left|bus error).{0,80}(?:\/dev\/shm|shared memory)/i,
  },
];

const HEAP_SIZE = /-Xmx\w+|-XX:MaxRAMPercentage=[\d.]+|--max-old-space-size=\d+/;

/** What the container is told about the size of its heap. */
const heapSetting = ({ container: { spec } }: SeenContainer): string | null => {
  const texts = [
    ...(spec?.env ?? []).map(({ value }) => value ?? ''),
    ...(spec?.command ?? []),
    ...(spec?.args ?? []),
  ];
  return texts.flatMap((text) => HEAP_SIZE.exec(text)?.[0] ?? [])[0] ?? null;
};

/** How many lines before its end a run that ended may tell why: what it says last is often what follows from it. */
const LAST_LINES = 20;

interface EndedLine {
  readonly text: string;
  readonly evidence: EvidenceId;
}

/** The newest of the last lines of the run that ended which fits. */
const endedSaying = ({ entity, container }: SeenContainer, line: RegExp): EndedLine | null => {
  const logs = entity.logs
    .filter((log) => log.container === container.name)
    .toSorted((a, b) => Number(b.previous) - Number(a.previous));
  for (const { lines } of logs) {
    const found =
      lines.status === 'ok' ? lines.value.slice(-LAST_LINES).findLast((each) => line.test(each)) : undefined;
    if (lines.status === 'ok' && found !== undefined)
      return { text: plainLine(found), evidence: lines.evidence };
  }
  return null;
};

/** The newest line of a container's logs that says so, of the run that ended too. */
const telling = (
  { entity, container, ...rest }: SeenContainer,
  line: RegExp,
): Pick<ErrorLine, 'text' | 'at' | 'evidence'> | null => {
  const seen = entity.errorLines.findLast(
    (each) => each.container === container.name && line.test(each.text),
  );
  if (seen !== undefined) return seen;
  // error lines begin shortly before the alert; the run that ended may be older
  if (lastTermination(container) === null) return null;
  const ended = endedSaying({ entity, container, ...rest }, line);
  return ended === null ? null : { ...ended, at: null };
};

const find = (seen: SeenContainer, { line }: Resource): Sighting | null => {
  const { container, evidence } = seen;
  if (container.role === 'init' || oomRun(container) !== null) return null;
  const said = telling(seen, line);
  if (said === null) return null;
  const limit =
    container.status?.resources?.limits?.['memory'] ?? container.spec?.resources?.limits?.['memory'];
  const heap = heapSetting(seen);
  return {
    since: said.at,
    known: 'suggested',
    claims: [
      claim(said.evidence, quoted(said.text)),
      ...(limit === undefined ? [] : [claim(evidence, `memory limit ${limit}`, `메모리 한도 ${limit}`)]),
      ...(heap === null ? [] : [claim(evidence, `heap setting ${heap}`, `힙 설정 ${heap}`)]),
    ],
    values: {
      container: container.name,
      line: bounded(said.text, 240),
      ...(limit !== undefined && { limit }),
      ...(heap !== null && { heap }),
    },
  };
};

/** A program that has used up its heap, its file descriptors, its threads or its shared memory, by its own word. */
export const exhaustedRules: readonly Rule[] = RESOURCES.map((resource) =>
  containerRule(resource.mechanism, (seen) => find(seen, resource), [...DOWN, 'saturation']),
);

/** Whether the run that ended tells of one of these: it is told by its own mechanism, not as a crash. */
export const endedExhausted = (seen: SeenContainer): boolean =>
  RESOURCES.some(({ line }) => endedSaying(seen, line) !== null);
