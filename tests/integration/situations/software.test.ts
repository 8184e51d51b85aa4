/** The eID software is installed while the program watches: a guide that waits for it must move on by itself. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findingOf, stateOf, watch, type Watching } from '../../tools/terminal.ts';

let program: Watching | null = null;
const folder = mkdtempSync(join(tmpdir(), 'software-'));
afterEach(async () => {
  await program?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the eID software installed meanwhile', () => {
  it('is noticed without a click, and the check of the browser, which waited for it, becomes ok', async () => {
    const tools = join(folder, 'bin');
    const answer = join(folder, 'answer');
    mkdirSync(tools);
    writeFileSync(join(tools, 'dpkg-query'), `#!/bin/sh\n/bin/cat '${answer}' 2>/dev/null\nexit 1\n`);
    chmodSync(join(tools, 'dpkg-query'), 0o755);
    program = watch({ PATH: `${tools}:${process.env['PATH'] ?? ''}`, HOME: folder });
    await program.until((now) => findingOf(now, 'middleware') === 'middleware.missing', 'missing');

    mkdirSync(join(folder, '.pki/nssdb'), { recursive: true });
    const library = join(folder, 'libbeidpkcs11.so.0');
    writeFileSync(library, '');
    writeFileSync(join(folder, '.pki/nssdb/pkcs11.txt'), `library=${library}\nname=Belgium eID\n`);
    writeFileSync(answer, 'libbeidpkcs11-0|install ok installed|5.1.34v5.1.34-0deb12-1\n');
    const now = await program.until((one) => stateOf(one, 'middleware') === 'ok', 'installed');
    expect(now.checks.find(({ id }) => id === 'middleware')?.data).toEqual({ version: '5.1.34' });
    await program.until((one) => stateOf(one, 'browser') === 'ok', 'a browser that works');
  });
});
