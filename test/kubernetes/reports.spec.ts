import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasKubelab, Kubelab, labExpectation, labScenarios } from '../support/kubelab.js';
import { natsForThisFile } from '../support/nats-server.js';
import type { Expectation } from '../support/recorded-scenario.js';
import { ServiceProcess } from '../support/service-process.js';
import { StreamClient, type ResultBody } from '../support/stream-client.js';
import { until } from '../support/until.js';

/** The lab and its scenarios take about 30 s; more where the machine is busy. */
const START_MS = 300_000;
const ROLE = 'deploy/rbac.yaml';

interface WebhookAlert {
  readonly status: string;
  readonly startsAt: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface Answer {
  readonly analysis: string;
  readonly analysis_summary: string | null;
  readonly capabilities: Readonly<Record<string, string>> | null;
}

const sameAlert = (body: ResultBody, { labels, startsAt }: WebhookAlert): boolean => {
  const alert = body.alert as unknown as WebhookAlert | undefined;
  return (
    alert !== undefined &&
    Date.parse(alert.startsAt) === Date.parse(startsAt) &&
    Object.entries(labels).every(([name, value]) => alert.labels[name] === value)
  );
};

/** What an answer says that it should not, and does not say that it should; empty when it is right. */
const wrong = ({ analysis, analysis_summary }: Answer, expected: Expectation): readonly string[] => {
  const summary = analysis_summary ?? '';
  const matches = (text: string) => (pattern: string) => new RegExp(pattern, 'i').test(text);
  return [
    ...(expected.cause_any.some(matches(summary)) ? [] : [`the summary does not name the cause: ${summary}`]),
    ...expected.must_name.filter((name) => !matches(summary)(name)).map((name) => `${name}: ${summary}`),
    ...expected.must_not
      .filter(matches(`${summary}\n${analysis}`))
      .map((text) => `says ${text}: ${analysis}`),
  ];
};

(hasKubelab() ? describe : describe.skip)(
  'alerts of a real cluster, under the ClusterRole of deploy/',
  () => {
    let lab: Kubelab;
    let service: ServiceProcess;
    let client: StreamClient;
    const scenarios: {
      readonly name: string;
      readonly expected: Expectation;
      readonly alert: WebhookAlert;
    }[] = [];

    beforeAll(async () => {
      lab = await Kubelab.start();
      const names = await labScenarios();
      await lab.seed(...names);
      for (const name of names) {
        const { alerts } = (await lab.alert(name)) as unknown as { readonly alerts: readonly [WebhookAlert] };
        scenarios.push({ name, expected: await labExpectation(name), alert: alerts[0] });
      }
      const kubeconfig = await lab.serviceAccountKubeconfig('kube-rca-agent', await readFile(ROLE, 'utf8'));
      const nats = await natsForThisFile();
      client = await StreamClient.connect(nats.url, 'kuberca');
      service = await ServiceProcess.start({
        KUBECONFIG: kubeconfig,
        NATS_URL: nats.url,
        GROUP_SETTLE_SECONDS: '0',
      });
      await service.logs('lanes_started');
    }, START_MS);

    afterAll(async () => {
      await service?.stop();
      await client?.close();
      await lab?.stop();
    }, START_MS);

    it('are each answered on the results subject, by a report that names the cause', async () => {
      const post = async ({ name }: { readonly name: string }): Promise<number> => {
        const body = JSON.stringify(await lab.alert(name));
        const headers = { 'content-type': 'application/json' };
        return (await fetch(`${service.url}/webhook/alertmanager`, { method: 'POST', headers, body })).status;
      };
      expect(await Promise.all(scenarios.map(post))).toEqual(scenarios.map(() => 200));
      for (const { name, expected, alert } of scenarios) {
        const { subject, body } = await until(`${name} is answered`, async () =>
          (await client.results()).find((result) => sameAlert(result.body, alert)),
        );
        expect(subject).toBe(`kuberca.results.alert.${body.alert?.fingerprint}`);
        expect([name, wrong(body as unknown as Answer, expected)]).toEqual([name, []]);
        expect([name, body['capabilities']]).toEqual([name, expect.objectContaining({ k8s_core: 'ok' })]);
        const evidence = body['evidence'] as readonly { readonly status: string; readonly title: string }[];
        expect(evidence.length).toBeGreaterThan(1);
        expect([name, evidence.filter(({ status }) => status === 'forbidden')]).toEqual([name, []]);
      }
    });

    it('are answered over HTTP too, in Korean', async () => {
      for (const { name, expected, alert } of scenarios) {
        const response = await fetch(`${service.url}/analyze`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ alert, thread_ts: '', language: 'ko' }),
        });
        expect([name, response.status]).toEqual([name, 200]);
        const answer = (await response.json()) as Answer;
        expect([name, wrong(answer, expected)]).toEqual([name, []]);
        expect(answer.analysis_summary).toMatch(/\p{Script=Hangul}/u);
        expect([name, answer.capabilities]).toEqual([name, expect.objectContaining({ k8s_core: 'ok' })]);
      }
    });
  },
);
