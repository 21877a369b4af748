// Masking's share of an analysis: CPU of the thread that answers, in ms an analysis of each recorded cluster with a model that
// answers at once, once what was masked before is known and once with a masker that has seen nothing; and the largest step
// of that thread while an incident of 840 kB is masked. Needs a build: `npm run build && node test/bench/mask-share.mjs`.
import 'reflect-metadata';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Analyst } from '../../dist/analysis/analyst.js';
import { PipelineModule } from '../../dist/analysis/pipeline.module.js';
import { loadSettings } from '../../dist/config/load.js';
import { Settings } from '../../dist/config/settings.js';
import { INTEGRATION_AREAS } from '../../dist/integrations/integrations.js';
import { LLM_PROVIDERS } from '../../dist/llm/select-provider.js';
import { Masker } from '../../dist/masking/masker.js';
import { RuleMasker } from '../../dist/masking/rule-masker.js';
import { Clock, SystemClock } from '../../dist/telemetry/clock.js';
import { Logger } from '../../dist/telemetry/logger.js';
import { Meter, SilentMeter } from '../../dist/telemetry/metrics/meter.js';
import { structuredAnswer } from '../support/model-server.ts';
import { median, ms, printTable } from './figures.mjs';

const FOLDER = new URL('../fixtures/snapshots/', import.meta.url);
const RUNS = 30;
/** Of an incident: alerts, and lines of each. */
const ALERTS = 100;
const LINES = 76;

const cpuMs = () => process.threadCpuUsage().user / 1000;

/** Counts what masking takes of the thread; what the caller builds meanwhile is the caller's. */
class CountedMasker extends RuleMasker {
  spentMs = 0;

  #timed(work) {
    const before = cpuMs();
    try {
      return work();
    } finally {
      this.spentMs += cpuMs() - before;
    }
  }

  mask(value) {
    return this.#timed(() => super.mask(value));
  }

  text(value) {
    return this.#timed(() => super.text(value));
  }

  derive(source, build) {
    return this.mask(build(source.value));
  }
}

class QuietLogger extends Logger {
  error() {}
  warn() {}
  info() {}
  debug() {}
  trace() {}
  child() {
    return this;
  }
}

/** A model that answers at once. */
const provider = {
  id: 'openai',
  model: 'scripted',
  complete: async () => ({
    text: structuredAnswer(),
    toolCalls: [],
    stop: 'end',
    usage: { inputTokens: 100, outputTokens: 10, cachedTokens: 0 },
  }),
  probe: async () => 'accepted',
};

const pipelineOf = async (settings, masker) => {
  class Shared {}
  const providers = [
    { provide: Settings, useValue: settings },
    { provide: Logger, useValue: new QuietLogger() },
    { provide: Clock, useClass: SystemClock },
    { provide: Meter, useValue: new SilentMeter() },
    { provide: Masker, useValue: masker },
  ];
  Global()(Shared);
  Module({ providers, exports: [Settings, Logger, Clock, Meter, Masker] })(Shared);
  const app = await Test.createTestingModule({ imports: [Shared, PipelineModule] })
    .overrideProvider(LLM_PROVIDERS)
    .useValue(() => provider)
    .compile();
  return app;
};

const requestOf = (name) => {
  const { alerts } = JSON.parse(readFileSync(new URL(`${name}/alert.json`, FOLDER), 'utf8'));
  const caller = { threadTs: '', incidentId: null, analysisType: null, language: null };
  return {
    members: alerts.map((alert) => ({ alert: { ...alert, endsAt: null }, caller })),
    groupKey: null,
    language: 'en',
    previous: null,
    history: [],
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
  };
};

const rows = [];
const spent = { first: [], later: [] };
for (const name of readdirSync(FOLDER).sort()) {
  const settings = loadSettings({ KUBE_SNAPSHOT: fileURLToPath(new URL(name, FOLDER)) }, INTEGRATION_AREAS);
  const times = { first: [], later: [], all: [] };
  for (const run of ['first', 'later']) {
    let masker = new CountedMasker(settings);
    let app = await pipelineOf(settings, masker);
    for (let round = 0; round < (run === 'first' ? 5 : RUNS); round += 1) {
      if (run === 'first' && round > 0) {
        await app.close();
        masker = new CountedMasker(settings);
        app = await pipelineOf(settings, masker);
      }
      const before = [masker.spentMs, cpuMs()];
      await app.get(Analyst).analyse(requestOf(name));
      times[run].push(masker.spentMs - before[0]);
      if (run === 'later') times.all.push(cpuMs() - before[1]);
    }
    await app.close();
  }
  for (const run of ['first', 'later']) spent[run].push(median(times[run]));
  rows.push([name, ms(median(times.first)), ms(median(times.later)), ms(median(times.all))]);
}
rows.push(['median', ms(median(spent.first)), ms(median(spent.later)), '']);
printTable(
  'CPU of the thread an analysis: masking at first, masking later, all of it later',
  ['first', 'later', 'all'],
  rows,
);

/** How long the thread works without a pause, in ms of the processor, while `work` goes on. */
const largestStep = async (work) => {
  let largest = 0;
  let last = cpuMs();
  let goesOn = true;
  const turn = () => {
    largest = Math.max(largest, cpuMs() - last);
    last = cpuMs();
    if (goesOn) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  goesOn = false;
  turn();
  return largest;
};

const line = (alert, number) =>
  `2026-11-28T03:14:${String(number).padStart(2, '0')} run ${alert} path=/api/v1/carts/${alert * number} status=200 trace=${(alert * 7919 + number).toString(16).padStart(32, '0')} user=a${number % 10 === 0 ? ` password=hunt${alert}er${number}xq` : ''}`;
const incident = (salt) => ({
  alerts: Array.from({ length: ALERTS }, (_, alert) => ({
    labels: { alertname: `A${alert}` },
    annotations: {
      description: Array.from({ length: LINES }, (__, number) => line(alert + salt, number)).join('\n'),
    },
  })),
});
const masker = new RuleMasker(loadSettings({}));
const steps = [];
for (let round = 0; round < 7; round += 1) {
  const value = incident(round * 1000);
  steps.push(await largestStep(() => masker.following(null, () => masker.maskApart(value))));
}
process.stdout.write(
  `an incident of ${Math.round(JSON.stringify(incident(0)).length / 1000)} kB: largest step of the thread ${ms(median(steps))}\n`,
);
process.exit(0);
