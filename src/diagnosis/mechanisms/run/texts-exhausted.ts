import type { Catalogue } from '../../kit/catalogue.js';
import { CURRENT_LOG, DESCRIBE_NODE, DESCRIBE_POD } from '../../kit/steps.js';

export const exhaustedTexts: Catalogue = {
  'cpu/limit-cut': {
    title: { en: 'CPU limits that a rollout cut', ko: '배포로 줄어든 CPU 한도' },
    cause: {
      en: 'revision {revision} cut the CPU limit of container {container} from {was} to {limit}, so it is throttled where it ran well before',
      ko: '리비전 {revision}에서 컨테이너 {container}의 CPU 한도가 {was}에서 {limit}(으)로 줄어 스로틀링됩니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See how much CPU it uses', ko: 'CPU 사용량을 확인하세요' },
        command: 'kubectl -n {namespace} top pod --containers',
      },
      {
        kind: 'change',
        text: {
          en: 'Give container {container} the CPU limit back that it had ({was}), or go back to revision {previousRevision}',
          ko: '컨테이너 {container}의 CPU 한도를 {was}(으)로 되돌리거나 리비전 {previousRevision}(으)로 돌아가세요',
        },
        command: 'kubectl -n {namespace} set resources {workload} -c {container} --limits=cpu={was}',
      },
    ],
  },
  'memory/no-limit': {
    title: {
      en: 'containers without a memory limit that were OOM killed',
      ko: '메모리 한도 없이 OOMKilled된 컨테이너',
    },
    cause: {
      en: 'container {container}, which has no memory limit[[ and requests {requested}]], was OOM killed[[: node {node} ran out of memory, {nodeSaid}]]',
      ko: '메모리 한도가 없는 컨테이너 {container}[[(요청 {requested})]]이(가) OOMKilled로 강제 종료되었습니다[[: 노드 {node}의 메모리 부족, {nodeSaid}]]',
    },
    steps: [
      DESCRIBE_NODE,
      {
        kind: 'change',
        text: {
          en: 'Give container {container} a memory request and limit that fit what it uses',
          ko: '컨테이너 {container}에 실제 사용량에 맞는 메모리 요청과 한도를 지정하세요',
        },
      },
    ],
  },
  'memory/heap': {
    title: { en: 'programs whose heap is full', ko: '힙이 가득 찬 프로그램' },
    cause: {
      en: 'the program of container {container} has used up its heap[[ ({heap})]][[, under a container limit of {limit}]]: "{line}"',
      ko: '컨테이너 {container}의 프로그램이 힙을 모두 사용했습니다[[({heap})]][[, 컨테이너 한도 {limit}]]: "{line}"',
    },
    steps: [
      CURRENT_LOG,
      {
        kind: 'change',
        text: {
          en: 'If the use is legitimate, raise {heap} together with the memory limit of {limit}',
          ko: '정상적인 사용량이라면 {heap}과(와) 메모리 한도 {limit}을(를) 함께 높이세요',
        },
      },
    ],
  },
  'run/open-files': {
    title: { en: 'programs without a free file descriptor', ko: '파일 디스크립터가 부족한 프로그램' },
    cause: {
      en: 'the program of container {container} has no file descriptor left (too many open files): "{line}"',
      ko: '컨테이너 {container}의 프로그램에 남은 파일 디스크립터가 없습니다(too many open files): "{line}"',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See how many files its first process holds open',
          ko: '첫 프로세스가 연 파일 수를 확인하세요',
        },
        command:
          "kubectl -n {namespace} exec {pod} -c {container} -- sh -c 'ls /proc/1/fd | wc -l; ulimit -n'",
      },
    ],
  },
  'run/process-limit': {
    title: {
      en: 'programs that cannot start another thread or process',
      ko: '스레드나 프로세스를 더 만들 수 없는 프로그램',
    },
    cause: {
      en: 'the program of container {container} cannot start another thread or process: "{line}"',
      ko: '컨테이너 {container}의 프로그램이 스레드나 프로세스를 더 만들 수 없습니다: "{line}"',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See its limit of processes and how many there are',
          ko: '프로세스 한도와 현재 수를 확인하세요',
        },
        command:
          'kubectl -n {namespace} exec {pod} -c {container} -- cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current',
      },
    ],
  },
  'run/shared-memory': {
    title: { en: 'programs whose shared memory is full', ko: '공유 메모리가 부족한 프로그램' },
    cause: {
      en: 'the shared memory (/dev/shm) of container {container} is full: "{line}"',
      ko: '컨테이너 {container}의 공유 메모리(/dev/shm)가 가득 찼습니다: "{line}"',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Mount an emptyDir of medium Memory with a sizeLimit at /dev/shm of container {container}',
          ko: '컨테이너 {container}의 /dev/shm에 sizeLimit을 지정한 medium: Memory emptyDir을 마운트하세요',
        },
      },
    ],
  },
};
