import { describe, expect, it } from '@jest/globals';
import { ApiTokensInvalid, parseApiTokens } from './api-tokens.js';

const TOKEN = 'a-token-of-enough-length';

describe('a file of API tokens', () => {
  it('holds a token a line, with one role or several', () => {
    const tokens = parseApiTokens(`# the backend\nanalyze ${TOKEN}\r\n\n  ADMIN,ingest\t${TOKEN}-2  \n`);
    expect(tokens.map(({ roles }) => roles)).toEqual([['analyze'], ['admin', 'ingest']]);
  });

  it.each([
    ['a line without a role', TOKEN, /line 1 is not of the form/],
    ['a line with more than a token', `analyze ${TOKEN} more`, /line 1 is not of the form/],
    [
      'an unknown role',
      `# x\nroot ${TOKEN}`,
      /line 2 names a role that is not one of analyze, ingest, admin/,
    ],
    ['an empty role', `analyze, ${TOKEN}`, /line 1 names a role/],
    ['a short token', 'analyze s3cret', /line 1 is shorter than 16/],
    ['nothing', '\n# nothing yet\n', /holds no token/],
  ])('is refused for %s, without showing what it holds', (_, text, why) => {
    const read = () => parseApiTokens(text);
    expect(read).toThrow(ApiTokensInvalid);
    expect(read).toThrow(why);
    expect(read).not.toThrow(TOKEN);
  });
});
