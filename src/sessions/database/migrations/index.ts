import { CreateHistory1795000000000 } from './create-history-1795000000000.js';

/** In order. The number is when it was written, in ms since the epoch: TypeORM demands it at the end of the name. */
export const MIGRATIONS = [CreateHistory1795000000000];
