/** What the service decides with, as it is: compiled by Jest (`src`) or by a build (`dist`). */
export const decisionsFrom = async (from: 'src' | 'dist') => {
  const root = new URL(`../../${from}/`, import.meta.url).pathname;
  const ending = from === 'src' ? 'ts' : 'js';
  const load = <T>(path: string): Promise<T> => import(`${root}${path}.${ending}`) as Promise<T>;
  const [states, groups, keys, identity, severity, settings] = await Promise.all([
    load<typeof import('../../src/alerts/state.js')>('alerts/state'),
    load<typeof import('../../src/alerts/group.js')>('alerts/group'),
    load<typeof import('../../src/alerts/group-key.js')>('alerts/group-key'),
    load<typeof import('../../src/alerts/identity.js')>('alerts/identity'),
    load<typeof import('../../src/alerts/severity.js')>('alerts/severity'),
    load<typeof import('../../src/config/load.js')>('config/load'),
  ]);
  const [deciding, decisions, messages, resolved, fanOut, reports, storms, dueTimes, late, flaps] =
    await Promise.all([
      load<typeof import('../../src/groups/decide.js')>('groups/decide'),
      load<typeof import('../../src/groups/group-decisions.js')>('groups/group-decisions'),
      load<typeof import('../../src/groups/group-message.js')>('groups/group-message'),
      load<typeof import('../../src/groups/resolved-report.js')>('groups/resolved-report'),
      load<typeof import('../../src/groups/fan-out.js')>('groups/fan-out'),
      load<typeof import('../../src/groups/alert-report.js')>('groups/alert-report'),
      load<typeof import('../../src/groups/storm.js')>('groups/storm'),
      load<typeof import('../../src/groups/due-times.js')>('groups/due-times'),
      load<typeof import('../../src/groups/group-analyst.js')>('groups/group-analyst'),
      load<typeof import('../../src/groups/flap-limits.js')>('groups/flap-limits'),
    ]);
  const [classes, failures, budgets] = await Promise.all([
    load<typeof import('../../src/jetstream/work-class.js')>('jetstream/work-class'),
    load<typeof import('../../src/jetstream/settle-failure.js')>('jetstream/settle-failure'),
    load<typeof import('../../src/llm/token-budget.js')>('llm/token-budget'),
  ]);
  return {
    ...states,
    ...groups,
    ...keys,
    ...identity,
    severityRank: severity.severityRank,
    loadSettings: settings.loadSettings,
    ...deciding,
    isBeginning: decisions.isBeginning,
    ...messages,
    resolvedReport: resolved.resolvedReport,
    alreadyAnswered: fanOut.alreadyAnswered,
    isBrief: reports.isBrief,
    Storm: storms.Storm,
    DueTimes: dueTimes.DueTimes,
    flapLimitsOf: flaps.flapLimitsOf,
    isLate: late.isLate,
    isCritical: late.isCritical,
    isUrgentAlert: classes.isUrgentAlert,
    settleFailure: failures.settleFailure,
    TokenBudget: budgets.TokenBudget,
  };
};

export type Decisions = Awaited<ReturnType<typeof decisionsFrom>>;
