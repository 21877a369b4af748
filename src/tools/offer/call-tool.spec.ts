import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ClusterTools } from '../../../test/support/cluster-tools.js';
import { InMemoryReader } from '../../../test/support/in-memory-reader.js';
import { namespace } from '../parameters.js';
import { toolsOver } from '../tool.js';

const defineTool = toolsOver<object>();

const countingTool = () => {
  let count = 0;
  return defineTool({
    name: 'look',
    about: 'Looks.',
    parameters: z.object({ namespace }),
    run: async (args) => {
      count += 1;
      return { ...args, count };
    },
  });
};

const session = () => new ClusterTools(new InMemoryReader({}), {}, [countingTool()]);
const signal = new AbortController().signal;

describe('call_tool', () => {
  it.each([
    ['an object', { tool: 'look', arguments: { namespace: 'shop' } }],
    ['JSON text', { tool: 'look', arguments: '{"namespace":"shop"}' }],
    ['members beside the name of the tool', { tool: 'look', namespace: 'shop' }],
  ])('takes the arguments as %s', async (_form, call) => {
    expect(await session().call('call_tool', call)).toEqual({ namespace: 'shop', count: 1 });
  });

  it('is the call that stands in it: answered once together with the direct one, and asked the same', async () => {
    const { session: tools } = session();
    const direct = await tools.call('look', '{"namespace":"shop"}', signal);
    const through = await tools.call('call_tool', '{"tool":"look","arguments":{"namespace":"shop"}}', signal);
    expect(through).toEqual(direct);
  });

  it('names the schema of the inner tool when its arguments are wrong', async () => {
    const { session: tools } = session();
    const direct = await tools.call('look', '{}', signal);
    const through = await tools.call('call_tool', '{"tool":"look","arguments":{}}', signal);
    expect(through).toEqual(direct);
    expect(JSON.parse(through.json.value)).toMatchObject({
      error: 'invalid',
      schema: { required: ['namespace'] },
    });
  });

  it.each([
    ['{}', /needs the name of a tool/],
    ['[]', /needs the name of a tool/],
    ['{"tool":', /needs the name of a tool/],
    ['{"tool":"rm_rf"}', /^there is no tool "rm_rf"$/],
    ['{"tool":"call_tool","arguments":{"tool":"look"}}', /^there is no tool "call_tool"$/],
    ['{"tool":"look","arguments":"{"}', /^the arguments are not JSON$/],
    ['{"tool":"look","arguments":[]}', /object/],
  ])('refuses %s', async (text, detail) => {
    const { json, errorClass } = await session().session.call('call_tool', text, signal);
    expect(errorClass).toBe('invalid');
    expect(JSON.parse(json.value)).toMatchObject({ detail: expect.stringMatching(detail) });
  });
});
