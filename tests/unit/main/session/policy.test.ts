import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hashKioskCode, isKioskCode } from '../../../../src/main/session/kiosk-code.ts';
import { readPolicyText } from '../../../../src/main/session/policy-text.ts';
import { policyFile, readPolicy } from '../../../../src/main/session/read-policy.ts';
import { windowsFolder } from '../../../../src/main/session/windows-folder.ts';
import { KIOSK_CODE, NO_POLICY, POLICY_LIMIT_BYTES, pagePolicy } from '../../../../src/shared/policy.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const read = async (content: string | object, owned = false) => {
  const file = join(folder, 'policy.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  await chmod(file, 0o644);
  return readPolicy(file, { owned });
};

describe('the administrator’s policy', () => {
  it('lies in ProgramData of Windows’ own disk, in /etc on Linux, and in the PC’s own Library on macOS', () => {
    expect(policyFile('win32', () => 'D:\\Windows')).toBe('D:\\ProgramData\\CleEnMain\\policy.json');
    expect(policyFile('linux')).toBe('/etc/cle-en-main/policy.json');
    expect(policyFile('darwin')).toBe('/Library/Application Support/CleEnMain/policy.json');
  });
  it('is looked for at the same place on Windows whatever a visitor puts into the environment', () => {
    vi.stubEnv('ProgramData', 'C:\\Users\\visitor');
    vi.stubEnv('SystemRoot', 'E:\\planted');
    vi.stubEnv('SystemDrive', 'E:');
    expect(policyFile('win32')).toBe('C:\\ProgramData\\CleEnMain\\policy.json');
    vi.unstubAllEnvs();
  });
  it.each([
    ['what the kernel’s link says', () => 'D:\\WinNT', 'D:\\WinNT'],
    ['C:\\Windows where it says nothing usable', () => '\\\\?\\Volume{1}\\Windows', 'C:\\Windows'],
    [
      'C:\\Windows where there is no such link',
      () => {
        throw new Error('ENOENT');
      },
      'C:\\Windows',
    ],
  ])('takes for the folder of Windows %s', (_what, realPath, folder) => {
    expect(windowsFolder(realPath)).toBe(folder);
  });
  it('that is absent changes nothing and is no trouble', async () => {
    expect(await readPolicy(join(folder, 'none.json'))).toEqual({ policy: NO_POLICY, trouble: null });
    expect(await readPolicy(join(folder, 'none', 'policy.json'))).toEqual({ policy: NO_POLICY, trouble: null });
  });
  it('decides the fields that it names and leaves the others at their defaults', async () => {
    const { policy, trouble } = await read({
      textSize: 130,
      hide: ['documents'],
      trainer: 'Accueil, tél. 010 00 00 00',
      idle: { remindAfter: 10 },
    });
    expect(trouble).toBeNull();
    expect(policy).toEqual({
      ...NO_POLICY,
      textSize: 130,
      hide: ['documents'],
      trainer: 'Accueil, tél. 010 00 00 00',
      idle: { remindAfter: 10, endAfter: null },
    });
  });
  it('may begin with the byte order mark of Windows editors', async () => {
    expect((await read('\uFEFF{"textSize":150}')).policy.textSize).toBe(150);
  });
  it('tells the page that there is a kiosk, and nothing of the code’s hash', async () => {
    const code = await hashKioskCode('135790');
    const { policy } = await read({ kiosk: { code } });
    expect(policy.kiosk).toEqual({ code, allow: [] });
    expect(JSON.stringify(pagePolicy(policy, { faulty: false }))).not.toContain(code.split(':')[2]);
    expect(pagePolicy(policy, { faulty: false }).kiosk).toBe(true);
  });
  it.each([
    ['cut off', '{"textSize":', 'JSON : il s’arrête trop tôt'],
    ['no object', '[]', 'racine'],
    ['an unknown field', { textsize: 130 }, 'textsize » est inconnu'],
    ['a text size between two steps', { textSize: 120 }, 'textSize'],
    ['no door left', { hide: ['check', 'guides', 'documents'] }, 'hide'],
    ['a way out of the kiosk that there is not', { kiosk: { ...KIOSK, allow: ['internet'] } }, 'kiosk.allow.0'],
    ['a code in clear text', { kiosk: { code: '123456' } }, 'kiosk.code'],
    [
      'a service that is not https',
      { services: [{ id: 'a', name: 'A', text: 'B', address: 'http://example.org/' }] },
      'services.0.address',
    ],
    [
      'a service of another scheme',
      { services: [{ id: 'a', name: 'A', text: 'B', address: 'javascript:alert(1)' }] },
      'services.0.address',
    ],
    [
      'a service twice',
      { services: [1, 2].map(() => ({ id: 'a', name: 'A', text: 'B', address: 'https://example.org/' })) },
      'services',
    ],
    ['an end before its warning', { idle: { remindAfter: 10, endAfter: 5 } }, 'idle'],
    [
      'a network feature turned on, where none exists',
      { network: { updates: true } },
      'network.updates » ne peut valoir que false',
    ],
    ['a field forgotten', { kiosk: {} }, 'kiosk.code » manque'],
    ['a text where a list belongs', { hide: 'documents' }, 'hide » n’est pas une liste'],
    ['no JSON at all', 'abc', 'ce n’est pas du JSON.'],
    ['a comma too many, in line 3', '{\n"textSize": 130,\n}', 'ligne 3'],
    ['larger than it may be', ' '.repeat(POLICY_LIMIT_BYTES + 1), '256'],
  ])(
    'with a mistake is set aside, but for a kiosk and an idle end, and the details say which mistake: %s',
    async (_what, content, named) => {
      const { policy, trouble } = await read(content);
      expect({ ...policy, kiosk: null, idle: null }).toEqual(NO_POLICY);
      expect(trouble).toContain(named);
      // The trainer reads French; and the kiosk's code would be a piece of the file.
      expect(trouble).not.toMatch(/Invalid|Expected|received|Unexpected|token/);
    },
  );
  it('may say of updates and telemetry that they are off, as they always are', async () => {
    expect(await read({ network: { updates: false, telemetry: false } })).toEqual({
      policy: { ...NO_POLICY, network: { updates: false, telemetry: false } },
      trouble: null,
    });
  });
  it.each([
    ['a person’s own, who may not change the system’s files', 'yes', 'no', false],
    ['the administrator’s, read by a person', 'no', 'no', true],
    ['the administrator’s, read by the administrator', 'yes', 'yes', true],
    ['of a system whose own files cannot be asked about', 'yes', 'unknown', true],
  ] as const)(
    'on Windows, %s (may the person change it: %s, the system’s files: %s), applies: %s',
    async (_whose, policy, system, applies) => {
      const file = join(folder, 'windows.json');
      await writeFile(file, '{"textSize":200}');
      const read = await readPolicy(file, {
        platform: 'win32',
        mayChange: async (asked) => (asked === file ? policy : system),
      });
      expect([read.policy.textSize, read.trouble === null]).toEqual(applies ? [200, true] : [100, false]);
    },
  );
  it('with one mistake does not apply its good half', async () => {
    expect((await read({ textSize: 200, hide: ['nothing'] })).policy.textSize).toBe(100);
  });
  it.skipIf(process.platform === 'win32')(
    'in a file that others may write is not taken for the administrator’s, and the details say so',
    async () => {
      const file = join(folder, 'open.json');
      await writeFile(file, '{"textSize":200}');
      await chmod(file, 0o666);
      const { policy, trouble } = await readPolicy(file, { owned: true });
      expect(policy).toEqual(NO_POLICY);
      expect(trouble).toContain('administrateur');
    },
  );
  it.skipIf(process.platform === 'win32')(
    'in a folder where others may write is not the administrator’s; once that folder is closed it applies if root made it',
    async () => {
      const open = await mkdtemp(join(tmpdir(), 'open-'));
      const file = join(open, 'policy.json');
      await writeFile(file, '{"textSize":200}', { mode: 0o644 });
      await chmod(open, 0o777);
      expect((await readPolicy(file, { owned: true })).trouble).toContain('administrateur');
      await chmod(open, 0o755);
      const closed = await readPolicy(file, { owned: true });
      await rm(open, { recursive: true });
      // Where the tests are not root, nothing of theirs is an administrator's.
      expect(closed.policy.textSize).toBe(process.getuid?.() === 0 ? 200 : 100);
    },
  );
  it.runIf(process.platform === 'linux' && process.getuid?.() === 0).each([
    ['a link to a file of root’s in a folder where others may write', 'open/policy.json', 'link.json'],
    ['a link to such a link', 'open/hop.json', 'link.json'],
    ['in a folder that others may exchange', null, 'open/closed/policy.json'],
    ['a link to a file of root’s in a closed folder', 'closed/policy.json', 'link.json'],
  ])('that is %s is the administrator’s only where nobody else could exchange it', async (_what, target, named) => {
    const place = await mkdtemp(join(tmpdir(), 'links-'));
    for (const each of ['open', 'open/closed', 'closed']) await mkdir(join(place, each));
    for (const each of ['open/policy.json', 'open/closed/policy.json', 'closed/policy.json'])
      await writeFile(join(place, each), '{"textSize":200}', { mode: 0o644 });
    await symlink(join(place, 'closed/policy.json'), join(place, 'open/hop.json'));
    if (target !== null) await symlink(target, join(place, 'link.json'));
    await chmod(place, 0o755);
    await chmod(join(place, 'open'), 0o777);
    const { policy } = await readPolicy(join(place, named), { owned: true });
    await rm(place, { recursive: true });
    expect(policy.textSize).toBe(target === 'closed/policy.json' ? 200 : 100);
  });
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'has no field « %s », which every object has by birth',
    async (field) => {
      const { policy, trouble } = await read(`{"textSize":200,"${field}":{"code":1}}`);
      expect([policy.textSize, trouble]).toEqual([100, expect.stringContaining(`${field} » est inconnu`)]);
    },
  );
  it('that is a folder is reported as no file', async () => {
    expect((await readPolicy(folder, { owned: false })).trouble).toContain('fichier');
  });
});

const KIOSK = { code: `scrypt:${'a'.repeat(22)}:${'b'.repeat(43)}` };
const KIOSK_POLICY = JSON.stringify(
  { textSize: 130, kiosk: KIOSK, idle: { remindAfter: 5, endAfter: 8 }, trainer: 'Accueil' },
  null,
  2,
);

describe('a policy with a mistake never opens what it closed', () => {
  it.each([
    ['a comma too many at the end', KIOSK_POLICY.replace(/\}$/, ',}'), KIOSK.code],
    ['a comment', KIOSK_POLICY.replace('{', '{ // salle 1'), KIOSK.code],
    ['an unknown field beside « kiosk »', KIOSK_POLICY.replace('"trainer"', '"trainr"'), KIOSK.code],
    ['« kiosk » mistyped', KIOSK_POLICY.replace('"kiosk"', '"kiosc"'), KIOSK.code],
    ['« kiosk » with a capital', KIOSK_POLICY.replace('"kiosk"', '"Kiosk"'), KIOSK.code],
    ['« kiosk » mistyped, and nothing behind it that would tell', '{"kiosc": true}', null],
    ['the code cut short', KIOSK_POLICY.replace('bbbb', ''), null],
    ['a value where the code belongs', KIOSK_POLICY.replace(/"scrypt[^"]*"/, '123456'), null],
    ['the second half of the file missing', KIOSK_POLICY.slice(0, 80), null],
    ['an empty file', '', null],
    ['a list around the whole', `[${KIOSK_POLICY}]`, KIOSK.code],
  ])(
    '%s: there is a kiosk, with its code where that can be read (else none opens it) and no way out, and the text size does not apply',
    async (_what, content, code) => {
      const { policy, trouble } = await read(content);
      expect(policy.kiosk).toEqual({ code, allow: [] });
      expect(policy.textSize).toBe(100);
      expect(trouble).not.toBeNull();
    },
  );
  it('in a file larger than may be read: the kiosk stays, no code opens it, and an idle session ends after 15 minutes', async () => {
    const { policy } = await read(KIOSK_POLICY.padEnd(POLICY_LIMIT_BYTES + 1));
    expect(policy.kiosk).toEqual({ code: null, allow: [] });
    expect(policy.idle).toEqual({ remindAfter: 10, endAfter: 15 });
  });
  it('the end of an idle session stays too, at its own time where that can be read, else after 15 minutes', async () => {
    expect((await read(KIOSK_POLICY.replace('"trainer"', '"trainr"'))).policy.idle).toEqual({
      remindAfter: 5,
      endAfter: 8,
    });
    expect((await read(KIOSK_POLICY.replace('"endAfter": 8', '"endAfter": "8"'))).policy.idle).toEqual({
      remindAfter: 10,
      endAfter: 15,
    });
  });
  it.each([
    ['a second field', KIOSK_POLICY.replace(/\}\s*$/, ',"kiosk": null}'), KIOSK.code],
    ['a second field, spelt with an escape', KIOSK_POLICY.replace(/\}\s*$/, ',"\\u006biosk": null}'), KIOSK.code],
    ['a second code in it', JSON.stringify({ kiosk: KIOSK }).replace('}}', ',"code": null}}'), KIOSK.code],
  ])('%s that opens the kiosk again does not open it, and is named as written twice', async (_what, content, code) => {
    const { policy, trouble } = await read(content);
    expect(policy.kiosk).toEqual({ code, allow: [] });
    expect(trouble).toMatch(/est écrit deux fois/);
  });
  it('textSize written twice, which closes nothing, makes no kiosk; nothing of the policy applies, and the line is named', async () => {
    const { policy, trouble } = await read('{\n"textSize": 115,\n"textSize": 130}');
    expect(policy).toEqual(NO_POLICY);
    expect(trouble).toMatch(/ligne 3, «\stextSize\s» est écrit deux fois/);
  });
  it('fields within an object, none of them twice, are no mistake', async () => {
    const content = { idle: { remindAfter: 5, endAfter: 8 }, kiosk: null };
    expect((await read(content)).trouble).toBeNull();
  });
  it('a mistake elsewhere makes no kiosk of a PC that is none', async () => {
    expect((await read('{"textSize": 130, "hide": ["everything"],}')).policy.kiosk).toBeNull();
    expect((await read({ kiosk: null, textsize: 130 })).policy.kiosk).toBeNull();
  });
  it('of the ways out that a kiosk’s policy allowed, none stays open once the file has a mistake', async () => {
    const content = JSON.stringify({ kiosk: { ...KIOSK, allow: ['dialogs', 'links'] } });
    expect((await read(content)).policy.kiosk).toEqual({ ...KIOSK, allow: ['dialogs', 'links'] });
    expect((await read(content.replace(/\}$/, ',}'))).policy.kiosk).toEqual({ ...KIOSK, allow: [] });
  });
  it('in a file that others may write: the kiosk and the idle end stay, and the file’s code opens nothing', async () => {
    const file = join(folder, 'planted.json');
    await writeFile(file, KIOSK_POLICY);
    await chmod(file, 0o666);
    expect((await readPolicy(file, { owned: true })).policy).toEqual({
      ...NO_POLICY,
      kiosk: { code: null, allow: [] },
      idle: { remindAfter: 5, endAfter: 8 },
    });
  });
  it('in a file that others may write, cut short: the kiosk stays, and the file’s code opens nothing either', async () => {
    const file = join(folder, 'planted-broken.json');
    await writeFile(file, KIOSK_POLICY.slice(0, -3));
    await chmod(file, 0o666);
    expect((await readPolicy(file, { owned: true })).policy.kiosk).toEqual({ code: null, allow: [] });
  });
  it('after any one to three edits of its text the kiosk and the idle end stay', async () => {
    const edit = fc.record({
      at: fc.nat(KIOSK_POLICY.length),
      cut: fc.nat(3),
      put: fc.constantFrom('', ',', '"', '{', '}', 'x', ' ', '\n', ':', '\u0000', '1'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const text = edits.reduce(
          (sum, { at, cut, put }) => sum.slice(0, at) + put + sum.slice(at + cut),
          KIOSK_POLICY,
        );
        const { policy } = await readPolicyText(text);
        expect(policy.kiosk, text).not.toBeNull();
        expect(policy.idle, text).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a policy written by an editor of Windows', () => {
  it.each([
    ['UTF-16, as Notepad’s « Unicode »', Buffer.from(`\uFEFF{"trainer":"Élodie"}`, 'utf16le'), 'Élodie', null],
    ['UTF-16 with its bytes the other way round', swapped(`\uFEFF{"trainer":"Élodie"}`), 'Élodie', null],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF{"trainer":"Élodie"}`), 'Élodie', null],
    ['Windows’ own code page', Buffer.from('{"trainer":"Élodie"}', 'latin1'), null, 'UTF-8'],
  ])(
    '%s: the field « trainer » is read as $2 (null: not at all), and the trouble names $3 (null: there is none)',
    async (_what, bytes, trainer, named) => {
      const file = join(folder, 'encoded.json');
      await writeFile(file, bytes);
      const { policy, trouble } = await readPolicy(file, { owned: false });
      expect(policy.trainer).toBe(trainer);
      if (named === null) expect(trouble).toBeNull();
      else expect(trouble).toContain(named);
    },
  );
});

function swapped(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('the kiosk’s code', () => {
  it('is known again by its hash, its accents composed or not; another code and an empty one are not, and the hash does not contain the code', async () => {
    const kept = await hashKioskCode('déjà-vu 42');
    expect(kept).toMatch(KIOSK_CODE);
    expect(kept).not.toContain('vu 42');
    expect(await isKioskCode('déjà-vu 42', kept)).toBe(true);
    expect(await isKioskCode('déjà-vu 42'.normalize('NFD'), kept)).toBe(true);
    expect(await isKioskCode('déjà-vu 43', kept)).toBe(false);
    expect(await isKioskCode('', kept)).toBe(false);
  });
  it('is salted: twice the same code, two hashes', async () => {
    expect(await hashKioskCode('135790')).not.toBe(await hashKioskCode('135790'));
  });
});
