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
/** Of the words around them, so that what is left can be read. */
const LEAST_KEPT = 0.995;

const words = (text: string): readonly string[] => text.split(/[\s\\]+/).filter((word) => word.length > 2);

describe('the corpus', () => {
  it.each(piecesIn('clean').map((piece) => [piece.name, piece] as const))('keeps %s as it is', (_, piece) => {
    expect(mask(valueOf(piece))).toEqual(valueOf(piece));
  });

  it('has its secrets hidden, and what stands around them kept', () => {
    const missed: string[] = [];
    const lost: string[] = [];
    let all = 0;
    let around = 0;
    piecesIn('secrets').forEach((piece, number) => {
      for (const { text, secrets, context } of filled(piece.text, number + 1)) {
        const out = written(mask(valueOf({ name: piece.name, text })));
        const beside = context.flatMap(words);
        around += beside.length;
        lost.push(...beside.filter((word) => !out.includes(word)).map((word) => `${piece.name}: ${word}`));
        all += secrets.length;
        missed.push(...secrets.filter((secret) => out.includes(secret)).map(() => `${piece.name}: ${text}`));
      }
    });
    expect(missed.length <= all * (1 - LEAST_RECALL) ? [] : missed).toEqual([]);
    expect(lost.length <= around * (1 - LEAST_KEPT) ? [] : lost).toEqual([]);
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
