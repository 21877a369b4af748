import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const alone = (log: readonly string[]) => ({ workloads: { painter: { port: 8080, log } } });

export const samples: RuleSamples = {
  mechanism: 'logs/error-burst',
  matches: [
    {
      name: 'an error of no known class',
      cluster: alone([
        'INFO listening',
        'ERROR tile 12/44 failed: bad palette',
        'ERROR tile 12/45 failed: bad palette',
      ]),
      at: 'Deployment/painter',
      says: ['bad palette', '2 times'],
    },
    {
      name: 'of a structured log with other names',
      cluster: alone(['{"severity":"ERROR","text":"x","error":{"message":"palette 7 failed to load"}}']),
      at: 'Deployment/painter',
      says: ['palette 7 failed to load'],
    },
  ],
  passes: [
    {
      name: 'requests that were wrong',
      cluster: alone(['WARN  POST /pay 400 validation failed: field plate is empty']),
    },
    { name: 'one line without a level', cluster: alone(['import 3 failed']) },
    {
      name: 'a line that stood there before',
      cluster: alone([
        '-3h ERROR nightly report failed',
        '-2h ERROR nightly report failed',
        '-2m ERROR nightly report failed',
      ]),
    },
    { name: 'an error of a known class', cluster: alone(['ERROR java.lang.NullPointerException: x']) },
    { name: 'successes', cluster: alone(['INFO 0 errors', 'GET /a 200']) },
  ],
};
