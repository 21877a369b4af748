import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { providerOf } from '../../test/support/cluster-tools.js';
import { toolsInOrder } from './tool-provider.js';
import { toolsOver } from './tool.js';

const tool = (name: string) =>
  toolsOver<object>()({ name, about: 'Looks.', parameters: z.object({}), run: async () => null });

it('has a model see the tools by chapter, and further ones after those of every source', () => {
  const [late, early] = [providerOf([tool('c')]).about, providerOf([tool('a'), tool('b')]).about];
  const sources = [
    { ...late, chapter: 2 },
    { ...early, chapter: 1, furtherTools: [tool('z')] },
  ];
  expect(toolsInOrder(sources).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'z']);
});
