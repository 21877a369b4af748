import { choice, integer, secret, text } from '../setting.js';

/** Conversations, transcripts and summaries: in PostgreSQL, or in memory without `SESSION_DB_*`. */
export const sessions = {
  dbHost: text('SESSION_DB_HOST', {
    about:
      'PostgreSQL server for history; with SESSION_DB_NAME and SESSION_DB_USER. Unset: history is kept in memory.',
    example: 'postgres.kube-rca.svc',
  }),
  dbPort: integer('SESSION_DB_PORT', {
    fallback: 5432,
    min: 1,
    max: 65_535,
    about: 'Port of the PostgreSQL server.',
  }),
  dbName: text('SESSION_DB_NAME', { about: 'Database on it.', example: 'kuberca' }),
  dbUser: text('SESSION_DB_USER', { about: 'User there; may create tables.', example: 'kuberca' }),
  dbPassword: secret('SESSION_DB_PASSWORD', { about: 'Password of that user.', example: 'from a Secret' }),
  dbSsl: choice('SESSION_DB_SSL', ['off', 'require', 'verify'], {
    fallback: 'off',
    about: 'require: encrypted; verify: encrypted, and the certificate is checked.',
  }),
  dbCaFile: text('SESSION_DB_CA_FILE', {
    about: "Certificate authorities (PEM) for SESSION_DB_SSL=verify, in place of the system's.",
    example: '/etc/kuberca/postgres-ca.crt',
  }),
  dbPoolSize: integer('SESSION_DB_POOL_SIZE', {
    fallback: 10,
    min: 1,
    max: 100,
    about: 'Most connections to the database.',
  }),
  dbTimeoutSeconds: integer('SESSION_DB_TIMEOUT_SECONDS', {
    fallback: 5,
    min: 1,
    max: 60,
    about: 'Longest that one use of the database may take, connecting included.',
  }),
  retentionDays: integer('SESSION_RETENTION_DAYS', {
    fallback: 30,
    min: 1,
    max: 3650,
    about: 'How long conversations, transcripts and summaries are kept after their last use.',
  }),
  windowSize: integer('AGENT_SESSION_WINDOW_SIZE', {
    fallback: 40,
    min: 1,
    max: 1000,
    about: 'Messages of a conversation that the model is shown; older ones are left out.',
  }),
  cacheSize: integer('AGENT_CACHE_SIZE', {
    fallback: 128,
    min: 0,
    max: 100_000,
    about:
      'Conversations kept in memory without a database; the least recently used go first. 0 counts as 1.',
  }),
  cacheTtlSeconds: integer('AGENT_CACHE_TTL_SECONDS', {
    fallback: 0,
    min: 0,
    max: 31_536_000,
    about: 'Conversations in memory are forgotten after this long without use; 0 means never.',
  }),
  memoryLimitBytes: integer('SESSION_MEMORY_LIMIT_BYTES', {
    fallback: 16_777_216,
    min: 65_536,
    max: 1_073_741_824,
    about: 'Most bytes of history kept in memory without a database; the oldest go first.',
  }),
};
