import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { filled } from './template.js';

const NOTICE = { event: 'opened', card: { title: 'a "b"\n' }, group: { labels: { team: 'x' }, firing: 2 } };

describe('a template', () => {
  it.each([
    ['{"text": "{{card.title}}"}', { text: 'a "b"\n' }],
    ['{"n": {{ json group.firing }}, "labels": {{json group.labels}}}', { n: 2, labels: { team: 'x' } }],
    ['{"none": "{{cause.text}}", "null": {{json cause}}}', { none: '', null: null }],
    ['{"inherited": "{{constructor}}{{card.title.length}}"}', { inherited: '' }],
    ['{"object": "{{group.labels}}"}', { object: '{"team":"x"}' }],
  ])('%s is filled', (template, body) => {
    expect(JSON.parse(filled(template, NOTICE))).toEqual(body);
  });

  it('is JSON whatever is told', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(JSON.parse(filled('{"a":"{{card.title}}","b":{{json card}}}', { card: { title } }))).toEqual({
          a: title,
          b: { title },
        });
      }),
    );
  });
});
