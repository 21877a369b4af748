import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toolsDocument } from './document.js';
import { TOOLS } from './list.js';
import { limit, namespace, optionalText } from './parameters.js';
import { defineTool } from './tool.js';

describe('toolsDocument', () => {
  it('has a section for every tool', () => {
    const document = toolsDocument(TOOLS);
    for (const { name } of TOOLS) expect(document).toContain(`\n### ${name}\n`);
  });

  it('shows a tool with its parameters, which may be left out marked', () => {
    const tool = defineTool({
      name: 'look',
      about: 'Looks.',
      needs: 'istio',
      parameters: z.object({
        namespace,
        word: optionalText('A|b.'),
        time: z.union([z.string(), z.number()]).nullish(),
        limit: limit({ min: 1, max: 9, fallback: 2, about: 'Most.' }),
      }),
      run: async () => null,
    });
    expect(toolsDocument([tool])).toContain(
      [
        '## Istio',
        '',
        'Offered when `AGENT_ISTIO_ENABLED` is true.',
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
