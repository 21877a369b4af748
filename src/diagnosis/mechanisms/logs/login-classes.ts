import { errorClass, type ErrorClass } from './error-class.js';

/** What goes wrong between a client and the server that it talks to: who it is, what it may do, and how it is sure of the other. */
export const LOGIN_CLASSES: readonly ErrorClass[] = [
  errorClass({
    id: 'authorization',
    side: 'login',
    patterns: [
      /not authorized on [\w.-]{1,64} to execute|checking authorization failed/i,
      /permission denied for (?:table|relation|schema|sequence|function|database|view|column|materialized)/i,
      /must be owner of (?:table|relation|schema|database|function|sequence|view)/i,
      /command denied to user '|access denied for user '[^']{0,64}'@'[^']{0,255}' to database/i,
      /\bNOPERM\b|has no permissions to (?:run|access)/,
      /is forbidden: User "|cannot (?:get|list|watch|create|update|patch|delete|deletecollection) resource "/,
      /(?:Topic|Group|Cluster|TransactionalId)Authorization(?:Failed|Exception)|(?:TOPIC|GROUP|CLUSTER)_AUTHORIZATION_FAILED|not authorized to access (?:topics?|group|cluster)/i,
      /ACCESS_REFUSED\b.{0,60}access to|action \[[^\]]{1,120}\] is unauthorized for|no permissions for \[/,
      /etcdserver: permission denied|permissions violation for (?:publish|subscription)/i,
      /does not have [\w.]{3,80} access\b|permission '?[\w.]{3,80}'? denied on|possibly missing permission |boss::NOT_AUTHORIZED|\bAuthorization(?:Failed|PermissionMismatch)\b|does not have authorization to perform action/i,
      /is not authorized to perform: |\bAccessDenied(?:Exception)?\b|code = PermissionDenied|\bPERMISSION_DENIED\b|insufficient privileges|ORA-01031|\bSQLSTATE[ [(]{0,2}42501/,
    ],
    title: { en: 'rights that are missing', ko: '권한 부족' },
    means: {
      en: 'it has no right to what it asks for[[ at {peer}]]',
      ko: '요청한 작업에 대한 권한이 없습니다[[ (대상: {peer})]]',
    },
    advice: {
      en: 'Compare the role and grants of the user it works as with what changed last: roles, grants, users, clean-up jobs',
      ko: '사용 중인 계정의 역할과 권한을 최근 변경(역할, 권한, 사용자, 정리 작업)과 비교하세요',
    },
  }),
  errorClass({
    id: 'authentication',
    side: 'login',
    patterns: [
      /password authentication failed for user|no password supplied|no pg_hba\.conf entry for|\b28P01\b|peer authentication failed for user/i,
      /access denied for user '[^']{0,64}'@|ER_ACCESS_DENIED_ERROR|login failed for user '|ORA-01017/i,
      /\b(?:WRONGPASS|NOAUTH)\b|invalid username-password pair|ERR invalid password/,
      /\bcommand \w{1,64} requires authentication\b|MongoServerError: Authentication failed|\bAuthenticationFailed\b|SCRAM authentication failed|Authentication failed.{0,80}(?:SCRAM|mongo)/i,
      /SASL[- \w]{0,24}authentication (?:failed|error)|SaslAuthentication(?:Failed)?(?:Exception|Error)|SASL_AUTHENTICATION_FAILED|SASL handshake failed/i,
      /ACCESS_REFUSED\b.{0,80}(?:login|authentication)|login was refused using authentication mechanism/i,
      /unable to authenticate user \[|missing authentication credentials for REST|failed to authenticate user/i,
      /etcdserver: (?:authentication failed|invalid auth token)|nats: authorization violation|authorization violation/i,
      /\binvalid_client\b|\bunauthorized_client\b|AADSTS\d{4,8}|\bExpiredToken(?:Exception)?\b|InvalidClientTokenId|SignatureDoesNotMatch|InvalidAccessKeyId|the server has asked for the client to provide credentials/,
      /\bsmtp\w{0,10}\b.{0,40}\b535\b|\b535 5\.7\.8\b|SMTPAuthenticationError/i,
      /\b401 unauthorized\b|code = Unauthenticated\b|status(?: code)?[=: ]{1,2}401\b/i,
    ],
    title: { en: 'logins that are refused', ko: '거부된 로그인' },
    means: { en: 'its login is refused[[ by {peer}]]', ko: '로그인이 거부됩니다[[ (대상: {peer})]]' },
    advice: {
      en: 'Compare the credentials it uses (Secret, and whether the pods started after its last change) with those that are valid',
      ko: '사용 중인 자격 증명(Secret, 마지막 변경 이후 파드가 다시 시작되었는지)을 유효한 값과 비교하세요',
    },
  }),
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
