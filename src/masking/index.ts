export { Masked } from './masked.js';
export { Masker } from './masker.js';
