/** The eID software's settings on macOS and Linux. */

/**
 * Whether the text of a beid.conf makes the eID software write debug logs. With `log_level=debug` below `[logging]` it
 * writes PIN data, encoded, into the log (fault 41 of docs/facts/faults.md).
 */
export function confLogsDebug(text: string): boolean {
  let section = '';
  let debug = false;
  for (const line of text.split(/\r?\n/)) {
    const opened = /^\s{0,20}\[([^\]]{0,100})\]/.exec(line)?.[1];
    if (opened !== undefined) section = opened.trim().toLowerCase();
    else if (section === 'logging' && /^\s{0,20}log_level\s{0,20}=/i.test(line)) debug = /=\s{0,20}"?debug/i.test(line);
  }
  return debug;
}
