import type { AlertClass } from '../../alerts/class/alert-class.js';
import type { AlertStatus, TextMap } from '../../alerts/alert.js';
import type { Localized } from '../../config/language.js';
import { bounded } from '../../evidence/bounded-text.js';

/** What of an alert tells what it is. */
export interface ToldAlert {
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly status?: AlertStatus;
  /** RFC 3339; of an alert that is over. */
  readonly endsAt?: string | null;
}

const MAX_ERROR = 240;

const firstOf = (texts: TextMap, names: readonly string[]): string | null =>
  names.map((name) => texts[name]?.trim() ?? '').find((text) => text !== '') ?? null;

/** What the well-known alerts that stand for no trouble are for. */
const META: readonly { readonly name: RegExp; readonly is: Localized }[] = [
  {
    name: /watchdog|dead ?mans? ?switch|always ?firing/i,
    is: {
      en: 'always fires, to show that alerting works; nothing is wrong, and no action is needed while it fires',
      ko: '알림 경로가 동작함을 보이기 위해 항상 발생합니다. 문제가 아니며, 발생하는 동안은 조치가 필요 없습니다',
    },
  },
  {
    name: /inhibit/i,
    is: {
      en: 'only inhibits alerts of severity info in its namespace; nothing is wrong, and it should not be routed to people',
      ko: '같은 네임스페이스의 info 등급 알림을 억제(inhibit)하기 위한 것입니다. 문제가 아니며, 사람에게 전달하지 않아야 합니다',
    },
  },
  {
    name: /test/i,
    is: { en: 'is a test of alerting; nothing is wrong', ko: '알림 시험입니다. 문제가 아닙니다' },
  },
];

const metaSentence = (alertname: string): Localized => {
  const is = META.find(({ name }) => name.test(alertname))?.is ?? {
    en: 'stands for no trouble of its own; nothing is wrong',
    ko: '그 자체로는 문제를 뜻하지 않습니다',
  };
  return { en: `${alertname} ${is.en}.`, ko: `${alertname}: ${is.ko}.` };
};

const sourceOf = (labels: TextMap): Localized => {
  const source = firstOf(labels, ['datasource_uid', 'datasource']);
  const query = firstOf(labels, ['ref_id', 'refId']);
  const parts = [
    source === null ? null : `data source ${source}`,
    query === null ? null : `query ${query}`,
  ].filter((part) => part !== null);
  const korean = [
    source === null ? null : `데이터 소스 ${source}`,
    query === null ? null : `쿼리 ${query}`,
  ].filter((part) => part !== null);
  return {
    en: parts.length === 0 ? '' : ` (${parts.join(', ')})`,
    ko: korean.length === 0 ? '' : ` (${korean.join(', ')})`,
  };
};

const noDataSentence = ({ labels, annotations }: ToldAlert): Localized => {
  const alertname = labels['alertname'] ?? '';
  const rule = firstOf(labels, ['rulename', 'alert_rule', 'grafana_rulename']) ?? alertname;
  const reason =
    firstOf(annotations, ['grafana_state_reason']) ?? firstOf(labels, ['grafana_state_reason']) ?? '';
  const error = firstOf(annotations, ['Error', 'error', '__error__']);
  const failed = error !== null || /error/i.test(alertname) || /error/i.test(reason);
  const { en, ko } = sourceOf(labels);
  if (!failed) {
    return {
      en: `The rule "${rule}" had no data${en}: the alert says nothing of what it watches. Look at its query and the data source.`,
      ko: `규칙 "${rule}"에 데이터가 없었으므로(no data)${ko} 이 알림은 감시 대상의 상태를 말하지 않습니다. 쿼리와 데이터 소스를 확인하세요.`,
    };
  }
  const why = error === null ? '' : `: ${bounded(error, MAX_ERROR)}`;
  return {
    en: `The rule "${rule}" could not be evaluated${en}${why}. The alert says nothing of what it watches; look at its query and the data source.`,
    ko: `규칙 "${rule}"을(를) 평가하지 못했습니다${ko}${why}; 이 알림은 감시 대상의 상태를 말하지 않습니다. 쿼리와 데이터 소스를 확인하세요.`,
  };
};

/** What an alert is that tells of its rule and not of what the rule watches; `null` for all others. */
export const aboutRule = (alert: ToldAlert, alertClass: AlertClass): Localized | null => {
  if (alertClass === 'meta') return metaSentence(alert.labels['alertname'] ?? 'The alert');
  // An absent() alert is of this class by its name too; that something is not there is what it watches.
  const ofRule =
    alertClass === 'no-data' &&
    (/^Datasource(?:NoData|Error)$/.test(alert.labels['alertname'] ?? '') || isGrafanas(alert));
  return ofRule ? noDataSentence(alert) : null;
};

const isGrafanas = ({ labels, annotations }: ToldAlert): boolean =>
  [labels, annotations].some((texts) => /\b(?:NoData|Error)\b/.test(texts['grafana_state_reason'] ?? '')) ||
  labels['rulename'] !== undefined;
