import { beforeAll, describe, expect, it } from '@jest/globals';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import type { ShownCase } from '../../src/analysis/verify/shown.js';
import { unverifiedIn } from '../../src/analysis/verify/unverified.js';
import { collectorsOver } from '../support/integrations.js';
import { loadSettings } from '../../src/config/load.js';
import { diagnosed } from '../support/diagnosed.js';
import type { Answer } from '../../src/prompt/answer.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { RECORDED_ANSWERS, RECORDED_SUMMARIES, type RecordedAnswer } from '../support/recorded-answers.js';
import { recordedScenarios, type Scenario } from '../support/recorded-scenario.js';

const shownOf = async ({ folder, members }: Scenario): Promise<ShownCase> => {
  const settings = loadSettings({ KUBE_SNAPSHOT: folder });
  const { labels, annotations, startsAt } = members[0]!.alert;
  const reader = new ClusterReader(settings, new SystemClock());
  try {
    const { facts, evidence, graph } = await collectorsOver(reader, settings).collect(
      { labels, annotations, startsAt, target: targetFromLabels(labels, null), others: [] },
      new AbortController().signal,
    );
    return {
      evidence,
      alerts: members.map(({ alert }) => alert),
      target: facts.target,
      findings: diagnosed({ ...(graph && { graph }) }, { labels, annotations }).findings,
      background: [],
    };
  } finally {
    await reader.onApplicationShutdown();
  }
};

const answerOf = ({ cause, en, ko, citations }: RecordedAnswer): Answer => ({
  summary: { en, ko },
  detail: { en: '#### **Root Cause**\n- see the citations', ko: '#### **근본 원인**\n- 인용 참고' },
  cause,
  confidence: 0.9,
  chain: [],
  citations: citations.map(([claim, evidence, quote]) => ({ claim, evidence, quote })),
  ruledOut: [],
  nextSteps: [],
  written: ['en', 'ko'],
  relation: null,
  impact: null,
  whyNow: null,
  missingEvidence: [],
});

const cases = new Map<string, ShownCase>();
const unverified = (scenario: string, answer: RecordedAnswer): readonly string[] => {
  const shown = cases.get(scenario);
  if (shown === undefined) throw new Error(`no scenario ${scenario}`);
  return unverifiedIn(answerOf(answer), shown);
};

beforeAll(async () => {
  for (const scenario of recordedScenarios()) cases.set(scenario.name, await shownOf(scenario));
});

describe('verifying answers about the recorded scenarios', () => {
  const good = Object.entries(RECORDED_ANSWERS).flatMap(([scenario, answers]) =>
    answers.map((answer, at) => ({ scenario, at, answer })),
  );

  it('has an answer about each', () => {
    expect(Object.keys(RECORDED_ANSWERS).sort()).toEqual([...cases.keys()].sort());
  });

  it.each(good)('$scenario $at: finds nothing wrong with a good answer', ({ scenario, answer }) => {
    expect(unverified(scenario, answer)).toEqual([]);
  });

  const styles = Object.entries(RECORDED_SUMMARIES).flatMap(([scenario, texts]) =>
    texts.map((text) => ({ scenario, text })),
  );
  it.each(styles)('$scenario: finds nothing wrong with "$text"', ({ scenario, text }) => {
    expect(unverified(scenario, { cause: null, en: text, ko: '', citations: [] })).toEqual([]);
  });

  const oom = RECORDED_ANSWERS['oomkilled']![0]!;
  const doctored: readonly (readonly [string, string, RecordedAnswer, readonly string[]])[] = [
    [
      'a wrong pod',
      'oomkilled',
      { ...oom, en: oom.en.replace('k2n68', 'k2n69') },
      ['the summary has names that no evidence shows: shop/cart-api-6b6ccbc6c7-k2n69'],
    ],
    [
      'a wrong pod in the cause',
      'oomkilled',
      { ...oom, cause: 'Pod cart-api-6b6ccbc6c7-x9x9x exceeds its limit.' },
      ['the summary has names that no evidence shows: cart-api-6b6ccbc6c7-x9x9x'],
    ],
    [
      'a wrong deployment',
      'oomkilled',
      { ...oom, ko: oom.ko.replace('shop/cart-api 디플로이먼트', '디플로이먼트 cart-worker') },
      ['the summary has names that no evidence shows: cart-worker'],
    ],
    [
      'a wrong limit',
      'oomkilled',
      { ...oom, en: oom.en.replace('256Mi', '512Mi') },
      ['the summary has numbers that no evidence shows: 512Mi'],
    ],
    [
      'a wrong limit in Korean',
      'oomkilled',
      { ...oom, ko: oom.ko.replace('256Mi', '1Gi') },
      ['the summary has numbers that no evidence shows: 1Gi'],
    ],
    [
      'an invented id',
      'oomkilled',
      { ...oom, citations: [...oom.citations, ['more', 'E99', null]] },
      ['the model cited evidence that does not exist: E99', 'the model gave no evidence for: more'],
    ],
    [
      'an invented id in the text',
      'oomkilled',
      { ...oom, en: `${oom.en} (E77)` },
      ['the model cited evidence that does not exist: E77'],
    ],
    [
      'a log line with another number',
      'oomkilled',
      { ...oom, citations: [['heap', 'E5', 'cart cache: 410000 items, heap 293 MiB']] },
      ['the model quoted words that E5 does not hold: "cart cache: 410000 items, heap 293 MiB"'],
    ],
    [
      'a log line with another word',
      'crashloop-bad-config',
      {
        ...RECORDED_ANSWERS['crashloop-bad-config']![0]!,
        citations: [['port', 'E5', "ValueError: invalid value for int() with base 10: '543z'"]],
      },
      [
        `the model quoted words that E5 does not hold: "ValueError: invalid value for int() with base 10: '543z'"`,
      ],
    ],
    [
      'words from elsewhere',
      'oomkilled',
      { ...oom, citations: [['events', 'E9', 'Back-off restarting failed container app']] },
      ['the model quoted words that E9 does not hold: "Back-off restarting failed container app" (E3 does)'],
    ],
    [
      'a wrong tag',
      'image-pull-backoff',
      {
        ...RECORDED_ANSWERS['image-pull-backoff']![0]!,
        ko: '디플로이먼트 web/storefront의 이미지 registry.example.com/web/storefront:2.4.2가 없습니다.',
      },
      ['the summary has names that no evidence shows: registry.example.com/web/storefront:2.4.2'],
    ],
    [
      'a wrong status code, node and time',
      'readiness-probe-failing-service-without-endpoints',
      {
        ...RECORDED_ANSWERS['readiness-probe-failing-service-without-endpoints']![0]!,
        en: 'Pods of `orders-api` on node worker-9 answer 502 since 16:02 UTC.',
      },
      [
        'the summary has numbers that no evidence shows: 16:02, 502',
        'the summary has names that no evidence shows: worker-9',
      ],
    ],
    [
      'a wrong number of restarts',
      'crashloop-bad-config',
      {
        ...RECORDED_ANSWERS['crashloop-bad-config']![0]!,
        ko: '파드 billing/invoice-worker-d768cdfcc-ntbdg가 17회 재시작했습니다.',
      },
      ['the summary has numbers that no evidence shows: 17'],
    ],
  ];
  it.each(doctored)('catches %s', (_, scenario, answer, sentences) => {
    expect(unverified(scenario, answer)).toEqual(sentences);
  });
});
