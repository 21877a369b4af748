import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { KubeObject } from '../evidence/objects.js';
import type { ClusterWatch, WatchEvent } from '../integrations/kubernetes/client/cluster-watch.js';
import { WatchRefused } from '../integrations/kubernetes/client/watch-refused.js';
import type { WatchedKind } from '../integrations/watched-kind.js';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { KindWatch, type KindObserver } from './kind-watch.js';

const KIND: WatchedKind = { apiVersion: 'v1', plural: 'configmaps', kind: 'ConfigMap', parts: ['data'] };
const object = (name: string, resourceVersion: string): KubeObject => ({
  metadata: { name, namespace: 'shop', resourceVersion },
});
const event = (type: WatchEvent['type'], name: string, version: string): WatchEvent => ({
  type,
  object: object(name, version),
});

type Step = readonly WatchEvent[] | Error;
interface Script {
  readonly lists: (readonly KubeObject[] | Error)[];
  readonly watches: Step[];
}

let stop: AbortController;
const said: string[] = [];
const observer: KindObserver = {
  seen: (_, { metadata }, isFirst) => said.push(`${isFirst ? 'first ' : ''}${metadata.name}`),
  gone: (_, { name }) => said.push(`gone ${name}`),
  listed: (_, __, present) => said.push(`listed ${[...present].join(' ')}`),
};

const follow = async ({ lists, watches }: Script) => {
  const asked: string[] = [];
  const cluster = {
    list: async (_: unknown, seen: (object: KubeObject) => void) => {
      asked.push('list');
      const next = lists.shift() ?? new Error('no more lists');
      if (next instanceof Error) throw next;
      for (const each of next) seen(each);
      return '10';
    },
    watch: async function* (_: unknown, version: string) {
      asked.push(`watch ${version}`);
      const next = watches.shift();
      if (next === undefined) stop.abort();
      else if (next instanceof Error) throw next;
      else yield* next;
    },
  } as unknown as ClusterWatch;
  const logger = new MemoryLogger();
  const done = new KindWatch(cluster, { kind: KIND, namespace: null }, observer, logger).follow(stop.signal);
  await jest.advanceTimersByTimeAsync(30 * 60_000);
  stop.abort();
  await done;
  return { asked, lines: logger.lines };
};

beforeEach(() => {
  jest.useFakeTimers();
  stop = new AbortController();
  said.length = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the watch of one kind', () => {
  it('lists once, then goes on from where the watch before ended, bookmarks counted', async () => {
    const { asked } = await follow({
      lists: [[object('a', '9')]],
      watches: [[event('MODIFIED', 'a', '12'), event('BOOKMARK', '', '15')], [event('DELETED', 'a', '20')]],
    });
    expect(asked).toEqual(['list', 'watch 10', 'watch 15', 'watch 20']);
    expect(said).toEqual(['first a', 'listed shop/a', 'a', 'gone a']);
  });

  it('goes on after a connection broke, without a list', async () => {
    const { asked, lines } = await follow({
      lists: [[]],
      watches: [new Error('reset'), [], new Error('reset')],
    });
    expect(asked.filter((call) => call === 'list')).toHaveLength(1);
    expect(lines.filter(({ event: told }) => told === 'changes_not_watched').length).toBeLessThanOrEqual(2);
  });

  it('lists again, as a later list, when the API server has forgotten where it was', async () => {
    const { asked } = await follow({
      lists: [[object('a', '9')], [object('b', '30')]],
      watches: [new WatchRefused(410, 'too old')],
    });
    expect(asked).toEqual(['list', 'watch 10', 'list', 'watch 10']);
    expect(said).toEqual(['first a', 'listed shop/a', 'b', 'listed shop/b']);
  });

  it.each([
    [403, 'changes_not_watched', 'warn'],
    [404, 'changes_kind_not_served', 'debug'],
  ])('asks seldom, and tells once, where the answer is %i', async (status, told, level) => {
    const { asked, lines } = await follow({
      lists: Array.from({ length: 100 }, () => new WatchRefused(status, 'no')),
      watches: [],
    });
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(10);
    expect(lines).toMatchObject([{ level, event: told }]);
  });
});
