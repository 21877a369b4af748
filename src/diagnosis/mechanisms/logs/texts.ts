import type { Catalogue, MechanismText, StepText } from '../../kit/catalogue.js';
import type { ErrorClass } from './error-class.js';
import { ERROR_CLASSES } from './error-classes.js';

const SEE_LINES: StepText = {
  kind: 'read',
  text: { en: 'Read the lines around it', ko: '전후 로그를 확인하세요' },
  command: 'kubectl -n {namespace} logs {speaker} -c {container} --since=1h',
};

const textOf = ({ title, means, advice }: ErrorClass): MechanismText => ({
  title,
  cause: {
    en: `${means.en}: "{line}"[[ ({times} times in {minutes} min)]]`,
    ko: `${means.ko}: "{line}"[[ ({minutes}분 동안 {times}회)]]`,
  },
  steps: [SEE_LINES, { kind: 'read', text: advice }],
});

export const logsTexts: Catalogue = {
  ...Object.fromEntries(ERROR_CLASSES.map((each) => [`logs/${each.id}`, textOf(each)])),
  'logs/error-burst': {
    title: { en: 'error lines that are new', ko: '새로 나타난 오류 로그' },
    cause: {
      en: 'its log has a kind of error that was not there before: "{line}"[[ ({times} times in {minutes} min)]]',
      ko: '이전에 없던 오류가 로그에 나타납니다: "{line}"[[ ({minutes}분 동안 {times}회)]]',
    },
    steps: [SEE_LINES],
  },
};
