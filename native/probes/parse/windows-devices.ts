/**
 * What only PowerShell can read: plugged devices and their drivers, one event, certificates of the machine. Its answer
 * is made of numbers and ids, so no language matters.
 */
import * as v from 'valibot';
import { known, unknown, type Outcome, type Value } from '../outcome.ts';
import type { Ran } from '../run.ts';
import { readerModel } from '../../reader-models.ts';

/**
 * The PowerShell script that asks for the three. It has single quotes only, since Windows takes double ones away. A
 * part that is refused is null, and the rest still comes. The certificate store `CA` holds nobody's own certificates;
 * the cross-signed Belgian roots in it are those that someone else issued (fault 37 of docs/facts/faults.md).
 */
export const POWERSHELL_SCRIPT = [
  "$ErrorActionPreference = 'Stop'; $devices = $null; $event624 = $null; $crossRoots = $null",
  "try { $devices = @(Get-CimInstance Win32_PnPEntity | Where-Object { $_.PNPDeviceID -match '^(USB|SCFILTER)\\\\' -or $_.PNPClass -eq 'SmartCardReader' } | ForEach-Object { @{ id = [string]$_.PNPDeviceID; class = [string]$_.PNPClass; code = [int]$_.ConfigManagerErrorCode; compatible = [string]($_.CompatibleID -join ' ') } }) } catch { }",
  "try { $event624 = @(Get-WinEvent -FilterHashtable @{ LogName = 'System'; Id = 624 } -MaxEvents 20 | Where-Object { $_.ProviderName -match 'smart ?card' }).Count } catch { if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { $event624 = 0 } }",
  "try { $crossRoots = @(Get-ChildItem Cert:\\LocalMachine\\CA, Cert:\\CurrentUser\\CA | Where-Object { $_.Subject -match 'CN=Belgium Root CA' -and $_.Issuer -notmatch 'CN=Belgium Root CA' }).Count } catch { }",
  'ConvertTo-Json -Compress -Depth 4 -InputObject @{ devices = $devices; event624 = $event624; crossRoots = $crossRoots }',
].join('; ');

const count = v.nullish(v.number(), null);
const device = v.object({
  id: v.string(),
  class: v.nullish(v.string(), ''),
  code: v.number(),
  compatible: v.nullish(v.string(), ''),
});
const answer = v.object({ devices: v.nullish(v.array(device), null), event624: count, crossRoots: count });
type Device = v.InferOutput<typeof device>;

/** What the script printed; a part is null when Windows refused it. */
export type Devices = v.InferOutput<typeof answer>;

/**
 * Reads what POWERSHELL_SCRIPT printed. A profile or a policy may print lines before it, so the last line that begins
 * with `{` counts; unknown when there is none, or when it is not the answer that the script makes.
 */
export function readDevices({ code, out }: Ran): Outcome<Devices> {
  const line = out.split('\n').findLast((one) => one.trim().startsWith('{')) ?? '';
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), answer), line.trim());
  return found.success ? known(found.output) : unknown(code === 0 ? 'unreadable' : 'failed');
}

/** Whether Windows or the device itself calls it a smart card reader (USB class 0B). */
const isReader = ({ class: kind, compatible }: Device): boolean =>
  kind === 'SmartCardReader' || /USB\\Class_0b/i.test(compatible ?? '');

/**
 * Device manager codes, cfgmgr32.h and learn.microsoft.com, "Error codes in Device Manager". Each has a cure of its
 * own; a code that is not here means that no driver works, whatever the reason.
 */
const DRIVER_BY_CODE: Readonly<Record<number, Value<'usbReaders'>[number]['driver']>> = {
  10: 'failed',
  12: 'failed',
  14: 'restart-needed',
  18: 'missing',
  19: 'damaged',
  21: 'restart-needed',
  22: 'disabled',
  28: 'missing',
  29: 'disabled',
  31: 'damaged',
  32: 'damaged',
  37: 'damaged',
  38: 'restart-needed',
  39: 'damaged',
  40: 'damaged',
  41: 'damaged',
  43: 'failed',
  47: 'replug',
  48: 'refused',
  52: 'refused',
  54: 'restart-needed',
};
/** CM_PROB_DEVICE_NOT_THERE and CM_PROB_PHANTOM. */
const NOT_THERE: readonly number[] = [24, 45];

/**
 * The card readers on USB among the devices of Windows, each with its driver's state: one entry per model, whatever
 * number of parts it shows. The serial number behind the model's ids is dropped, and so are readers that are unplugged.
 */
export function usbReadersOf(devices: readonly Device[]): Value<'usbReaders'> {
  const byModel = new Map<string, Device[]>();
  for (const one of devices) {
    const [, vendor = '', product = ''] = /^USB\\VID_([0-9A-F]{4})&PID_([0-9A-F]{4})/i.exec(one.id) ?? [];
    const ids = `${vendor}:${product}`.toLowerCase();
    if (vendor !== '') byModel.set(ids, [...(byModel.get(ids) ?? []), one]);
  }
  return [...byModel].flatMap(([ids, parts]) => {
    const [vendorId = '', productId = ''] = ids.split(':');
    const model = readerModel(vendorId, productId);
    const readers = parts.filter(isReader);
    if (model === null && readers.length === 0) return [];
    // A keyboard's keys may be in order while its reader has no driver, and the other way round.
    const judged = readers.length > 0 ? readers : parts;
    const works = readers.some(({ class: kind, code }) => kind === 'SmartCardReader' && code === 0);
    const code = works ? 0 : (judged.map((part) => part.code).find((one) => one !== 0) ?? 0);
    // Unplugged devices stay in Windows's list for a while.
    if (NOT_THERE.includes(code)) return [];
    const driver = works ? 'ok' : (DRIVER_BY_CODE[code] ?? (code === 0 ? 'unknown' : 'missing'));
    return [{ vendorId, productId, model, driver, code, claimedBy: null }];
  });
}

/**
 * Whether a card is in for which Windows found no driver (CM_PROB_FAILED_INSTALL 28; fault 9 of docs/facts/faults.md);
 * a reader without one does not count.
 */
export const hasUnknownCard = (devices: readonly Device[]): boolean =>
  devices.some(({ id, code }) => /^SCFILTER\\/i.test(id) && code === 28);
