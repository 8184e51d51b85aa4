/**
 * What an administrator installs: only what runs, in one sealed archive, with the fuses set, and enough of it to do the
 * program's work.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import asar from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../tools/documents/pdf-tools.ts';
import { HEIC, bmp, foreignPdf, jpeg, scratch } from '../../tools/documents/photos.ts';
import { PUBLISHER, pack, type Packed } from '../../package/pack.ts';
import { text } from '../../tools/interface-texts.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../..');
/** Whole suites in a real window, on a machine that may be busy. More means that something hangs. */
const SUITES_MS = 600_000;
const manifestSchema = v.object({
  version: v.string(),
  main: v.string(),
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
});
const manifest = v.parse(manifestSchema, JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));

describe.each([
  { system: 'linux', targets: ['dir', 'deb'], unpacked: 'linux-unpacked', executable: 'cle-en-main' },
  { system: 'win', targets: ['dir'], unpacked: 'win-unpacked', executable: 'cle-en-main.exe' },
] as const)('the program packed for $system', ({ system, targets, unpacked, executable }) => {
  let packed: Packed;
  let folder: string;
  let archive: string;
  let files: string[];
  beforeAll(async () => {
    packed = await pack(system, targets);
    folder = join(packed.folder, unpacked);
    archive = join(folder, 'resources/app.asar');
    files = asar.listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  });
  afterAll(() => packed.remove());

  describe('its archive', () => {
    it('holds the built program, its packages and package.json, and no other folder or file', () => {
      for (const needed of [
        `/${manifest.main}`,
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
        '/out/main/card-process.js',
        '/package.json',
      ])
        expect(files).toContain(needed);
      expect(files.filter((file) => !/^\/(package\.json|out(\/.*)?|node_modules(\/.*)?)$/.test(file))).toEqual([]);
    });

    it('holds the source map of each of our scripts, by which a failure names our own files', () => {
      // A script without code of ours, which only passes on what others export, names no map.
      const scripts = files.filter(
        (file) =>
          /^\/out\/(renderer\/assets|main|preload)\/[\w.-]+\.c?js$/.test(file) &&
          asar.extractFile(archive, file.slice(1)).includes('//# sourceMappingURL='),
      );
      expect(scripts.length).toBeGreaterThan(1);
      expect(files.filter((file) => file.endsWith('.map')).sort()).toEqual(scripts.map((file) => `${file}.map`).sort());
    });

    it('holds no source, test, key or description of types', () => {
      expect(
        files.filter((file) => /\.(ts|tsx|cts|mts|c|cc|h|pem|p12|pfx|key|env|md)$|\/(test|tests|docs?)\//.test(file)),
      ).toEqual([]);
    });

    it('holds no development dependency', () => {
      const names = new Set(
        files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/@][^/]*)/.exec(file)?.[1] ?? []),
      );
      for (const name of Object.keys(manifest.dependencies)) expect(names).toContain(name);
      expect([...names].filter((name) => Object.hasOwn(manifest.devDependencies, name))).toEqual([]);
    });

    it('leaves native code and WebAssembly outside, where they can be opened by path', () => {
      const native = files.filter((file) => /\.(node|wasm|dll|dylib)$|\.so(\.\d+)*$/.test(file));
      expect(native.some((file) => file.endsWith('.wasm'))).toBe(true);
      expect(native.filter((file) => !existsSync(`${archive}.unpacked${file}`))).toEqual([]);
    });

    it('matches the hashes in its own header', async () => {
      const broken: string[] = [];
      const walk = async (entry: unknown, path: string): Promise<void> => {
        const { output, success } = v.safeParse(v.object({ files: v.record(v.string(), v.unknown()) }), entry);
        if (success) {
          for (const [name, child] of Object.entries(output.files))
            await walk(child, path === '' ? name : `${path}/${name}`);
          return;
        }
        const file = v.safeParse(v.object({ integrity: v.object({ hash: v.string() }) }), entry);
        if (
          file.success &&
          createHash('sha256').update(asar.extractFile(archive, path)).digest('hex') !== file.output.integrity.hash
        )
          broken.push(path);
      };
      await walk(JSON.parse(asar.getRawHeader(archive).headerString), '');
      expect(broken).toEqual([]);
    });
  });

  it('has Electron’s fuses set: it cannot be run as plain Node or be inspected, and loads its checked archive alone', async () => {
    const wire = await getCurrentFuseWire(join(folder, executable));
    const on = (option: FuseV1Options): boolean => Number(wire[option]) === '1'.codePointAt(0);
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      cookies: on(FuseV1Options.EnableCookieEncryption),
      fileScheme: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
      ownSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyAsar: true,
      cookies: true,
      fileScheme: false,
      ownSnapshot: false,
    });
  });

  it('brings the licences, Chromium’s own texts in German, English, French and Dutch alone, and no default app', async () => {
    expect(await readFile(join(folder, 'resources/LICENSE.txt'), 'utf8')).toContain(
      'GNU AFFERO GENERAL PUBLIC LICENSE',
    );
    const licences = await readFile(join(folder, 'resources/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of [...Object.keys(manifest.dependencies), 'react', 'valibot', 'zustand', 'i18next'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(existsSync(join(folder, 'resources/default_app.asar'))).toBe(false);
    expect((await readdir(join(folder, 'locales'))).sort()).toEqual(['de.pak', 'en-US.pak', 'fr.pak', 'nl.pak']);
  });

  if (system === 'win') {
    it('carries in its executable the program’s name and the hash of its archive’s header', async () => {
      const resources = NtExecutableResource.from(
        NtExecutable.from(await readFile(join(folder, executable)), { ignoreCert: true }),
      );
      const [version] = Resource.VersionInfo.fromEntries(resources.entries);
      const texts =
        version?.getAllLanguagesForStringValues().map((language) => version.getStringValues(language)) ?? [];
      expect(texts).toContainEqual(
        expect.objectContaining({ ProductName: text('app.name'), FileDescription: text('app.name') }),
      );
      const seal = resources.entries.find(
        ({ type, id }) => String(type).toUpperCase() === 'INTEGRITY' && String(id).toUpperCase() === 'ELECTRONASAR',
      );
      const hash = createHash('sha256').update(asar.getRawHeader(archive).headerString).digest('hex');
      expect(JSON.parse(Buffer.from(seal?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
        { file: String.raw`resources\app.asar`, alg: 'SHA256', value: hash },
      ]);
    });
  }

  if (system === 'linux') {
    it('weighs what docs/what-is-shipped.md says, part by part, and has no part that the page does not name', async () => {
      const page = await readFile(join(ROOT, 'docs/what-is-shipped.md'), 'utf8');
      const told = new Map(
        [...page.matchAll(/^\| `([^`]+)` \| ([\d.]+) \|/gm)].map(([, part = '', size]) => [part, Number(size)]),
      );
      const weighed = new Map<string, number>();
      for (const file of files) {
        const entry = asar.statFile(archive, file.slice(1));
        if (!('size' in entry)) continue;
        const [, part = 'package.json'] = /^\/(?:node_modules\/)?(@[^/]+\/[^/]+|out\/\w+|[^/]+)\//.exec(file) ?? [];
        weighed.set(part, (weighed.get(part) ?? 0) + entry.size / 1e6);
      }
      expect([...weighed.keys()].sort()).toEqual([...told.keys()].sort());
      // The page is read by people: a tenth of a part, or 0.2 MB, is no reason to write it anew.
      const wrong = [...weighed].filter(([part, size]) => Math.abs(size - (told.get(part) ?? 0)) > 0.2 + size / 10);
      expect(wrong).toEqual([]);
    });

    it('is a Debian package that recommends what reads cards, with an entry in the menu and an icon', async () => {
      const deb = join(packed.folder, `cle-en-main_${manifest.version}_amd64.deb`);
      const { stdout } = await run('dpkg-deb', ['--field', deb, 'Package', 'Recommends', 'Description']);
      expect(stdout).toContain('Package: cle-en-main');
      expect(stdout).toContain('Recommends: pcscd, libccid');
      expect(stdout).toContain('Vérifie la carte et le PC');
      const { stdout: listed } = await run('dpkg-deb', ['--contents', deb]);
      expect(listed).toContain('./usr/share/applications/cle-en-main.desktop');
      expect(listed).toMatch(/icons\/hicolor\/512x512\/apps\/cle-en-main\.png/);
    });

    it('names who publishes it, as the environment says, and nobody else', async () => {
      const { stdout } = await run('dpkg-deb', [
        '--field',
        join(packed.folder, `cle-en-main_${manifest.version}_amd64.deb`),
        'Maintainer',
        'Homepage',
      ]);
      expect(stdout).toBe(`Maintainer: ${PUBLISHER.maintainer}\nHomepage: ${PUBLISHER.homepage}\n`);
    });

    describe('from the packed files alone', () => {
      let app: string;
      beforeAll(async () => {
        app = await mkdtemp(join(tmpdir(), 'packed-'));
        // As where it is installed: the window specs start it as another user than the one who packed it.
        await chmod(app, 0o755);
        asar.extractAll(archive, app);
        await cp(`${archive}.unpacked`, app, { recursive: true });
      });
      afterAll(() => rm(app, { recursive: true, force: true }));

      /** Tests of tests/e2e, with nothing of the program but these files. */
      async function passes(suites: readonly string[], before: readonly string[] = []): Promise<void> {
        const [command = '', ...args] = [
          ...before,
          process.execPath,
          join(ROOT, 'node_modules/vitest/vitest.mjs'),
          'run',
          '--project',
          'e2e',
          ...suites,
        ];
        const suite = spawn(command, args, {
          cwd: ROOT,
          stdio: ['ignore', 'pipe', 'pipe'],
          env: { ...process.env, CLE_EN_MAIN_APP: app, NO_COLOR: '1' },
        });
        let said = '';
        for (const stream of [suite.stdout, suite.stderr])
          stream.on('data', (part: Buffer) => {
            said += part.toString();
          });
        const [code] = await once(suite, 'exit');
        expect(code, said).toBe(0);
        expect(said).toMatch(/Tests {2}\d+ passed/);
      }

      it(
        'passes the whole e2e suites of the window and of the terminal',
        () => passes(['tests/e2e/doors/window.test.ts', 'tests/e2e/doors/terminal.test.ts']),
        SUITES_MS,
      );

      it(
        'reads a card, guides and packs where there is no network but loopback, and tries to reach nobody',
        () =>
          passes(
            ['tests/e2e/privacy/network.test.ts'],
            [
              'unshare',
              ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
              '--net',
              'sh',
              '-c',
              'ip link set lo up && exec "$@"',
              'sh',
            ],
          ),
        SUITES_MS,
      );

      it('packs a PDF: workers, decoders in WebAssembly and native code are all there', async () => {
        const files = await scratch();
        try {
          // Each needs something of its own: sharp, libheif, the BMP reader, mupdf (and mupdf again for the password).
          const sources = [
            await jpeg(files.at('photo.jpg')),
            HEIC,
            await bmp(files.at('paint.bmp')),
            await foreignPdf(files.at('courrier.pdf'), ['Bonjour']),
          ];
          const child = execFile(
            process.execPath,
            [join(app, 'out/main/cli.js'), 'pdf', ...sources, '-o', files.at('out.pdf'), '--password'],
            { cwd: files.path, env: { PATH: process.env['PATH'] ?? '', TMPDIR: files.path } },
          );
          child.stdin?.end('clé\n');
          expect(await once(child, 'exit')).toEqual([0, null]);
          expect(await check(files.at('out.pdf'), 'clé')).toMatch(/AESv3/);
          expect((await run('pdfinfo', ['-upw', 'clé', files.at('out.pdf')])).stdout).toMatch(/Pages: +4/);
        } finally {
          await files.remove();
        }
      });
    });
  }
});
