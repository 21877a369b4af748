import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../../config/load.js';
import { RuleMasker } from '../../../masking/rule-masker.js';
import { podSaid } from './pod-said.js';

describe('what a pod said', () => {
  it.each(['token-issuer-7f9', 'password-reset-0', 'secret-sync-x2'])(
    'is told of %s too, whose name is that of a secret',
    (pod) => {
      const { text } = podSaid({ evidence: 'E1', pod }, 'upstream answered 503');
      expect(new RuleMasker(loadSettings({})).mask(text).value).toEqual(text);
    },
  );
});
