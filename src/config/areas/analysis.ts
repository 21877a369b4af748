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
  groupMaxMembers: integer('GROUP_MAX_MEMBERS', {
    fallback: 10_000,
    min: 10,
    max: 100_000,
    about:
      'Alerts of one group; what comes beyond joins a sibling group, which tells the report of the first. Several processes that take alerts in may exceed it a little.',
  }),
  carryMinSeconds: decimal('CARRY_MIN_SECONDS', {
    fallback: 5,
    min: 0,
    max: 600,
    about:
      'Repeats of alerts that were answered commit their group at most this often; an alert that joins is answered with the next commit.',
  }),
  joinSeconds: decimal('ANALYZE_JOIN_SECONDS', {
    fallback: 5,
    min: 0,
    max: 60,
    about:
      'Calls to /analyze about firing alerts of one group share an analysis that began at most this long before; each gets its own answer. 0: never.',
  }),
  reanalyseMinSeconds: decimal('REANALYSE_MIN_SECONDS', {
    fallback: 60,
    min: 0,
    max: 3600,
    about:
      'A group is analysed at most this often for alerts that joined it after its evidence was read; until then they get the report that there is, which says so.',
  }),
  flapThreshold: integer('FLAP_THRESHOLD', {
    fallback: 5,
    min: 0,
    max: 100,
    about:
      'A group that changed so often between firing and resolved within FLAP_WINDOW_MINUTES flaps: it is analysed once more, then answered without an analysis until it is calm. 0: never.',
  }),
  flapWindowMinutes: integer('FLAP_WINDOW_MINUTES', {
    fallback: 30,
    min: 1,
    max: 1440,
    about: 'Time for which FLAP_THRESHOLD counts. Flapping is over when nothing changed for as long.',
  }),
  reopenGraceSeconds: integer('REOPEN_GRACE_SECONDS', {
    fallback: 120,
    min: 0,
    max: 3600,
    about:
      'A firing that arrives this soon after a resolve with the same startsAt counts as a late duplicate.',
  }),
  stormGroups: integer('STORM_GROUPS', {
    fallback: 15,
    min: 0,
    max: 10_000,
    about:
      'More groups of alerts than this that begin within STORM_WINDOW_SECONDS are a storm: the model explains some of them, the rules the others. 0: never.',
  }),
  stormWindowSeconds: integer('STORM_WINDOW_SECONDS', {
    fallback: 60,
    min: 1,
    max: 3600,
    about: 'What counts as at once for STORM_GROUPS, and the time for which STORM_MODEL_ANALYSES holds.',
  }),
  stormModelAnalyses: integer('STORM_MODEL_ANALYSES', {
    fallback: 8,
    min: 0,
    max: 1000,
    about:
      'Groups that the model explains in STORM_WINDOW_SECONDS of a storm; a quarter of them is kept for groups with a critical alert. Each process counts by itself.',
  }),
  maxAgeMinutes: integer('ANALYSIS_MAX_AGE_MINUTES', {
    fallback: 60,
    min: 0,
    max: 10_080,
    about:
      'A group whose newest message waited longer than this is answered by the rules, without the model. 0: never.',
  }),
  stateRetentionHours: integer('STATE_RETENTION_HOURS', {
    fallback: 168,
    min: 1,
    max: 8760,
    about: 'How long the state of a resolved alert is kept.',
  }),
};
