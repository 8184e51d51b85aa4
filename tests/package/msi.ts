/**
 * The MSI for a whole PC as electron-builder describes it, built by Debian's `wixl`: electron-builder's own WiX cannot
 * be fetched here. wixl knows WiX's language of version 3 and not all of it, so the description is rewritten where the
 * two differ; folders, files, shortcuts and the rule for upgrades stay electron-builder's.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pack, type Packed } from './pack.ts';

const run = promisify(execFile);

export interface DescribedMsi {
  /** electron-builder's description, for its WiX. */
  readonly project: string;
  /** The program's folder that it describes. */
  readonly program: string;
  remove(): Promise<void>;
}

/** Packs the program for Windows around the stand-in for Electron, up to the description of the MSI. */
export async function describeMsi(): Promise<DescribedMsi> {
  const folder = await mkdtemp(join(tmpdir(), 'msi-'));
  const kept = join(folder, 'project.wxs');
  const packed: Packed = await pack('win', ['msi'], {
    more: ['--config', 'electron-builder.machine.yml', '-c.msiProjectCreated=tests/package/keep-project.cjs'],
    env: { KEEP_PROJECT: kept },
  });
  return {
    project: await readFile(kept, 'utf8'),
    program: join(packed.folder, 'win-unpacked'),
    remove: async () => {
      await packed.remove();
      await rm(folder, { recursive: true });
    },
  };
}

/** Builds the MSI of a description. `version`: another one than the description's. */
export async function buildMsi(described: DescribedMsi, file: string, version?: string): Promise<void> {
  const source = `${file}.wxs`;
  const project = version === undefined ? described.project : withVersion(described.project, version);
  await writeFile(source, forWixl(project));
  // wixl takes no path from the root on.
  await run('wixl', ['--arch', 'x64', '--define', `appDir=${fromRoot(described.program)}`, '--output', file, source], {
    cwd: '/',
  });
}

const fromRoot = (path: string): string => path.replace(/^\//, '');

const withVersion = (project: string, version: string): string =>
  project.replace(/(<Product [^>]*Version=")[^"]*"/, `$1${version}"`);

/** What wixl reads otherwise than the WiX of electron-builder. */
function forWixl(project: string): string {
  const { folders, rest } = takeFolders(project);
  const { components, rest: product } = takeComponents(rest);
  return (
    product
      .replace('http://wixtoolset.org/schemas/v4/wxs', 'http://schemas.microsoft.com/wix/2006/wi')
      // electron-builder names files as Wine would: Z: is the root.
      .replaceAll(
        /SourceFile="Z:([^"]*)"/g,
        (_all, path: string) => `SourceFile="${fromRoot(path.replaceAll('\\', '/'))}"`,
      )
      .replaceAll(/<!\[CDATA\[([^\]]*)\]\]>/g, (_all, condition: string) => condition.replaceAll('>', '&gt;'))
      // Unknown to wixl: an upgrade within one version, how well it packs, who may set a property.
      .replaceAll(/ (?:AllowSameVersionUpgrades|CompressionLevel|Secure)="[^"]*"/g, '')
      .replace('<Directory Id="APPLICATIONFOLDER" Name="cle-en-main"/>', (folder) =>
        folder.replace('/>', `>${nested(folders)}</Directory>`),
      )
      .replace(
        '<ComponentGroupRef Id="ProductComponents"/>',
        components.map(({ id }) => `<ComponentRef Id="${id}"/>`).join(''),
      )
      .replace('</Product>', `${components.map(({ place }) => place).join('')}</Product>`)
  );
}

interface Component {
  readonly id: string;
  /** In its folder. */
  readonly place: string;
}

/** WiX makes names and numbers of components and files by itself, and lets a component name its folder. */
function takeComponents(project: string): { components: Component[]; rest: string } {
  const components: Component[] = [];
  const rest = project.replace(/<ComponentGroup [^]*<\/ComponentGroup>/, (group) => {
    for (const [, directory = 'APPLICATIONFOLDER', content = ''] of group.matchAll(
      /<Component(?: Directory="([^"]*)")?>([^]*?)<\/Component>/g,
    )) {
      const source = /Source="([^"]*)"/.exec(content)?.[1] ?? '';
      const id = `c${digest(source)}`;
      const file = content
        .replaceAll(/<ShortcutProperty [^>]*\/>/g, '')
        .replace(' ReadOnly="yes"', '')
        .replace(/<File (?![^>]* Id=)/, `<File Id="f${digest(source)}" `);
      components.push({
        id,
        place: [
          `<DirectoryRef Id="${directory}"><Component Id="${id}" Guid="${guid(source)}">`,
          `${file}</Component></DirectoryRef>`,
        ].join(''),
      });
    }
    return '';
  });
  return { components, rest };
}

interface Folder {
  readonly id: string;
  /** The names of the folders from the program's own on. */
  readonly path: readonly string[];
}

/** WiX takes a whole path as a folder's name; elsewhere each folder stands in its parent. */
function takeFolders(project: string): { folders: Folder[]; rest: string } {
  const folders: Folder[] = [];
  const rest = project.replaceAll(
    /<Directory Id="([^"]+)" Name="APPLICATIONFOLDER:\\([^"]*)\\"\/>/g,
    (_all, id: string, path: string) => {
      folders.push({ id, path: path.split('\\') });
      return '';
    },
  );
  return { folders, rest };
}

function nested(folders: readonly Folder[], above: readonly string[] = []): string {
  const names = new Set(
    folders.filter(({ path }) => above.every((name, at) => path[at] === name)).map(({ path }) => path[above.length]),
  );
  names.delete(undefined);
  return [...names]
    .flatMap((name = '') => {
      const path = [...above, name];
      const id = folders.find((each) => each.path.join('\\') === path.join('\\'))?.id ?? `f${digest(path.join('\\'))}`;
      return [`<Directory Id="${id}" Name="${name}">`, nested(folders, path), '</Directory>'];
    })
    .join('');
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex');
const guid = (text: string): string =>
  digest(text)
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '{$1-$2-5$3-8$4-$5}')
    .toUpperCase();
