import type { Language } from '../../config/language.js';
import { severityRank } from '../../alerts/severity.js';
import { beginningOf } from '../../masking/index.js';
import type { GroupResult } from '../../groups/group-result.js';
import type { Card, Tone } from './card.js';
import type { Notice, NoticeEvent, ToldCause } from './notice.js';
import type { ToldResult } from './told-result.js';
import { wordsIn } from './words.js';

/** Bounds of a card, in characters and items: what the narrowest of the chats takes. */
const MAX_TITLE = 140;
const MAX_SUMMARY = 1200;
const MAX_VALUE = 300;
const MAX_ITEM = 280;
const MAX_ITEMS = 6;
const MAX_NAMES = 5;

/** One line within a bound. */
export const cardLine = (text: string, max: number): string =>
  beginningOf(text.replaceAll(/\s+/g, ' ').trim(), max);

/** Ranks of severities from which on a card looks that way. */
const CRITICAL_RANK = 4;
const WARNING_RANK = 2;

export const toneOf = (rank: number, isOver: boolean): Tone => {
  if (isOver) return 'over';
  if (rank >= CRITICAL_RANK) return 'critical';
  return rank >= WARNING_RANK ? 'warning' : 'info';
};

/** What a group is about, by its key: `shop/cart`. */
export const objectOf = ({ group: { key } }: GroupResult): string => {
  const name = key['workload'] ?? key['name'] ?? key['node'] ?? key['alertname'] ?? '';
  const kind = key['kind'] ?? (key['node'] === undefined ? undefined : 'Node');
  const place = key['namespace'] ? `${key['namespace']}/${name}` : name;
  return kind === undefined ? place : `${kind} ${place}`;
};

const alertnamesOf = ({ group, ...rest }: GroupResult, isOver: boolean): readonly string[] => {
  const counted = isOver ? group.members : group.members.filter(({ status }) => status === 'firing');
  const names = [...new Set(counted.map(({ alertname }) => alertname).filter((name) => name !== ''))];
  return names.length > 0 ? names.slice(0, MAX_NAMES) : rest.outline.alertnames.slice(0, MAX_NAMES);
};

const causeOf = ({ cause }: GroupResult): ToldCause | null =>
  cause === null
    ? null
    : {
        kind: cause.entity.kind,
        namespace: cause.entity.namespace,
        name: cause.entity.name,
        mechanism: cause.mechanism,
        text: cause.text,
        since: cause.since,
        confidence: cause.confidence,
      };

const summaryOf = (result: GroupResult, language: Language): string =>
  result.analysis_summary_i18n?.[language] ?? result.analysis_summary ?? result.analysis;

const stepsOf = ({ findings }: GroupResult): readonly string[] => [
  ...new Set(findings.slice(0, 1).flatMap(({ remedy }) => remedy)),
];

const listOf = (title: string, items: readonly string[]): Card['lists'] =>
  items.length === 0
    ? []
    : [{ title, items: items.slice(0, MAX_ITEMS).map((item) => cardLine(item, MAX_ITEM)) }];

const percent = (confidence: number): string => `${Math.round(confidence * 100)} %`;

const triggerOf = ({ cause }: GroupResult): string | null => {
  const trigger = cause?.trigger ?? null;
  if (trigger === null) return null;
  const { what, entity, at, by } = trigger;
  return `${what} (${[`${entity.kind} ${entity.name}`, at, ...(by === null ? [] : [by])].join(', ')})`;
};

const factsOf = ({ result, firing, worst }: ToldResult, language: Language): Card['facts'] => {
  const words = wordsIn(language);
  const { cause, group } = result;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [words.cause, cause?.text],
    [words.confidence, cause === null ? null : percent(cause.confidence)],
    [words.trigger, triggerOf(result)],
    [words.since, cause?.since ?? group.episode],
    [words.alerts, words.firingOf(firing, group.memberCount)],
    [words.severity, worst['severity']],
    [words.cluster, group.key['cluster']],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value: cardLine(value, MAX_VALUE) }] : []));
};

const cardOf = (told: ToldResult, event: NoticeEvent, language: Language): Card => {
  const { result, firing, worst } = told;
  const words = wordsIn(language);
  const isOver = firing === 0;
  const names = alertnamesOf(result, isOver).join(', ');
  const { model } = result.provenance;
  return {
    title: cardLine(
      `${isOver ? words.event.recovered : words.event[event]}: ${names} · ${objectOf(result)}`,
      MAX_TITLE,
    ),
    tone: toneOf(severityRank(worst), isOver),
    summary: beginningOf(summaryOf(result, language), MAX_SUMMARY),
    facts: factsOf(told, language),
    lists: [
      ...listOf(words.way, result.cause?.chain.map(({ text }) => text) ?? []),
      ...(isOver ? [] : listOf(words.steps, stepsOf(result))),
    ],
    footer: cardLine(
      `KubeRCA · ${model === null ? words.rules : model.id} · ${words.group} ${result.group.id}`,
      MAX_TITLE,
    ),
  };
};

/** What is told of a group's result. Not masked and not cleaned yet. */
export const noticeOf = (told: ToldResult, event: NoticeEvent, language: Language): Notice => {
  const { result, firing, worst, sequence } = told;
  const { group } = result;
  return {
    version: 1,
    event,
    language,
    card: cardOf(told, event, language),
    group: {
      id: group.id,
      key: group.key,
      episode: group.episode,
      revision: group.revision,
      sequence,
      kind: result.kind,
      firing,
      members: group.memberCount,
      severity: worst['severity'] ?? '',
      alertnames: alertnamesOf(result, firing === 0),
      labels: worst,
    },
    cause: causeOf(result),
  };
};
