import type { Localized } from '../../../config/language.js';
import type { Catalogue, MechanismText, StepText } from '../../kit/catalogue.js';

const DESCRIBE: StepText = {
  kind: 'read',
  text: { en: 'Read its conditions and events', ko: '노드 상태와 이벤트를 확인하세요' },
  command: 'kubectl describe node {node}',
};
const PODS: StepText = {
  kind: 'read',
  text: { en: 'See what runs on it', ko: '노드에서 실행 중인 파드를 확인하세요' },
  command: 'kubectl get pods -A -o wide --field-selector spec.nodeName={node}',
};
const MACHINE: StepText = {
  kind: 'read',
  text: {
    en: 'On the machine: is it up, does it reach the API server, what does the kubelet say (journalctl -u kubelet --since -1h)',
    ko: '노드에서 확인하세요: 켜져 있는지, API 서버에 연결되는지, kubelet 로그(journalctl -u kubelet --since -1h)',
  },
};
const AGENT: StepText = {
  kind: 'read',
  text: { en: 'See the pods of the network plugin on it', ko: '노드의 네트워크 플러그인 파드를 확인하세요' },
  command: 'kubectl -n kube-system get pods -o wide --field-selector spec.nodeName={node}',
};

const text = (title: Localized, cause: Localized, steps: readonly StepText[]): MechanismText => ({
  title,
  cause,
  steps,
});

/** What is said of nodes. */
export const nodeTexts: Catalogue = {
  'node/unreachable': text(
    { en: 'nodes whose kubelet is silent', ko: 'kubelet이 응답하지 않는 노드' },
    {
      en: 'node {node} is not ready: its kubelet stopped posting status, so it is down or unreachable ({message})',
      ko: '노드 {node}이(가) NotReady 상태입니다. kubelet이 상태 보고를 멈췄으며 노드가 다운되었거나 연결할 수 없습니다 ({message})',
    },
    [DESCRIBE, PODS, MACHINE],
  ),
  'node/shutting-down': text(
    { en: 'nodes that shut down', ko: '종료 중인 노드' },
    {
      en: 'node {node} is not ready: it is shutting down ({message})',
      ko: '노드 {node}이(가) 종료 중이라 NotReady 상태입니다 ({message})',
    },
    [DESCRIBE, PODS],
  ),
  'node/network-not-ready': text(
    { en: 'nodes without network', ko: '네트워크가 준비되지 않은 노드' },
    {
      en: 'node {node} is not ready: its network is not set up ("{message}")[[; its network agent {agent} is not well: "{state}"]]',
      ko: '노드 {node}의 네트워크가 준비되지 않아 NotReady 상태입니다 ("{message}")[[. 네트워크 에이전트 {agent}에 문제가 있습니다: "{state}"]]',
    },
    [
      DESCRIBE,
      {
        kind: 'read',
        text: { en: 'Read why its network agent ended', ko: '네트워크 에이전트가 종료된 이유를 확인하세요' },
        command: 'kubectl -n {place} logs {agent} --previous --all-containers',
      },
      AGENT,
    ],
  ),
  'node/runtime-down': text(
    { en: 'nodes whose container runtime does not work', ko: '컨테이너 런타임이 동작하지 않는 노드' },
    {
      en: 'node {node} is not ready: its container runtime does not work ("{message}")',
      ko: '노드 {node}의 컨테이너 런타임이 동작하지 않아 NotReady 상태입니다 ("{message}")',
    },
    [DESCRIBE, MACHINE],
  ),
  'node/not-ready': text(
    { en: 'nodes that are not ready', ko: '준비되지 않은 노드' },
    { en: 'node {node} is not ready: "{message}"', ko: '노드 {node}이(가) NotReady 상태입니다: "{message}"' },
    [DESCRIBE, PODS, MACHINE],
  ),
  'node/network-unavailable': text(
    { en: 'nodes whose network is not set up', ko: '네트워크가 구성되지 않은 노드' },
    {
      en: 'the network of node {node} is not set up: "{message}"',
      ko: '노드 {node}의 네트워크가 구성되지 않았습니다: "{message}"',
    },
    [DESCRIBE, AGENT],
  ),
  'node/disk-pressure': text(
    { en: 'nodes that run out of disk', ko: '디스크가 부족한 노드' },
    {
      en: 'node {node} is under disk pressure[[ and evicted {evicted} of the pods looked at]][[ ({use})]]: "{message}"',
      ko: '노드 {node}이(가) DiskPressure 상태입니다[[ (확인한 파드 중 {evicted}개 축출)]][[ ({use})]]: "{message}"',
    },
    [
      DESCRIBE,
      PODS,
      {
        kind: 'read',
        text: {
          en: 'On the machine: what fills the disk (df -h; images, logs, emptyDir volumes)',
          ko: '노드에서 디스크를 채우는 대상을 확인하세요(df -h, 이미지, 로그, emptyDir)',
        },
      },
    ],
  ),
  'node/memory-pressure': text(
    { en: 'nodes that run out of memory', ko: '메모리가 부족한 노드' },
    {
      en: 'node {node} is under memory pressure[[ and evicted {evicted} of the pods looked at]][[ ({use})]]: "{message}"',
      ko: '노드 {node}이(가) MemoryPressure 상태입니다[[ (확인한 파드 중 {evicted}개 축출)]][[ ({use})]]: "{message}"',
    },
    [
      DESCRIBE,
      {
        kind: 'read',
        text: { en: 'See which pods use most', ko: '메모리를 많이 쓰는 파드를 확인하세요' },
        command: 'kubectl top pods -A --sort-by=memory',
      },
    ],
  ),
  'node/pid-pressure': text(
    { en: 'nodes that run out of processes', ko: '프로세스가 부족한 노드' },
    {
      en: 'node {node} is under PID pressure[[ and evicted {evicted} of the pods looked at]][[ ({use})]]: "{message}"',
      ko: '노드 {node}이(가) PIDPressure 상태입니다[[ (확인한 파드 중 {evicted}개 축출)]][[ ({use})]]: "{message}"',
    },
    [DESCRIBE, PODS],
  ),
  'node/problem': text(
    { en: 'problems of nodes', ko: '노드 문제' },
    {
      en: 'node {node} reports {condition}: "{message}"',
      ko: '노드 {node}이(가) {condition}을(를) 보고합니다: "{message}"',
    },
    [DESCRIBE, MACHINE],
  ),
  'node/system-oom': text(
    { en: 'nodes that ran out of memory as a whole', ko: '노드 전체 메모리 부족' },
    {
      en: 'node {node} ran out of memory as a whole, and its kernel killed[[ {process}]][[ (pod {victim})]]: "{message}"',
      ko: '노드 {node} 전체 메모리가 부족하여 커널이 프로세스[[ {process}]][[ (파드 {victim})]]를 종료했습니다: "{message}"',
    },
    [
      DESCRIBE,
      {
        kind: 'read',
        text: {
          en: 'Compare what its pods use with what they request',
          ko: '파드의 실제 사용량과 요청량을 비교하세요',
        },
        command: 'kubectl top pods -A --sort-by=memory',
      },
    ],
  ),
  'node/warning': text(
    { en: 'warnings about nodes', ko: '노드 경고' },
    { en: 'node {node} warns of {reason}: "{message}"', ko: '노드 {node}의 경고 {reason}: "{message}"' },
    [DESCRIBE],
  ),
  'node/shutdown': text(
    { en: 'nodes that were shut down', ko: '종료된 노드' },
    {
      en: 'node {node} was shut down and ended {gone} of the pods looked at, {victim} first: "{message}"',
      ko: '노드 {node}이(가) 종료되면서 확인한 파드 중 {gone}개({victim} 등)가 종료되었습니다: "{message}"',
    },
    [DESCRIBE, PODS],
  ),
  'node/too-many-pods': text(
    { en: 'nodes that run as many pods as they may', ko: '파드 수가 한도에 이른 노드' },
    {
      en: 'node {node} runs {now} pods of at most {most}, {count} of them {owner}',
      ko: '노드 {node}에서 파드 {now}개(최대 {most}개)가 실행 중이며 그중 {count}개가 {owner}입니다',
    },
    [
      DESCRIBE,
      PODS,
      {
        kind: 'change',
        text: {
          en: 'Spread {owner} over more nodes, or raise maxPods of the kubelet if the node has CPU and memory for it',
          ko: '{owner}을(를) 여러 노드로 분산하거나, 노드 자원이 충분하면 kubelet의 maxPods를 늘리세요',
        },
      },
    ],
  ),
  'node/cordoned': text(
    { en: 'nodes that take no new pods', ko: '새 파드를 받지 않는 노드' },
    {
      en: 'node {node} is cordoned[[ since {since}]]: it takes no new pods',
      ko: '노드 {node}이(가) cordon 상태[[ ({since}부터)]]라서 새 파드를 받지 않습니다',
    },
    [
      DESCRIBE,
      {
        kind: 'change',
        text: {
          en: 'When the maintenance is over, let it take pods again',
          ko: '점검이 끝났다면 다시 파드를 받게 하세요',
        },
        command: 'kubectl uncordon {node}',
      },
    ],
  ),
};
