export { Masked } from './masked.js';
export { Masker } from './masker.js';
export { partOf, together } from './compose.js';
