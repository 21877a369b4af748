import type { TextRule } from '../text-rule.js';
import { announcedSecret } from './announced-secret.js';
import { applianceLine } from './appliance-line.js';
import { assignment } from './assignment/assignment.js';
import { authorizationHeader } from './authorization-header.js';
import { base64Block } from './base64-block.js';
import { callArgument } from './call-argument.js';
import { commandFlag } from './command-flag.js';
import { connectionString } from './connection-string.js';
import { cookieHeader } from './cookie-header.js';
import { directive } from './directive.js';
import { jsonWebKey } from './json-web-key.js';
import { jsonWebToken } from './json-web-token.js';
import { knownToken } from './known-token.js';
import { markupElement } from './markup-element.js';
import { namedPair } from './named-pair.js';
import { passwordHash } from './password-hash.js';
import { pemBlock } from './pem-block.js';
import { programFlag } from './program-flag.js';
import { redisCommand } from './redis-command.js';
import { refusedValue } from './refused-value.js';
import { secretList } from './secret-list.js';
import { secretLiteral } from './secret-literal.js';
import { secretManifest } from './secret-manifest.js';
import { serviceLine } from './service-line.js';
import { spokenSecret } from './spoken-secret.js';
import { sqlInsert } from './sql-insert.js';
import { sqlPassword } from './sql-password.js';
import { urlCredentials } from './url-credentials.js';
import { urlParameter } from './url-parameter.js';
import { userAndPassword } from './user-and-password.js';

/** Every rule on text. Their order does not matter: what they find is joined before it is replaced. */
export const TEXT_RULES: readonly TextRule[] = [
  pemBlock,
  jsonWebToken,
  jsonWebKey,
  authorizationHeader,
  cookieHeader,
  urlCredentials,
  connectionString,
  urlParameter,
  commandFlag,
  programFlag,
  assignment,
  namedPair,
  directive,
  applianceLine,
  spokenSecret,
  markupElement,
  sqlPassword,
  sqlInsert,
  redisCommand,
  announcedSecret,
  refusedValue,
  callArgument,
  passwordHash,
  secretList,
  secretLiteral,
  secretManifest,
  base64Block,
  knownToken,
  serviceLine,
  userAndPassword,
];
