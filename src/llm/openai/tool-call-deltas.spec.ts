import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ToolCallDeltas } from './tool-call-deltas.js';

const collected = (...deltas: readonly unknown[]) => {
  const calls = new ToolCallDeltas();
  for (const delta of deltas) calls.add(delta);
  return calls.calls.map(({ id, name, arguments: text }) => ({ id, name, arguments: text }));
};
const delta = (
  index: number | undefined,
  id: string | undefined,
  name: string | undefined,
  args: unknown,
) => ({
  ...(index !== undefined && { index }),
  ...(id !== undefined && { id }),
  function: { ...(name !== undefined && { name }), arguments: args },
});

describe('tool calls put together from pieces', () => {
  it.each([
    ['whose id is new in each', [delta(0, 'a', 'look', '{"x"'), delta(0, 'b', undefined, ':1}')]],
    ['whose name comes in two', [delta(0, 'a', 'lo', ''), delta(0, undefined, 'ok', '{"x":1')], '}'],
    [
      'without a number',
      [delta(undefined, 'a', 'look', '{"x"'), delta(undefined, undefined, undefined, ':1}')],
    ],
  ])('may be one %s', (_, deltas, rest = '') => {
    const last = rest === '' ? [] : [delta(0, undefined, undefined, rest)];
    expect(collected(...deltas, ...last)).toEqual([{ id: 'a', name: 'look', arguments: '{"x":1}' }]);
  });

  const OFFERED = new Set(['get_pod', 'get_pod_status', 'list']);
  it.each<[string, unknown[], [string, string, string][]]>([
    [
      'a name in pieces with the arguments whole',
      [delta(0, 'a', 'get_pod', ''), delta(0, undefined, '_status', '{"x":1}')],
      [['a', 'get_pod_status', '{"x":1}']],
    ],
    [
      'a name in pieces, each with the id',
      [delta(0, 'a', 'li', ''), delta(0, 'a', 's', ''), delta(0, 'a', 't', '{}')],
      [['a', 'list', '{}']],
    ],
    [
      'the name so far in each piece',
      [delta(0, 'a', 'get', ''), delta(0, 'a', 'get_pod_st', ''), delta(0, 'a', 'get_pod_status', '{}')],
      [['a', 'get_pod_status', '{}']],
    ],
    [
      'a call without arguments and another one, under one number and without ids',
      [delta(0, undefined, 'list', ''), delta(0, undefined, 'get_pod', '{"x":1}')],
      [
        ['', 'list', ''],
        ['', 'get_pod', '{"x":1}'],
      ],
    ],
    [
      'pieces of two calls in turn, told apart by their ids alone',
      [
        delta(undefined, 'a', 'list', '{"x"'),
        delta(undefined, 'b', 'get_pod', '{"y"'),
        delta(undefined, 'a', undefined, ':1}'),
        delta(undefined, 'b', undefined, ':2}'),
      ],
      [
        ['a', 'list', '{"x":1}'],
        ['b', 'get_pod', '{"y":2}'],
      ],
    ],
    [
      'numbers as texts',
      [
        { ...delta(undefined, 'a', 'list', '{"x"'), index: '0' },
        { ...delta(undefined, 'b', 'list', '{"y"'), index: '1' },
        { ...delta(undefined, undefined, undefined, ':1}'), index: '0' },
        { ...delta(undefined, undefined, undefined, ':2}'), index: '1' },
      ],
      [
        ['a', 'list', '{"x":1}'],
        ['b', 'list', '{"y":2}'],
      ],
    ],
  ])('are told by the names of the tools and by ids: %s', (_, deltas, expected) => {
    const calls = new ToolCallDeltas(OFFERED);
    for (const each of deltas) calls.add(each);
    expect(calls.calls.map(({ id, name, arguments: text }) => [id, name, text])).toEqual(expected);
  });

  it('are those of OpenAI, however the pieces are cut and mixed', () => {
    const cut = fc.json().chain((json) =>
      fc.array(fc.nat(json.length), { maxLength: 5 }).map((cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), json.length];
        return places.slice(1).map((end, at) => json.slice(places[at], end));
      }),
    );
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 4 }), fc.infiniteStream(fc.nat(3)), (calls, order) => {
        const waiting = calls.map((parts, index) => [
          delta(index, `call-${index}`, `tool_${index}`, ''),
          ...parts.map((part) => delta(index, undefined, undefined, part)),
        ]);
        const mixed: unknown[] = waiting.map((parts) => parts.shift());
        while (waiting.some(({ length }) => length > 0)) {
          const some = waiting.filter(({ length }) => length > 0);
          mixed.push(some[order.next().value % some.length]?.shift());
        }
        expect(collected(...mixed)).toEqual(
          calls.map((parts, index) => ({
            id: `call-${index}`,
            name: `tool_${index}`,
            arguments: parts.join(''),
          })),
        );
      }),
    );
  });

  it.each<[string, unknown[], [string, string, string][]]>([
    [
      'whole calls, all under index 0',
      [delta(0, 'a', 'get', '{"x":1}'), delta(0, 'b', 'get', '{"x":2}')],
      [
        ['a', 'get', '{"x":1}'],
        ['b', 'get', '{"x":2}'],
      ],
    ],
    [
      'whole calls under index 0 with no or the same id',
      [
        delta(0, '', 'get', '{"x":1}'),
        delta(0, '', 'get', '{"x":2}'),
        delta(0, 'a', 'get', '{}'),
        delta(0, 'a', 'get', '{}'),
      ],
      [
        ['', 'get', '{"x":1}'],
        ['', 'get', '{"x":2}'],
        ['a', 'get', '{}'],
        ['a', 'get', '{}'],
      ],
    ],
    [
      'whole calls without index or id',
      [delta(undefined, undefined, 'get', '{"x":1}'), delta(undefined, undefined, 'list', '')],
      [
        ['', 'get', '{"x":1}'],
        ['', 'list', ''],
      ],
    ],
    [
      'pieces without index',
      [
        delta(undefined, 'a', 'get', '{"x"'),
        delta(undefined, undefined, undefined, ':1}'),
        delta(undefined, 'b', 'get', ''),
      ],
      [
        ['a', 'get', '{"x":1}'],
        ['b', 'get', ''],
      ],
    ],
    [
      'pieces that all repeat id and name',
      [delta(0, 'a', 'get', ''), delta(0, 'a', 'get', '{"x"'), delta(0, 'a', 'get', ':1}')],
      [['a', 'get', '{"x":1}']],
    ],
    ['arguments as an object', [delta(0, 'a', 'get', { x: 1 })], [['a', 'get', '{"x":1}']]],
    [
      'no arguments',
      [delta(0, 'a', 'get', undefined), delta(1, 'b', 'get', null)],
      [
        ['a', 'get', ''],
        ['b', 'get', ''],
      ],
    ],
    ['what is no call', [null, 'x', []], [['', '', '']]],
  ])('are those of servers that send %s', (_, deltas, expected) => {
    expect(collected(...deltas)).toEqual(expected.map(([id, name, args]) => ({ id, name, arguments: args })));
  });
});
