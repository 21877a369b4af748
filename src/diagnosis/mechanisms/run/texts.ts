import type { Catalogue } from '../../kit/catalogue.js';
import { crashTexts } from './texts-crash.js';
import { exhaustedTexts } from './texts-exhausted.js';
import { endTexts } from './texts-end.js';
import { probeTexts } from './texts-probe.js';

export const runTexts: Catalogue = {
  ...crashTexts,
  ...probeTexts,
  ...endTexts,
  ...exhaustedTexts,
  'memory/container-limit': {
    title: { en: 'containers killed at their memory limit', ko: '메모리 한도에서 강제 종료된 컨테이너' },
    cause: {
      en: 'container {container} was OOM killed: it reached its memory limit of {limit}[[; the resize to {wanted} is {resize}]][[: "{resizeMessage}"]]',
      ko: '컨테이너 {container}이(가) 메모리 한도 {limit}에 도달하여 OOMKilled로 강제 종료되었습니다[[. {wanted}(으)로의 리사이즈는 {resize} 상태]][[: "{resizeMessage}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what it uses', ko: '실제 사용량을 확인하세요' },
        command: 'kubectl -n {namespace} top pod {pod} --containers',
      },
      {
        kind: 'change',
        text: {
          en: 'If the use is legitimate, raise the memory limit above {limit}, for instance',
          ko: '정상적인 사용량이라면 메모리 한도를 {limit}보다 높이세요. 예',
        },
        command: 'kubectl -n {namespace} set resources {workload} -c {container} --limits=memory={higher}',
      },
    ],
  },
};
