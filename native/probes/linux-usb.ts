/**
 * Readers on USB as the kernel lists them, whether pcscd sees them or not (faults 4 and 40 of docs/facts/faults.md).
 */
import { join } from 'node:path';
import type { Files } from './machine.ts';
import { known, once, unknown, type Outcome, type Value } from './outcome.ts';
import { readerModel } from '../reader-models.ts';

const DEVICES = '/sys/bus/usb/devices';
/** libccid's folder, on Debian, Fedora and Arch in turn. */
const DRIVERS = [
  '/usr/lib/pcsc/drivers/ifd-ccid.bundle',
  '/usr/lib64/pcsc/drivers/ifd-ccid.bundle',
  '/usr/lib64/readers/ifd-ccid.bundle',
  '/usr/lib/readers/ifd-ccid.bundle',
];
/** USB class of a smart card reader. */
const CCID = '0b';
/** pcscd itself takes a reader through this one. */
const OURS = 'usbfs';

type UsbReader = Value<'usbReaders'>[number];

/**
 * The card readers on USB: devices of the class CCID, whose `driver` says whether libccid is there, and others that
 * assets/readers.yaml lists, whose driver is `unknown`. `claimedBy` names another driver of the kernel, or GnuPG's
 * scdaemon, that has taken the reader: pcscd cannot use it then. The answer is unknown without a /sys/bus.
 */
export async function linuxUsbReaders(files: Files): Promise<Outcome<UsbReader[]>> {
  if (!(await files.exists('/sys/bus'))) return unknown('not-told');
  const names = await files.list(DEVICES);
  const ccid = (await Promise.all(DRIVERS.map((place) => files.exists(place)))).includes(true);
  const ccidDriver = ccid ? 'ok' : 'missing';
  const value = async (...path: readonly string[]): Promise<string> =>
    ((await files.text(join(DEVICES, ...path))) ?? '').trim().toLowerCase();
  const scdaemons = once(() => openedByScdaemon(files));
  const readers = await Promise.all(
    names
      .filter((name) => !name.includes(':'))
      .map(async (name): Promise<UsbReader[]> => {
        const [vendorId, productId] = await Promise.all([value(name, 'idVendor'), value(name, 'idProduct')]);
        const parts = await Promise.all(
          names
            .filter((part) => part.startsWith(`${name}:`))
            .map(async (part) => {
              const driver = await files.real(join(DEVICES, part, 'driver'));
              return {
                kind: await value(part, 'bInterfaceClass'),
                driver: driver?.slice(driver.lastIndexOf('/') + 1) ?? null,
              };
            }),
        );
        const model = readerModel(vendorId, productId);
        const standard = parts.filter(({ kind }) => kind === CCID);
        if (model === null && standard.length === 0) return [];
        // A keyboard's keys have a driver of their own, which takes nothing away from its reader.
        const only = parts.length === 1 ? parts : [];
        const ours = standard.length > 0 ? standard : only;
        const module = ours.map(({ driver }) => driver).find((driver) => driver !== null && driver !== OURS) ?? null;
        const [bus, device] = await Promise.all([value(name, 'busnum'), value(name, 'devnum')]);
        const node = `/dev/bus/usb/${bus.padStart(3, '0')}/${device.padStart(3, '0')}`;
        const claimedBy = module ?? ((await scdaemons()).includes(node) ? SCDAEMON : null);
        return [
          {
            vendorId,
            productId,
            model,
            driver: standard.length === 0 ? 'unknown' : ccidDriver,
            code: null,
            claimedBy,
          },
        ];
      }),
  );
  return known(readers.flat());
}

/** GnuPG's program for cards talks to the reader by itself, past pcscd, unless it is told not to (disable-ccid). */
const SCDAEMON = 'scdaemon';

/** The USB devices that it has open, as far as this account may see: a person's scdaemon runs as that person. */
async function openedByScdaemon(files: Files): Promise<string[]> {
  const processes = (await files.list('/proc')).filter((name) => /^\d+$/.test(name));
  const opened = await Promise.all(
    processes.map(async (id) => {
      if ((await files.head(`/proc/${id}/comm`)).trim() !== SCDAEMON) return [];
      const open = await files.list(`/proc/${id}/fd`);
      return Promise.all(open.map((number) => files.real(`/proc/${id}/fd/${number}`)));
    }),
  );
  return opened.flat().filter((path) => path !== null);
}
