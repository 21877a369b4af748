import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { repositoryText, revisionsText, revisionText } from './revision.js';

const SHA = '3f2a9c1d8e7b6a5948372615f0e1d2c3b4a59687';

describe('a revision in words', () => {
  it.each([
    [SHA, 'commit 3f2a9c1'],
    [`main@sha1:${SHA}`, 'commit 3f2a9c1 (main)'],
    [`refs/heads/release/1.x@sha1:${SHA}`, 'commit 3f2a9c1 (release/1.x)'],
    [`main/${SHA}`, 'commit 3f2a9c1 (main)'],
    ['c41d7b0', 'commit c41d7b0'],
    ['1.4.0', 'chart version 1.4.0'],
    ['v2.0.0-rc.1', 'chart version v2.0.0-rc.1'],
    ['6.5.4+1a2b3c4d5e6f', 'chart version 6.5.4+1a2b3c4d5e6f'],
    [`1.4.0@sha256:${'9c1e07d2aa41'.padEnd(64, '0')}`, 'artifact 9c1e07d2aa41 (1.4.0)'],
    [`sha256:${'9c1e07d2aa41'.padEnd(64, '0')}`, 'artifact 9c1e07d2aa41'],
    ['HEAD', 'revision HEAD'],
  ])('says %s as %s', (revision, text) => {
    expect(revisionText(revision)).toBe(text);
  });

  it('says the revisions of several sources, each once, and nothing where there is none', () => {
    expect(revisionsText(undefined, [SHA, SHA, '1.4.0'])).toBe('commit 3f2a9c1, chart version 1.4.0');
    expect(revisionsText('', [])).toBeNull();
  });

  it('is of bounded length whatever the object says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), (text) => {
        expect(revisionText(text).length).toBeLessThan(200);
      }),
    );
  });
});

it('shows the address of a repository without who signs in there', () => {
  expect(repositoryText('https://bot:hunter2@git.example.com/shop')).toBe('https://git.example.com/shop');
  expect(repositoryText('ssh://git@git.example.com/shop')).toBe('ssh://git.example.com/shop');
  expect(repositoryText('git@git.example.com:shop')).toBe('git@git.example.com:shop');
});
