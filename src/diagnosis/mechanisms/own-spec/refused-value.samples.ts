import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/refused-value',
  matches: [
    {
      name: 'a number with a letter',
      cluster: {
        workloads: {
          tax: {
            env: { VAT_TABLE: 'DE=19,FR=2O' },
            state: {
              crashloop: {
                exit: 2,
                log: ['panic: VAT_TABLE: strconv.ParseFloat: parsing "2O": invalid syntax'],
              },
            },
          },
        },
      },
      at: 'Deployment/tax',
      says: ['VAT_TABLE', '2O'],
    },
    {
      name: 'the log has only the value',
      cluster: {
        workloads: {
          pdf: {
            env: { METRICS_PORT: '91o2' },
            state: {
              crashloop: { exit: 1, log: ["ValueError: invalid literal for int() with base 10: '91o2'"] },
            },
          },
        },
      },
      at: 'Deployment/pdf',
      says: ['METRICS_PORT', '91o2'],
    },
  ],
  passes: [
    {
      name: 'it runs',
      cluster: {
        workloads: {
          pdf: {
            env: { METRICS_PORT: '91o2' },
            log: ["ValueError: invalid literal for int() with base 10: '91o2'"],
          },
        },
      },
    },
    {
      name: 'another failure',
      cluster: {
        workloads: {
          pdf: {
            env: { METRICS_PORT: '9102' },
            state: { crashloop: { exit: 1, log: ['panic: nil pointer'] } },
          },
        },
      },
    },
  ],
};
