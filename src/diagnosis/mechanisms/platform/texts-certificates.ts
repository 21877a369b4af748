import type { Catalogue, StepText } from '../../kit/catalogue.js';

const STATUS: StepText = {
  kind: 'read',
  text: { en: 'See how far the renewal gets', ko: '갱신 진행 상태를 확인하세요' },
  command: 'kubectl -n {namespace} get certificaterequests,orders,challenges',
};
const DESCRIBE: StepText = {
  kind: 'read',
  text: { en: 'Read its conditions and events', ko: '상태와 이벤트를 확인하세요' },
  command: 'kubectl -n {namespace} describe certificate {certificate}',
};

/** What is said of certificates and who signs them. */
export const certificateTexts: Catalogue = {
  'certificate/expired': {
    title: { en: 'certificates that have expired', ko: '만료된 인증서' },
    cause: {
      en: 'certificate {certificate}[[ for {host}]] expired[[ at {notAfter}]][[ and was not renewed by {issuer}]][[: "{message}"]]',
      ko: '인증서 {certificate}[[ ({host})]]이(가)[[ {notAfter}에]] 만료되었습니다[[ (발급자 {issuer})]][[: "{message}"]]',
    },
    steps: [DESCRIBE, STATUS],
  },
  'certificate/not-renewed': {
    title: { en: 'certificates that are not renewed', ko: '갱신되지 않는 인증서' },
    cause: {
      en: 'certificate {certificate}[[ for {host}]] expires at {notAfter}, and its renewal[[ by {issuer}]] does not succeed[[: "{message}"]]',
      ko: '인증서 {certificate}[[ ({host})]]이(가) {notAfter}에 만료되며 갱신[[ (발급자 {issuer})]]이 되지 않고 있습니다[[: "{message}"]]',
    },
    steps: [DESCRIBE, STATUS],
  },
  'certificate/not-issued': {
    title: { en: 'certificates that were never issued', ko: '발급되지 않은 인증서' },
    cause: {
      en: 'certificate {certificate}[[ for {host}]] is not issued[[ by {issuer}]][[, so secret {secret} has none]][[: "{message}"]]',
      ko: '인증서 {certificate}[[ ({host})]]이(가) 발급되지 않았습니다[[ (발급자 {issuer})]][[, 시크릿 {secret}]][[: "{message}"]]',
    },
    steps: [DESCRIBE, STATUS],
  },
  'certificate/ends-soon': {
    title: { en: 'certificates that end soon', ko: '곧 만료되는 인증서' },
    cause: {
      en: 'certificate {certificate}[[ for {host}]] expires at {notAfter}; nothing says that its renewal failed',
      ko: '인증서 {certificate}[[ ({host})]]이(가) {notAfter}에 만료되며, 갱신 실패 기록은 없습니다',
    },
    steps: [DESCRIBE],
  },
  'certificate/issuer-not-ready': {
    title: { en: 'issuers that are not ready', ko: '준비되지 않은 발급자' },
    cause: {
      en: 'it cannot sign certificates[[ such as {certificate}]]: "{message}"',
      ko: '인증서[[ ({certificate} 등)]]를 발급할 수 없습니다: "{message}"',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions and events', ko: '상태와 이벤트를 확인하세요' },
        command: 'kubectl describe {kind} {name} -n {namespace}',
      },
      {
        kind: 'read',
        text: {
          en: 'Check the account, credentials and address that the issuer uses',
          ko: '발급자의 계정, 자격 증명, 주소를 확인하세요',
        },
      },
    ],
  },
};
