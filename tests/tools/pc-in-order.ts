/**
 * A Linux PC on which an eID login would work, as far as this program's probes can tell: the eID software, and a
 * browser joined to it. What a test changes is then the only thing in the way, and « prête » would be said if the rules
 * allowed it.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PcInOrder {
  /** For the program's process. */
  env: NodeJS.ProcessEnv;
  /** Puts a tool in the place of the system's own: a shell script. */
  tool(name: string, script: string): void;
  remove(): void;
}

export function pcInOrder(): PcInOrder {
  const folder = mkdtempSync(join(tmpdir(), 'pc-'));
  const tools = join(folder, 'bin');
  const home = join(folder, 'home');
  const library = join(folder, 'libbeidpkcs11.so.0');
  mkdirSync(tools);
  mkdirSync(join(home, '.pki/nssdb'), { recursive: true });
  writeFileSync(library, '');
  writeFileSync(join(home, '.pki/nssdb/pkcs11.txt'), `library=${library}\nname=Belgium eID\n`);
  const tool = (name: string, script: string): void => {
    writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(tools, name), 0o755);
  };
  tool(
    'dpkg-query',
    "echo 'libbeidpkcs11-0|install ok installed|5.1.34v5.1.34-0deb12-1'\necho 'chromium|install ok installed|142.0.1-1'",
  );
  return {
    env: { PATH: `${tools}:${process.env['PATH'] ?? ''}`, HOME: home, XDG_DATA_HOME: join(home, '.local/share') },
    tool,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
