/** Handlers for tests in which nothing should be asked of the program: each of them fails. */
import type { Handlers } from '../../src/shared/contract.ts';

const refuse = (): never => {
  throw new Error('not asked in this test');
};
export const nobody: Handlers = {
  'app.about': refuse,
  'app.speak': refuse,
  'app.explain-failure': refuse,
  'check.state': refuse,
  'check.again': refuse,
  'check.hold': refuse,
  'check.ask-pin-tries': refuse,
  'check.report': refuse,
  'documents.watch-places': refuse,
  'documents.bring-place': refuse,
  'documents.choose-files': refuse,
  'practice.list': refuse,
  'practice.choose': refuse,
  'link.open': refuse,
  'link.open-in': refuse,
  'kiosk.leave': refuse,
  'window.stand-beside': refuse,
  'session.end': refuse,
  'session.copied': refuse,
  'session.idle-for': refuse,
  'session.answer-leave': refuse,
  'documents.state': refuse,
  'documents.begin-file': refuse,
  'documents.send-part': refuse,
  'documents.end-file': refuse,
  'documents.edit': refuse,
  'documents.undo': refuse,
  'documents.redo': refuse,
  'documents.dismiss': refuse,
  'documents.preview': refuse,
  'documents.estimate': refuse,
  'documents.save': refuse,
  'documents.open-saved': refuse,
  'documents.cancel': refuse,
  'documents.clear': refuse,
};
