import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

it('keeps the making of masked values inside the masking room', () => {
  const trespassers = globSync('src/**/*.ts')
    .filter((path) => !path.startsWith('src/masking/'))
    .filter((path) => /mintMasked|masking\/masked\b/.test(readFileSync(path, 'utf8')));
  expect(trespassers).toEqual([]);
});

it('does not hand out the means to make one', async () => {
  expect(Object.keys(await import('./index.js'))).not.toContain('mintMasked');
});
