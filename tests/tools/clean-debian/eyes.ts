/**
 * Eyes and a hand for a program that nobody can drive: the installed one takes no debugger. The screen is read by text
 * recognition, and clicked where a text stands.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';

const run = promisify(execFile);

interface Word {
  readonly text: string;
  readonly line: string;
  /** Its middle, pixels of the screen. */
  readonly x: number;
  readonly y: number;
}

export interface Eyes {
  /** Waits until a text can be read on the screen. */
  sees(text: string): Promise<void>;
  /** Clicks on a text, once it can be read. */
  clicks(text: string): Promise<void>;
  /** All that can be read. */
  reads(): Promise<string>;
}

/** @param display of an X server */
export function eyesOn(display: string): Eyes {
  const env = { ...process.env, DISPLAY: display };
  const find = async (text: string): Promise<Word | null> => placeOf(text, await read(env));
  const sees = async (text: string): Promise<void> => {
    await vi.waitFor(
      async () => {
        const words = await read(env);
        if (placeOf(text, words) === null)
          throw new Error(`still waiting for « ${text} »; read last: ${words.map((word) => word.text).join(' ')}`);
      },
      // Each look takes seconds on a busy machine.
      { timeout: 180_000, interval: 100 },
    );
  };
  return {
    sees,
    async clicks(text) {
      await sees(text);
      const at = await find(text);
      if (at === null) throw new Error(`« ${text} » is no longer on the screen`);
      await run('xdotool', ['mousemove', String(at.x), String(at.y), 'click', '1'], { env });
    },
    reads: async () => (await read(env)).map((word) => word.text).join(' '),
  };
}

async function read(env: NodeJS.ProcessEnv): Promise<Word[]> {
  const folder = await mkdtemp(join(tmpdir(), 'eyes-'));
  try {
    const [dark, light] = [join(folder, 'dark.png'), join(folder, 'light.png')];
    // Twice as large, recognition makes far fewer mistakes.
    await run('import', ['-window', 'root', '-colorspace', 'Gray', '-resize', `${SCALE * 100}%`, dark], { env });
    // Light writing on a dark button it passes over, but not in the negative, read as one block of lines.
    await run('convert', [dark, '-negate', light]);
    const words = [];
    for (const [picture, layout] of [
      [dark, '11'],
      [light, '6'],
    ] as const) {
      const { stdout } = await run('tesseract', [picture, 'stdout', '-l', 'fra', '--psm', layout, 'tsv'], {
        env: { ...env, OMP_THREAD_LIMIT: '1' },
        maxBuffer: 16 * 1024 * 1024,
      });
      words.push(...stdout.split('\n').flatMap((row) => wordOf(row, picture)));
    }
    return words;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const SCALE = 2;
/** The window manager's, pixels; the page's own title stands in it once more. */
const TITLE_BAR = 20;

/** A row of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, trust, text. */
function wordOf(row: string, picture: string): Word[] {
  const [, , block, paragraph, line, , left, top, width, height, , ...rest] = row.split('\t');
  const text = rest.join(' ').trim();
  if (text === '' || text === 'text') return [];
  const middle = (start = '', length = ''): number => Math.round((Number(start) + Number(length) / 2) / SCALE);
  const word = {
    text,
    line: `${picture} ${block} ${paragraph} ${line}`,
    x: middle(left, width),
    y: middle(top, height),
  };
  return word.y < TITLE_BAR ? [] : [word];
}

/**
 * Where the words of a text stand one after another in one line, or more than half of it where it goes on in the next;
 * accents, case and punctuation do not matter.
 */
function placeOf(text: string, words: readonly Word[]): Word | null {
  const wanted = plain(text);
  let part: Word | null = null;
  for (const [at, first] of words.entries()) {
    let seen = '';
    for (const word of words.slice(at)) {
      if (word.line !== first.line || !wanted.startsWith(seen + plain(word.text))) break;
      seen += plain(word.text);
    }
    if (seen === wanted) return first;
    if (seen.length > wanted.length / 2) part ??= first;
  }
  return part;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
