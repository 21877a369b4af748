export { Masked } from './masked.js';
export { Masker } from './masker.js';
export type { Pseudonyms } from './pseudonyms/pseudonyms.js';
export { listOf, partOf, partsOf, together } from './compose.js';
export { beginningOf } from './beginning-of.js';
export { withinRoom } from './within-room.js';
