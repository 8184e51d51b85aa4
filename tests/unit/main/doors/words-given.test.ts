import { describe, expect, it } from 'vitest';
import { readWordsGiven } from '../../../../src/main/doors/window/words-given.ts';

const APP = '/srv/cle-en-main';
const exists = (path: string): boolean => path === '/home/ana/photo.jpg';
const installed = (...words: string[]) => readWordsGiven({ argv: ['/opt/program', ...words], appPath: null, exists });
const window = (practice: string | null) => ({ kind: 'window', practice });
const terminal = (...words: string[]) => ({ kind: 'terminal', words });

describe('the installed program', () => {
  it.each([
    ['without a word', [], null],
    ['for practice', ['--practice=no-card'], 'no-card'],
    ['with switches that an administrator needs', ['--no-sandbox', '--force-device-scale-factor=2'], null],
    ['for a file that was dropped on its icon', ['/home/ana/photo.jpg'], null],
    ['after an update by its installer', ['--updated'], null],
  ])('opens its window %s', (_when, words, practice) => {
    expect(installed(...words)).toEqual(window(practice));
  });

  it.each([
    ['--help'],
    ['--version'],
    ['-h'],
    ['--practise=ready'],
    ['chekc'],
    ['--remote-debugging-port=9222'],
    ['--remote-debugging-pipe'],
    ['--inspect'],
    ['--proxy-server=evil.example'],
    ['--host-resolver-rules=MAP'],
    ['--load-extension=/tmp/x'],
    ['--js-flags=--expose-gc'],
  ])('answers %s in the terminal and opens no window', (word) => {
    expect(installed(word)).toEqual(terminal(word));
    expect(installed('--no-sandbox', word)).toEqual(terminal(word));
  });

  it('passes to a command its name and the words behind it, and none that stand before it', () => {
    expect(installed('--no-sandbox', 'check', '--json')).toEqual(terminal('check', '--json'));
  });
});

describe('started as `electron PATH`', () => {
  it('takes the words before the path for Electron’s own', () => {
    const argv = ['/opt/electron', '--remote-debugging-port=0', '-r', '/tmp/loader.js', APP, '--practice=ready'];
    expect(readWordsGiven({ argv, appPath: APP, exists })).toEqual(window('ready'));
  });
  it('answers a strange word behind the path in the terminal and opens no window', () => {
    expect(readWordsGiven({ argv: ['/opt/electron', APP, '--inspect'], appPath: APP, exists })).toEqual(
      terminal('--inspect'),
    );
  });
});
