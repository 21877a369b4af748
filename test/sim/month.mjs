// A synthetic month of alerts through the service's own decisions, in simulated time. Needs a build:
//   node test/sim/month.mjs [--clusters 20] [--alerts 20000] [--days 30] [--replicas 1] [--lanes 32] [--seed 1] [--set NAME=VALUE…] [--figure NAME=VALUE…]
// Prints model calls a day, bytes a stream and how late answers were, and ends with 1 when an alert was not answered.
import { parseArgs } from 'node:util';
import { megabytes, printTable } from '../bench/figures.mjs';
import { decisionsFrom } from './decisions.ts';
import { scenarioOf } from './plans.ts';
import { SimulatedService } from './simulated-service.ts';
import { DAY, syntheticAlerts } from './synthetic-alerts.ts';

const { values } = parseArgs({
  options: {
    clusters: { type: 'string', default: '20' },
    alerts: { type: 'string', default: '20000' },
    days: { type: 'string', default: '30' },
    replicas: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '32' },
    seed: { type: 'string', default: '1' },
    set: { type: 'string', multiple: true, default: [] },
    figure: { type: 'string', multiple: true, default: [] },
  },
});

/** @param {readonly string[]} given NAME=VALUE */
const pairs = (given) =>
  given.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);

const days = Number(values.days);
const [replicas, lanes] = [Number(values.replicas), Number(values.lanes)];
const scenario = scenarioOf({
  clusters: Number(values.clusters),
  alertsADay: Number(values.alerts),
  days,
  seed: Number(values.seed),
  replicas,
  lanes,
  settings: Object.fromEntries(pairs(values.set)),
  figures: Object.fromEntries(pairs(values.figure).map(([name, value]) => [name, Number(value)])),
});
const service = new SimulatedService(await decisionsFrom('dist'), scenario.service);
service.run(syntheticAlerts(scenario.alerts));

const { ledger } = service;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const aDay = (what) => [
  String(Math.round(ledger.total(what) / days)),
  String(Math.max(0, ...ledger.days.map(({ counts }) => counts.get(what) ?? 0))),
];
const COUNTS = [
  ['messages', 'messages'],
  ['  that say nothing new', 'repeats'],
  ['analyses with the model', 'model analyses'],
  ['  tokens', 'tokens'],
  ['by the rules: a storm', 'storm'],
  ['by the rules: late', 'late'],
  ['by the rules: the model was away', 'llm_unavailable'],
  ['by the rules: the key was refused', 'llm_auth'],
  ['by the rules: no budget', 'budget'],
  ['reports carried over', 'carried'],
  ['resolved before the analysis', 'resolved before'],
  ['group results', 'group results'],
  ['alert results', 'alert results'],
];
printTable(
  `${values.clusters} clusters, ${values.alerts} alerts a day, ${days} days, ${replicas} × ${lanes} lanes`,
  ['a day', 'most'],
  COUNTS.map(([title, what]) => [title, ...aDay(what)]),
);
const WORDS = ['alerts', 'work', 'results'];
printTable(
  'Bytes written',
  ['a day', 'most'],
  WORDS.map((word) => [
    word,
    megabytes(ledger.bytes(word) / days),
    megabytes(Math.max(0, ...ledger.days.map(({ bytes }) => bytes.get(word) ?? 0))),
  ]),
);
printTable(
  'Bytes held, at most',
  [''],
  [
    ['ALERTS, 72 h', megabytes(ledger.mostHeld('alerts', 3))],
    ['RESULTS, 7 days', megabytes(ledger.mostHeld('results', 7))],
    ['RESULTS, the last of each subject', megabytes(ledger.peakLastBytes)],
    ['alert_state', megabytes(ledger.peakStateBytes)],
  ],
);
const lags = (title, of) =>
  ['critical', 'normal'].map((each) => [
    `${title}, ${each}`,
    ...[0.5, 0.95, 0.99, 1].map((share) => seconds(of[each].at(share))),
  ]);
printTable(
  'How late',
  ['half', '95 %', '99 %', 'most'],
  [
    ...lags('message → answer', ledger.answerMs),
    ...lags('waits for a lane', ledger.queuedMs),
    ['waits for intake', ...[0.5, 0.95, 0.99, 1].map((share) => seconds(ledger.intakeMs.at(share)))],
  ],
);
const unanswered = service.unanswered().length;
printTable(
  'In the end',
  [''],
  [
    ['alerts known', String(service.alerts)],
    ['groups known', String(service.groups)],
    ['not answered as they are', String(unanswered)],
    ['triggers that waited, at most', String(ledger.mostWaiting)],
    ['lanes busy', `${((100 * ledger.busyMs) / (days * DAY * replicas * lanes)).toFixed(1)} %`],
  ],
);
process.exitCode = unanswered === 0 ? 0 : 1;
