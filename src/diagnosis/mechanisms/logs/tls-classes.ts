import { errorClass, type ErrorClass } from './error-class.js';

/** How a client and a server are sure of each other, and what keeps them from it. */
export const TLS_CLASSES: readonly ErrorClass[] = [
  errorClass({
    id: 'tls-own-expired',
    side: 'login',
    patterns: [
      /fatal alert: certificate_expired|alert certificate expired|remote error: tls: expired certificate/i,
    ],
    title: { en: 'a client certificate that has expired', ko: '만료된 클라이언트 인증서' },
    means: {
      en: 'its own certificate has expired[[, {peer} says]]',
      ko: '자신의 인증서가 만료되었습니다[[ (거부한 대상: {peer})]]',
    },
    advice: {
      en: 'See who issues its client certificate and why it was not renewed',
      ko: '클라이언트 인증서 발급 주체와 갱신되지 않은 이유를 확인하세요',
    },
    also: ['expiry'],
  }),
  errorClass({
    id: 'tls-expired',
    side: 'login',
    patterns: [
      /certificate has expired|certificate (?:is )?expired|CERT_HAS_EXPIRED|CertificateExpired(?:Exception)?|certificate is not yet valid|CertificateNotYetValid|NotTimeValid|certificate verify failed: .{0,20}expired/i,
    ],
    title: { en: 'an expired certificate', ko: '만료된 인증서' },
    means: {
      en: 'the certificate[[ of {peer}]] has expired',
      ko: '인증서가 만료되었습니다[[ (대상: {peer})]]',
    },
    advice: {
      en: 'See who issues the certificate and why it was not renewed',
      ko: '인증서 발급 주체와 갱신되지 않은 이유를 확인하세요',
    },
    also: ['expiry'],
  }),
  errorClass({
    id: 'tls-untrusted',
    side: 'login',
    patterns: [
      /certificate signed by unknown authority|unable to get (?:local )?issuer certificate|self[- ]signed certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|SELF_SIGNED_CERT|PKIX path (?:building|validation) failed|unable to find valid certification path|alert unknown ca|tlsv1 alert unknown ca|UntrustedRoot|PartialChain|unknown certificate authority|invalid peer certificate: UnknownIssuer/i,
    ],
    title: { en: 'a certificate that is not trusted', ko: '신뢰할 수 없는 인증서' },
    means: {
      en: 'it does not trust who signed the certificate[[ of {peer}]]',
      ko: '인증서의 서명 기관을 신뢰하지 않습니다[[ (대상: {peer})]]',
    },
    advice: {
      en: 'Compare the authorities it trusts (CA bundle, trust store) with the issuer of the certificate',
      ko: '신뢰하는 인증 기관(CA 번들, 트러스트 스토어)과 인증서 발급자를 비교하세요',
    },
  }),
  errorClass({
    id: 'tls-name',
    side: 'login',
    patterns: [
      /certificate is (?:not )?valid for |ERR_TLS_CERT_ALTNAME_INVALID|hostname mismatch|doesn't match certificate's altnames|no subject alternative (?:names|dns name)|RemoteCertificateNameMismatch|certificate common name .{0,100}doesn't match|doesn't contain any IP SANs|hostname .{1,100} not verified|CertNotValidForName|does not match (?:the )?(?:target )?host ?name/i,
    ],
    title: { en: 'a certificate for another name', ko: '다른 이름의 인증서' },
    means: {
      en: 'the certificate[[ of {peer}]] is not made for the name it is asked by',
      ko: '인증서가 요청한 이름에 대해 발급되지 않았습니다[[ (대상: {peer})]]',
    },
    advice: {
      en: 'Compare the host that is asked for with the names in the certificate',
      ko: '요청한 호스트 이름과 인증서의 이름을 비교하세요',
    },
  }),
  errorClass({
    id: 'tls-protocol',
    side: 'login',
    yieldsTo: ['tls-own-expired', 'tls-expired', 'tls-untrusted', 'tls-name'],
    patterns: [
      /server gave HTTP response to HTTPS client|client sent an HTTP request to an HTTPS server|wrong version number|first record does not look like a TLS handshake|tls: (?:handshake failure|protocol version not supported|no supported versions)|handshake_failure|no cipher suites? in common|ssl handshake (?:failed|error)|SSLHandshakeException|EPROTO|tlsv1 alert protocol version|bad certificate|certificate required|did not (?:return|provide) a certificate|not an SSL\/TLS record|plain HTTP request was sent to HTTPS port|server does not support SSL/i,
    ],
    title: { en: 'a TLS handshake that fails', ko: 'TLS 핸드셰이크 실패' },
    means: { en: 'TLS[[ with {peer}]] fails', ko: 'TLS 연결이 실패합니다[[ (대상: {peer})]]' },
    advice: {
      en: 'Compare scheme, port, TLS versions and whether a client certificate is asked for on both sides',
      ko: '양쪽의 스킴, 포트, TLS 버전, 클라이언트 인증서 요구 여부를 비교하세요',
    },
  }),
];
