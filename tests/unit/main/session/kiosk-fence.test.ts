import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { services } from '../../../../src/main/links.ts';
import { placeWithoutDialog } from '../../../../src/main/session/kiosk-fence.ts';
import { KIOSK_WAYS, NO_POLICY, mayGo, pagePolicy, type Policy } from '../../../../src/shared/policy.ts';
import { createTestProgram, type TestProgram } from '../../../tools/test-program.ts';

const kiosk = (...allow: NonNullable<Policy['kiosk']>['allow']): Policy => ({
  ...NO_POLICY,
  kiosk: { code: null, allow },
});

describe('a kiosk’s ways out', () => {
  it.each(KIOSK_WAYS)(
    'the way « %s » is open without a kiosk, closed in one, and open again where the policy allows it',
    (way) => {
      expect([mayGo(NO_POLICY, way), mayGo(kiosk(), way), mayGo(kiosk(way), way)]).toEqual([true, false, true]);
      expect(pagePolicy(kiosk(), { faulty: false }).closed).toContain(way);
      expect(pagePolicy(kiosk(way), { faulty: false }).closed).not.toContain(way);
    },
  );

  let program: TestProgram | null = null;
  afterEach(() => program?.end());
  const someLink = services()[0]?.id ?? '';

  it('choosing files, opening a document and following a link are answered "closed-here" without asking the door; a link’s address is given', async () => {
    const { handlers, asked } = (program = createTestProgram(kiosk()));
    expect([
      await handlers['documents.choose-files']({ document: null, replaces: null }),
      await handlers['documents.open-saved']({ saved: 's1', how: 'open' }),
      await handlers['link.open'](someLink),
      await handlers['link.open-in']({ id: someLink, browser: 'own' }),
    ]).toEqual([
      'closed-here',
      'closed-here',
      { state: 'closed-here', address: expect.stringMatching(/^https:/) },
      { state: 'closed-here', address: expect.stringMatching(/^https:/) },
    ]);
    expect(asked).toEqual([]);
  });

  it('which the policy allows by name, are open as they are without a kiosk', async () => {
    const { handlers, asked } = (program = createTestProgram(kiosk('dialogs', 'open', 'links')));
    expect(await handlers['documents.choose-files']({ document: null, replaces: null })).toBe('cancelled');
    expect(await handlers['documents.open-saved']({ saved: 's1', how: 'open' })).toBe('gone');
    expect(await handlers['link.open'](someLink)).toEqual({ state: 'opened' });
    expect(asked).toEqual(['chooseFiles', 'showAddress']);
  });
});

describe('saving without a dialog', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kiosk-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes the first name that is free, and a name that a link to nothing has is not free', async () => {
    await writeFile(join(folder, 'Document 1.pdf'), 'of the visitor before');
    await symlink('/nowhere', join(folder, 'Document 1 (2).pdf'));
    expect(await placeWithoutDialog(folder, 'Document 1.pdf')).toEqual({
      kind: 'file',
      path: join(folder, 'Document 1 (3).pdf'),
    });
  });
  it('has no place without a stick and without a folder of the policy’s', async () => {
    expect(await placeWithoutDialog(null, 'Document 1.pdf')).toEqual({ kind: 'no-stick' });
  });
});
