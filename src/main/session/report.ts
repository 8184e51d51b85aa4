/** The trainer's report as plain text: versions, models, flags, codes, durations. Nothing in it is about the person. */
import type { Facts, Known } from '../../shared/facts.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Words } from '../../shared/words.ts';

export function reportOf({ snapshot, facts }: { snapshot: Snapshot; facts: Facts }, words: Words, troubles: readonly string[]): string {
  const lines: string[] = [`Clé en main ${__VERSION__} · ${snapshot.at.slice(0, 16).replace('T', ' ')} UTC${snapshot.mode === 'practice' ? ' · EXERCICE' : ''}`, '', words.headline(snapshot), ''];
  for (const { id, state, finding, data } of snapshot.checks) {
    lines.push(`[${words.state(state)}] ${words.check(id)}${finding === null ? '' : ` : ${finding}`}`);
    if (finding !== null) lines.push(`    ${words.finding(finding, data).trainer}`);
    const told = Object.entries(data).filter(([, value]) => value !== null);
    if (told.length > 0) lines.push(`    ${told.map(([name, value]) => `${name}=${String(value)}`).join(' ')}`);
  }
  lines.push('', `PC/SC : ${facts.pcsc.service.state}${facts.pcsc.service.state === 'down' ? ` ${facts.pcsc.service.code}` : ''}`);
  for (const { model, kind, flags, slot } of facts.pcsc.readers) {
    lines.push(`  ${model} (${kind}) : ${slot.state} [${flags.join(' ')}]`);
    if (slot.state === 'eid') lines.push(`    applet ${slot.eid.applet} · ${slot.eid.apdus} APDU · ${slot.eid.bytes} octets · ${slot.eid.durationMs} ms`);
  }
  lines.push(`Processus de lecture : ${facts.process.state}`, '');
  for (const [name, fact] of Object.entries(facts.system)) lines.push(`${name} : ${told(fact)}`);
  if (troubles.length > 0) lines.push('', ...troubles.slice(-10));
  return `${lines.join('\n')}\n`;
}

function told(fact: Known<unknown>): string {
  switch (fact.state) {
    case 'known': return JSON.stringify(fact.value);
    case 'unknown': return `? (${fact.reason})`;
    case 'pending': return '…';
  }
}
