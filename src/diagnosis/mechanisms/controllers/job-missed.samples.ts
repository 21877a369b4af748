import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'job/missed',
  matches: [
    {
      name: 'too many missed times',
      cluster: {
        workloads: {
          sweep: {
            kind: 'CronJob',
            schedule: '* * * * *',
            events: [
              [
                'W',
                'TooManyMissedTimes',
                'too many missed start times: 101. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
                4,
              ],
            ],
          },
        },
      },
      at: 'CronJob/sweep',
      says: ['TooManyMissedTimes', '101', '* * * * *'],
    },
    {
      name: 'too late for its deadline',
      cluster: {
        workloads: {
          report: {
            kind: 'CronJob',
            controller: { spec: { startingDeadlineSeconds: 30 } },
            events: [
              ['W', 'MissSchedule', 'Missed scheduled time to start a job: Tue, 24 Nov 2026 03:00:00 +0000'],
            ],
          },
        },
      },
      at: 'CronJob/report',
      says: ['MissSchedule', 'startingDeadlineSeconds 30'],
    },
    {
      name: 'a time zone that is not known',
      cluster: {
        workloads: {
          close: {
            kind: 'CronJob',
            events: [
              ['W', 'UnknownTimeZone', 'invalid timeZone: "Europe/Berln": unknown time zone Europe/Berln'],
            ],
          },
        },
      },
      at: 'CronJob/close',
      says: ['Europe/Berln'],
    },
  ],
  passes: [
    { name: 'a CronJob that runs', cluster: { workloads: { sweep: { kind: 'CronJob' } } } },
    {
      name: 'a CronJob that is suspended',
      cluster: { workloads: { sweep: { kind: 'CronJob', controller: { spec: { suspend: true } } } } },
    },
  ],
};
