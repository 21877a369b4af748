import { describe, expect, it } from '@jest/globals';
import { askedOfLists } from '../../test/support/asked-of-lists.js';
import { graphOfSample } from '../../test/support/rule-samples.js';
import { diagnoseGraph } from './diagnose-graph.js';
import { MECHANISMS, TEXTS } from './mechanisms/index.js';

const idle = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`idle-${n}`, { port: 8080 }]));

describe('a diagnosis', () => {
  it.each(['firing', 'resolved'] as const)(
    'asks nothing of what stands only in lists but the object itself: an alert that is %s',
    async (status) => {
      const { graph, asked } = askedOfLists(
        await graphOfSample({
          name: 'a callee crashes among many that are well',
          cluster: { workloads: { web: { env: { CART_URL: 'http://cart:8080' } }, cart: {}, ...idle } },
          fault: {
            workloads: { cart: { state: { crashloop: { exit: 1, log: ['panic: no such table: carts'] } } } },
          },
        }),
      );
      const { story } = diagnoseGraph(graph, { status, labels: {}, annotations: {} }, MECHANISMS, TEXTS);
      expect(story?.summary.en).toMatch(/cart/);
      expect(graph.parts.entities.filter(({ hops }) => hops === null).length).toBeGreaterThan(40);
      expect(asked).toEqual([]);
    },
  );
});
