/**
 * What electron-builder asks of its AppImage tools, made of Debian's own (squashfs-tools, desktop-file-utils) with a
 * stand-in for the runtime: the real one cannot be fetched here. Everything behind the runtime is electron-builder's.
 */
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The archive begins right behind the runtime, bytes. */
const RUNTIME_BYTES = 4096;

/** As the real runtime does with `--appimage-extract-and-run`; it needs `unsquashfs` there, the real one nothing. */
const RUNTIME = `#!/bin/sh
folder=$(mktemp -d /tmp/appimage_extracted_XXXXXX)
trap 'rm -rf "$folder"' EXIT
APPIMAGE=$(readlink -f "$0")
APPDIR=$folder/root
export APPIMAGE APPDIR
unsquashfs -quiet -no-progress -offset ${RUNTIME_BYTES} -dest "$APPDIR" "$APPIMAGE" > /dev/null || exit 127
"$APPDIR/AppRun" "$@"
exit
`;

/** Makes them in a new folder, for the variable APPIMAGE_TOOLS_PATH. */
export async function makeAppImageTools(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'appimage-tools-'));
  for (const name of ['mksquashfs', 'desktop-file-validate']) await symlink(`/usr/bin/${name}`, join(folder, name));
  await mkdir(join(folder, 'lib/x64'), { recursive: true });
  await mkdir(join(folder, 'runtimes'));
  await writeFile(join(folder, 'runtimes/runtime-x64'), RUNTIME.padEnd(RUNTIME_BYTES, '\n'));
  return folder;
}
