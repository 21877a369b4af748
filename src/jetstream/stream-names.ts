import { partitionOf } from './partition.js';
import type { WorkClass } from './work-class.js';

type StreamWord = 'alerts' | 'work' | 'results' | 'dead' | 'notify' | 'changes';

/** What streams are spread over several. */
type SpreadWord = 'work' | 'results';

const streamName = (prefix: string, word: StreamWord): string =>
  `${prefix}_${word}`.toUpperCase().replaceAll('-', '_');

/**
 * Subjects and names under a prefix.
 * @param partitions of work and results; where there are several, a token of its own names the one: `kuberca.results.group.3.<group>`
 */
export const names = (prefix: string, partitions = 1) => {
  const inPartition = (start: string, group: string, id: string): string =>
    partitions === 1
      ? `${prefix}.${start}.${id}`
      : `${prefix}.${start}.${partitionOf(group, partitions)}.${id}`;
  return {
    stream: (word: Exclude<StreamWord, SpreadWord>): string => streamName(prefix, word),
    /** The streams of work, or of results, by partition. */
    streams: (word: SpreadWord): readonly string[] =>
      partitions === 1
        ? [streamName(prefix, word)]
        : Array.from({ length: partitions }, (_, partition) => `${streamName(prefix, word)}_${partition}`),
    bucket: (word: 'alert_state' | 'group_of' | 'lease' | 'attempts' | 'notify'): string =>
      `${prefix}_${word}`,
    alert: (status: string, id: string): string => `${prefix}.alerts.${status}.${id}`,
    work: (workClass: WorkClass, group: string): string => inPartition(`work.${workClass}`, group, group),
    groupResult: (group: string): string => inPartition('results.group', group, group),
    alertResult: (id: string, group: string): string => inPartition('results.alert', group, id),
    /** A trigger: bring what a sink was told of a group up to date. */
    notify: (sink: string, group: string): string => `${prefix}.notify.${sink}.${group}`,
    dead: (stage: string): string => `${prefix}.dead.${stage}`,
    /** Changes of one object, and those of all objects of a namespace (`_` for what has none). */
    changes: (namespace: string, object = '>'): string => `${prefix}.changes.${namespace}.${object}`,
    /** What the processes of the service tell each other; in no stream. */
    control: (topic: string): string => `${prefix}.control.${topic}`,
    /** The stream that holds a subject. */
    streamOf: (subject: string): string => {
      const [, word = '', , partition, id] = subject.split('.');
      const name = streamName(prefix, word as StreamWord);
      return partitions > 1 && (word === 'work' || word === 'results') && id !== undefined
        ? `${name}_${partition}`
        : name;
    },
  } as const;
};

/** Subjects of one partition's stream. */
export const subjectsOf = (prefix: string, word: SpreadWord, partition: number, partitions: number): string =>
  partitions === 1 ? `${prefix}.${word}.>` : `${prefix}.${word}.*.${partition}.*`;

/** Durable names of the consumers. */
export const INTAKE = 'intake';
export const ROUTER = 'notify';
export const NOTIFIER = 'notifier';
export const analystOf = (workClass: WorkClass): string => `analyst-${workClass}`;
