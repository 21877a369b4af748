import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toolsDocument } from './document.js';
import { providerOf } from '../../test/support/cluster-tools.js';
import { DESCRIPTIONS, TOOLS } from '../integrations/integrations.js';
import { limit, namespace, optionalText } from './parameters.js';
import { toolsOver } from './tool.js';

describe('toolsDocument', () => {
  it('has a section for every tool', () => {
    const document = toolsDocument(DESCRIPTIONS);
    for (const { name } of TOOLS) expect(document).toContain(`\n### ${name}\n`);
  });

  it('shows a tool with its parameters, which may be left out marked', () => {
    const tool = toolsOver<object>()({
      name: 'look',
      about: 'Looks.',
      parameters: z.object({
        namespace,
        word: optionalText('A|b.'),
        time: z.union([z.string(), z.number()]).nullish(),
        limit: limit({ min: 1, max: 9, fallback: 2, about: 'Most.' }),
      }),
      run: async () => null,
    });
    expect(toolsDocument([providerOf([tool]).about])).toContain(
      [
        '## Test',
        '',
        'Offered when a test says so.',
        '',
        '### look',
        '',
        'Looks.',
        '',
        '| parameter | type | |',
        '| --- | --- | --- |',
        '| `namespace` | string | Namespace. |',
        String.raw`| ${'`word`'}? | string | A\|b. |`,
        '| `time`? | string or number |  |',
        '| `limit`? | integer | Most. Default 2, 1 to 9. |',
      ].join('\n'),
    );
  });
});
