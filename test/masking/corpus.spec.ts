import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';
import { piecesIn, valueOf } from './corpus.js';
import { filled } from './made-secrets.js';

const masker = new RuleMasker(loadSettings({}));
const mask = (value: unknown): unknown => masker.mask(value).value;
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Of the secrets in all the forms of the corpus; what is missed is a word that nothing tells from others. */
const LEAST_RECALL = 0.995;

describe('the corpus', () => {
  it.each(piecesIn('clean').map((piece) => [piece.name, piece] as const))('keeps %s as it is', (_, piece) => {
    expect(mask(valueOf(piece))).toEqual(valueOf(piece));
  });

  it('has its secrets hidden', () => {
    const missed: string[] = [];
    let all = 0;
    piecesIn('secrets').forEach((piece, number) => {
      for (const { text, secrets } of filled(piece.text, number + 1)) {
        const out = written(mask(valueOf({ name: piece.name, text })));
        all += secrets.length;
        missed.push(...secrets.filter((secret) => out.includes(secret)).map(() => `${piece.name}: ${text}`));
      }
    });
    expect(missed.slice(0, missed.length <= all * (1 - LEAST_RECALL) ? 0 : missed.length)).toEqual([]);
  });

  it('keeps the shape of JSON', () => {
    const shapeOf = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shapeOf);
      if (typeof value !== 'object' || value === null) return null;
      return Object.values(value).map(shapeOf);
    };
    const structures = piecesIn('secrets').filter(({ name }) => name.startsWith('structures'));
    for (const piece of structures) {
      for (const { text } of filled(piece.text, 7)) {
        const value: unknown = JSON.parse(text);
        expect(shapeOf(mask(value))).toEqual(shapeOf(value));
      }
    }
  });

  it('is the same masked twice', () => {
    piecesIn('secrets').forEach((piece, number) => {
      for (const { text } of filled(piece.text, number + 1)) {
        const once = mask(valueOf({ name: piece.name, text }));
        expect(mask(once)).toEqual(once);
      }
    });
  });
});
