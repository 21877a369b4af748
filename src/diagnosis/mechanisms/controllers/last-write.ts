import type { Entity, EntityChange } from '../../../evidence/entity.js';

/** When somebody last wrote an object after it was made; `null` where that is not told. */
export const lastWrite = ({ changes }: Entity): EntityChange | null =>
  changes.find(({ kind }) => kind === 'written') ?? null;
