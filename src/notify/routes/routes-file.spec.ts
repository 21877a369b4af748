import { describe, expect, it } from '@jest/globals';
import { readRoutes, RoutesUnusable } from './routes-file.js';

/** The example of docs/notify.md. */
const GOOD = `
sinks:
  team: { kind: slack, tokenFile: /etc/kuberca/notify/slack-token, channel: C0123456 }
  hook: { kind: webhook, url: 'https://hooks.example.com/kuberca', secretFile: /etc/kuberca/notify/hook-secret }
routes:
  - name: payments
    match: { labels: { team: [payments, 'pay-*'] }, severity: [critical, warning], cluster: prod-* }
    to: [team]
    continue: true
    language: ko
    updateEvery: 2m
    quiet: { from: '22:00', to: '07:00', zone: Asia/Seoul }
  - { name: all, to: [hook] }
`;

const problemsOf = (text: string): readonly string[] => {
  try {
    readRoutes(text);
    return [];
  } catch (error) {
    if (error instanceof RoutesUnusable) return error.message.split('\n');
    throw error;
  }
};

describe('a file of routes', () => {
  it('says who is told, with defaults for what it does not say', () => {
    const { routes, sinks } = readRoutes(GOOD);
    expect([...sinks].map(([name, { kind }]) => [name, kind.kind])).toEqual([
      ['team', 'slack'],
      ['hook', 'webhook'],
    ]);
    expect(routes).toMatchObject([
      {
        name: 'payments',
        goOn: true,
        language: 'ko',
        updateEvery: 120_000,
        quiet: { fromMinute: 1320, toMinute: 420, zone: 'Asia/Seoul', except: ['critical'] },
        digest: { groups: 8, within: 300_000, gather: 30_000 },
      },
      { name: 'all', goOn: false, language: null, updateEvery: 60_000, quiet: null },
    ]);
  });

  it('may be JSON', () => {
    const sinks = { t: { kind: 'teams', url: 'https://example.com/x' } };
    expect(problemsOf(JSON.stringify({ sinks, routes: [{ name: 'a', to: ['t'] }] }))).toEqual([]);
  });

  const withSink = (sink: string): string => `sinks: { a: ${sink} }\nroutes: [{ name: r, to: [a] }]`;
  const withRoute = (route: string): string =>
    `sinks: { a: { kind: teams, url: 'https://x.example' } }\nroutes: [${route}]`;

  it.each([
    ['[', [/^it is no YAML/]],
    ['', [/expected object/i]],
    [
      withSink('{ kind: pager }'),
      [/^sinks\.a\.kind: must be one of slack, mattermost, teams, discord, webhook/],
    ],
    [withSink('{ kind: slack, channel: C1 }'), [/^sinks\.a\.tokenFile/]],
    [
      withSink('{ kind: slack, tokenFile: /t, channel: some words }'),
      [/^sinks\.a\.channel: must be the id of a channel/],
    ],
    [withSink('{ kind: teams }'), [/^sinks\.a: needs either url or urlFile/]],
    [withSink("{ kind: teams, url: 'https://x', urlFile: /y }"), [/^sinks\.a: needs either url or urlFile/]],
    [withSink("{ kind: discord, url: 'ftp://x' }"), [/^sinks\.a\.url: must be an http or https URL/]],
    [withSink("{ kind: webhook, url: 'https://x', template: '{' }"), [/^sinks\.a\.template: must be JSON/]],
    [withSink("{ kind: webhook, url: 'https://x', headers: { Host: y } }"), [/^sinks\.a\.headers\.Host/]],
    [withSink("{ kind: webhook, url: 'https://x', colour: red }"), [/^sinks\.a: Unrecognized key: "colour"/]],
    [withRoute('{ name: r, to: [b] }'), [/^routes: r leads to "b", which is not among the sinks/]],
    [withRoute('{ name: r, to: [a] }, { name: r, to: [a] }'), [/^routes: two are called r/]],
    [withRoute('{ name: R, to: [a] }'), [/^routes\.0\.name: must hold/]],
    [withRoute('{ name: r, to: [a], updateEvery: soon }'), [/^routes\.0\.updateEvery: must be a span/]],
    [
      withRoute("{ name: r, to: [a], quiet: { from: '25:00', to: '07:00' } }"),
      [/^routes\.0\.quiet\.from: must be a time/],
    ],
    [
      withRoute("{ name: r, to: [a], quiet: { from: '22:00', to: '07:00', zone: Mars } }"),
      [/^routes\.0\.quiet\.zone: must be a time zone/],
    ],
    [
      withRoute('{ name: r, to: [a], match: { confidenceAtLeast: 2 } }'),
      [/^routes\.0\.match\.confidenceAtLeast/],
    ],
  ])('is refused with what is wrong: %j', (text, wanted) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(wanted.length);
    wanted.forEach((pattern, index) => expect(problems[index]).toMatch(pattern));
  });

  it('tells every problem at once', () => {
    const text = `sinks: { a: { kind: slack }, b: { kind: none } }\nroutes: [{ name: r, to: [c] }]`;
    expect(problemsOf(text).length).toBeGreaterThanOrEqual(4);
  });
});
