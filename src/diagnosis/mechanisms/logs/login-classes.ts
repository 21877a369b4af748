import { errorClass, type ErrorClass } from './error-class.js';

/** What goes wrong between a client and the server that it talks to: who it is, and what it may do. */
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
];
