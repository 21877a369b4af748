// What needs TypeORM at run time, behind one dynamic import.
export { migrate } from './migrate.js';
export { openPostgres } from './open-postgres.js';
