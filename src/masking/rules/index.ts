import type { TextRule } from '../text-rule.js';
import { assignment } from './assignment.js';
import { authorizationHeader } from './authorization-header.js';
import { base64Block } from './base64-block.js';
import { commandFlag } from './command-flag.js';
import { cookieHeader } from './cookie-header.js';
import { jsonWebToken } from './json-web-token.js';
import { markupElement } from './markup-element.js';
import { pemBlock } from './pem-block.js';
import { secretManifest } from './secret-manifest.js';
import { sqlPassword } from './sql-password.js';
import { urlCredentials } from './url-credentials.js';
import { urlParameter } from './url-parameter.js';
import { vendorToken } from './vendor-token.js';

/** Every rule on text. Their order does not matter: what they find is joined before it is replaced. */
export const TEXT_RULES: readonly TextRule[] = [
  pemBlock,
  jsonWebToken,
  authorizationHeader,
  cookieHeader,
  urlCredentials,
  urlParameter,
  commandFlag,
  assignment,
  markupElement,
  sqlPassword,
  secretManifest,
  base64Block,
  vendorToken,
];
