import type { Catalogue } from '../../kit/catalogue.js';
import { certificateTexts } from './texts-certificates.js';
import { nodeTexts } from './texts-nodes.js';

export const platformTexts: Catalogue = {
  ...nodeTexts,
  ...certificateTexts,
  'platform/chaos-experiment': {
    title: { en: 'chaos experiments', ko: '카오스 실험' },
    cause: {
      en: 'chaos experiment {experiment} is running[[ ({action})]][[ against {target}]]',
      ko: '카오스 실험 {experiment}이(가) 실행 중입니다[[ ({action})]][[, 대상 {target}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what it does, and who started it', ko: '실험 내용과 시작한 사람을 확인하세요' },
        command: 'kubectl -n {namespace} describe {kind} {name}',
      },
    ],
  },
};
