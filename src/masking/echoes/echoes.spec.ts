import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loadSettings } from '../../config/load.js';
import { RuleMasker } from '../rule-masker.js';

const masker = new RuleMasker(loadSettings({}));
const mask = (value: unknown): unknown => masker.mask(value).value;
const SECRET = 'Tr0ub4dor&3/x?';

const WRITTEN: Readonly<Record<string, string>> = {
  plain: SECRET,
  'in base64': Buffer.from(SECRET).toString('base64'),
  'in base64 behind something': Buffer.from(`shop:${SECRET}`).toString('base64'),
  'in base64 for URLs': Buffer.from(`shop:${SECRET}!`).toString('base64url'),
  'encoded for a URL': encodeURIComponent(SECRET),
  'in hex digits': Buffer.from(SECRET).toString('hex'),
  'in a text in JSON': JSON.stringify(JSON.stringify(`a "${SECRET}" b`)),
  'over a line break': `${SECRET.slice(0, 7)}\n  ${SECRET.slice(7)}`,
};

describe('a value that was hidden in one place', () => {
  it.each(Object.entries(WRITTEN))('is hidden where it stands elsewhere, %s', (_, written) => {
    const masked = mask({ env: [{ name: 'DB_PASSWORD', value: SECRET }], line: `using ${written} now` });
    expect((masked as { line: string }).line).toMatch(/\[MASKED\]/);
    expect(JSON.stringify(masked)).not.toContain(written.slice(4, -4));
  });

  it('is hidden in what came before it, in keys, and in lines that a log broke', () => {
    expect(
      mask({
        first: `saw ${SECRET}`,
        [`key ${SECRET}`]: 1,
        lines: [`begins Tr0ub4`, `dor&3/x? and goes on`],
        password: SECRET,
      }),
    ).toEqual({
      first: 'saw [MASKED]',
      'key [MASKED]': 1,
      lines: ['begins [MASKED]', '[MASKED] and goes on'],
      password: '[MASKED]',
    });
  });

  it('is not followed where it is short, a name or a number', () => {
    const value = {
      password: 'shop',
      token: 'cart-database',
      secret_key: 12345678,
      text: 'shop of cart-database 12345678',
    };
    expect(mask(value)).toMatchObject({ text: value.text });
  });

  it('is followed through one piece of work, and not beyond it', async () => {
    const work = async (): Promise<string> => {
      masker.mask({ password: SECRET });
      await Promise.resolve();
      return masker.text(`saw ${SECRET}`).value;
    };
    expect(await masker.following(null, work)).toBe('saw [MASKED]');
    expect(masker.text(`saw ${SECRET}`).value).toBe(`saw ${SECRET}`);
  });

  it('is followed through the turns of one conversation', () => {
    masker.following('a', () => masker.mask({ password: SECRET }));
    expect(masker.following('a', () => masker.text(SECRET).value)).toBe('[MASKED]');
    expect(masker.following('b', () => masker.text(SECRET).value)).toBe(SECRET);
  });

  it('has the mark of its first place in hash mode', () => {
    const hashing = new RuleMasker(loadSettings({ BUILTIN_REDACTION_HASH_MODE: 'true' }));
    const { password, text } = hashing.mask({ password: SECRET, text: WRITTEN['in base64'] }).value;
    expect(text).toBe(password);
  });

  it('does not come out of any text around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const masked = mask({ password: SECRET, text: before + SECRET + after });
        expect(JSON.stringify(masked)).not.toContain(SECRET);
      }),
    );
  });
});
