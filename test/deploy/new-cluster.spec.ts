import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadSettings } from '../../src/config/load.js';
import { permissionsOf } from '../../src/jetstream/permissions.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { hasAlertmanager, startAlertmanager } from '../support/alertmanager-process.js';
import { CompiledProcess } from '../support/compiled-process.js';
import { freePort } from '../support/free-port.js';
import { renderedText } from '../support/helm.js';
import { hasKubelab, Kubelab, labExpectation } from '../support/kubelab.js';
import { natsForThisFile } from '../support/nats-server.js';
import { hasPrometheus, startPrometheus } from '../support/prometheus-server.js';
import { ServiceProcess } from '../support/service-process.js';
import { until } from '../support/until.js';

const SCENARIO = 'oomkilled';
const NAMESPACE = 'kube-rca';
const TOKEN = 'token-of-the-test';

type Environment = Readonly<Record<string, string>>;

interface Pod {
  readonly spec: {
    readonly serviceAccountName: string;
    readonly containers: readonly {
      readonly env: readonly { readonly name: string; readonly value: string }[];
      readonly envFrom: readonly {
        readonly configMapRef?: { readonly name: string };
        readonly secretRef?: { readonly name: string };
      }[];
    }[];
  };
}

interface ScenarioAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

(hasKubelab() && hasPrometheus() && hasAlertmanager() ? describe : describe.skip)(
  'a new cluster, as docs/install.md has it',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'new-cluster-'));
    const open: { stop(): Promise<unknown> }[] = [];
    afterAll(async () => {
      for (const each of open.toReversed()) await each.stop();
      rmSync(folder, { recursive: true });
    }, 60_000);

    let lab: Kubelab;
    let natsUrl: string;
    let environment: Environment;
    let metrics: { expose(text: string): void };

    const file = (name: string, content: string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };

    /** The variables of the pod as the API server has them, and what a kubelet makes of its files. */
    const environmentOf = async ({ spec }: Pod): Promise<Environment> => {
      const [agent] = spec.containers;
      const fromOthers = await Promise.all(
        (agent?.envFrom ?? []).map(async ({ configMapRef, secretRef }) => {
          const [kind, name] = configMapRef ? ['configmap', configMapRef.name] : ['secret', secretRef?.name];
          const found = await lab.kubectl(
            'get',
            kind,
            name ?? '',
            '-n',
            NAMESPACE,
            '-o',
            'json',
            '--ignore-not-found',
          );
          const { data = {} } = (found === '' ? {} : JSON.parse(found)) as { data?: Record<string, string> };
          const text = (value: string) => (secretRef ? Buffer.from(value, 'base64').toString() : value);
          return Object.entries(data).map(([key, value]) => [key, text(value)] as const);
        }),
      );
      const own = (agent?.env ?? []).map(({ name, value }) => [name, value] as const);
      const account = await lab.kubectl('create', 'token', spec.serviceAccountName, '-n', NAMESPACE);
      return {
        ...Object.fromEntries([...fromOthers.flat(), ...own]),
        WEBHOOK_TOKEN_FILE: file('token', TOKEN), // for /etc/kuberca/webhook/token
        KUBECONFIG: await lab.tokenKubeconfig('agent', account.trim()), // for the account's own files
      };
    };

    beforeAll(async () => {
      const { stream } = loadSettings({});
      const rights = permissionsOf(topologyOf(stream), stream.prefix);
      const users = [
        { user: 'agent', password: 'p', permissions: rights.service },
        { user: 'reader', password: 'r', permissions: rights.reader },
      ];
      const port = await freePort();
      const [nats, started] = await Promise.all([
        natsForThisFile({ config: `authorization: ${JSON.stringify({ users })}` }),
        Kubelab.start(),
      ]);
      lab = started;
      open.push(lab);
      natsUrl = nats.url;
      await lab.seed(SCENARIO);
      const { alerts } = (await lab.alert(SCENARIO)) as unknown as { alerts: readonly ScenarioAlert[] };
      const [alert] = alerts;
      if (alert === undefined) throw new Error('the scenario has no alert');

      const example = parse(readFileSync('deploy/examples/alertmanager.yaml', 'utf8')) as {
        route: object;
        receivers: { webhook_configs: { url: string; http_config: { authorization: object } }[] }[];
      };
      const hook = example.receivers[0]?.webhook_configs[0];
      if (hook === undefined) throw new Error('the example has no webhook');
      const alertmanager = await startAlertmanager({
        route: { ...example.route, group_wait: '1s' },
        receivers: [
          {
            ...example.receivers[0],
            webhook_configs: [
              {
                ...hook,
                url: hook.url.replace(/^http:\/\/[^/]+/, `http://127.0.0.1:${port}`),
                http_config: {
                  authorization: { type: 'Bearer', credentials_file: file('sent-token', TOKEN) },
                },
              },
            ],
          },
        ],
      });
      open.push(alertmanager);
      const { alertname, ...labels } = alert.labels;
      const rule = {
        alert: alertname,
        expr: 'fault_of_the_scenario == 1',
        labels,
        annotations: alert.annotations,
      };
      const prometheus = await startPrometheus(
        [{ name: 'scenario', rules: [rule] }],
        [],
        [alertmanager.address],
      );
      open.push(prometheus);
      metrics = prometheus;

      await lab.kubectl('apply', '-f', 'deploy/namespace.yaml');
      const inNamespace = ['-n', NAMESPACE];
      await lab.kubectl(
        'create',
        'secret',
        'generic',
        'kube-rca-agent-webhook',
        `--from-literal=token=${TOKEN}`,
        ...inNamespace,
      );
      const credentials = ['--from-literal=NATS_USER=agent', '--from-literal=NATS_PASSWORD=p'];
      await lab.kubectl('create', 'secret', 'generic', 'kube-rca-agent', ...credentials, ...inNamespace);
      const values = [`nats.url=${natsUrl}`, `settings.PROMETHEUS_URL=${prometheus.url}`];
      await lab.apply(await renderedText('--skip-tests', ...values.flatMap((value) => ['--set', value])));
      await lab.kubectl('rollout', 'status', 'deployment/kube-rca-agent', ...inNamespace, '--timeout=60s');
      const pods = await lab.kubectl(
        'get',
        'pods',
        '-l',
        'app.kubernetes.io/name=kube-rca-agent',
        ...inNamespace,
        '-o',
        'json',
      );
      const [pod] = (JSON.parse(pods) as { items: readonly Pod[] }).items;
      if (pod === undefined) throw new Error('the Deployment has no pod');
      environment = await environmentOf(pod);
      const service = await ServiceProcess.start({ ...environment, PORT: String(port) });
      open.push(service);
      await service.logs('lanes_started');
    }, 240_000);

    it('is found well by the doctor, with the rights and users that the documents print', async () => {
      const doctor = new CompiledProcess('cli/kuberca.js', ['doctor', '-o', 'json'], environment);
      await doctor.exited;
      const { findings } = JSON.parse(doctor.stdout) as {
        findings: readonly { outcome: string; area: string; text: string }[];
      };
      expect(findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
      expect(findings.map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/^the account has all \d+ rights/),
      );
    }, 60_000);

    it('answers an alert that Prometheus raises and Alertmanager sends, for a reader', async () => {
      const nc = await connect({ servers: natsUrl, user: 'reader', pass: 'r' });
      const answers: { readonly status: string; readonly analysis: string }[] = [];
      const failures: unknown[] = [];
      nc.subscribe('kuberca.results.alert.>', {
        callback: (error, message) => void (error ? failures.push(error) : answers.push(message.json())),
      });
      await nc.flush();
      metrics.expose('fault_of_the_scenario 1');
      await until('the alert is answered', () => answers.length > 0 || failures.length > 0, 60_000);
      await nc.close();
      expect(failures).toEqual([]);
      const { cause_any: causes } = await labExpectation(SCENARIO);
      const text = JSON.stringify(answers[0]);
      expect(causes?.some((cause) => new RegExp(cause, 'i').test(text))).toBe(true);
    }, 90_000);
  },
);
