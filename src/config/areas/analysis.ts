import { decimal, integer } from '../setting.js';

/** How many analyses, how long, and when a group of alerts counts as settled. */
export const analysis = {
  maxConcurrent: integer('MAX_CONCURRENT_ANALYSES', {
    fallback: 5,
    min: 1,
    max: 256,
    about: 'Analyses over HTTP at the same time; also the default number of stream lanes.',
  }),
  deadlineSeconds: integer('ANALYSIS_DEADLINE_SECONDS', {
    fallback: 225,
    min: 1,
    max: 239,
    about: "Time one analysis may take in all; below the callers' 240 s.",
  }),
  collectTimeoutSeconds: integer('COLLECT_TIMEOUT_SECONDS', {
    fallback: 15,
    min: 1,
    max: 120,
    about:
      'Longest that metrics, traces, log lines and mesh routes are waited for, each on its own, before an analysis goes on without them.',
  }),
  groupSettleSeconds: decimal('GROUP_SETTLE_SECONDS', {
    fallback: 5,
    min: 0,
    max: 600,
    about: 'A group is analysed when no new alert joined it for this long.',
  }),
  groupSettleMaxSeconds: decimal('GROUP_SETTLE_MAX_SECONDS', {
    fallback: 60,
    min: 0,
    max: 3600,
    about:
      'A group is analysed this long after its first alert even if more keep coming; wins over GROUP_SETTLE_SECONDS where it is the shorter.',
  }),
  carryMinSeconds: decimal('CARRY_MIN_SECONDS', {
    fallback: 5,
    min: 0,
    max: 600,
    about:
      'Repeats of alerts that were answered commit their group at most this often; an alert that joins is answered with the next commit.',
  }),
  reopenGraceSeconds: integer('REOPEN_GRACE_SECONDS', {
    fallback: 120,
    min: 0,
    max: 3600,
    about:
      'A firing that arrives this soon after a resolve with the same startsAt counts as a late duplicate.',
  }),
  stateRetentionHours: integer('STATE_RETENTION_HOURS', {
    fallback: 168,
    min: 1,
    max: 8760,
    about: 'How long the state of a resolved alert is kept.',
  }),
};
