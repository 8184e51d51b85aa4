/** Messages between the program and the card process (`native/host.ts`). Each side parses what it receives. */
import * as v from 'valibot';
import { factNameSchema, pcscSchema, systemSchema } from './facts.ts';

/** What Windows says of a drive (GetDriveTypeW), by the part of it that matters here. */
const driveSchema = v.object({
  /** `E:\` */
  path: v.pipe(v.string(), v.regex(/^[A-Z]:\\$/)),
  /** `fixed` is also an external disk; `remote` is a share of a server; `other`: a RAM disk, or nobody knows. */
  kind: v.picklist(['removable', 'fixed', 'remote', 'disc', 'other']),
});
export type Drive = v.InferOutput<typeof driveSchema>;

/** Messages from the card process. */
export const hostMessageSchema = v.variant('type', [
  v.object({ type: v.literal('pcsc'), facts: pcscSchema }),
  v.object({ type: v.literal('system'), facts: systemSchema }),
  /**
   * Nothing to say, and able to say it: sent every second, so that a process that was stopped or starved is noticed.
   */
  v.object({ type: v.literal('alive') }),
  /** The answer to `drives`. */
  v.object({ type: v.literal('drives'), drives: v.array(driveSchema) }),
  /** A probe or the watcher met something unexpected; a sentence for the trainer's details, without personal data. */
  v.object({ type: v.literal('trouble'), text: v.string() }),
]);
export type HostMessage = v.InferOutput<typeof hostMessageSchema>;

/** Requests to the card process. */
export const hostRequestSchema = v.variant('type', [
  /** While `held` is true, nothing is sent to any card, because the person is logging in. */
  v.object({ type: v.literal('hold'), held: v.boolean() }),
  /** Read the card again and run the probes again. */
  v.object({ type: v.literal('again') }),
  /**
   * Ask the system about these facts again; what was known stands until the new answers are in, unless it is to be
   * forgotten.
   */
  v.object({ type: v.literal('probe'), facts: v.array(factNameSchema), forget: v.optional(v.boolean(), false) }),
  /** Which drives Windows has. Other systems do not answer. */
  v.object({ type: v.literal('drives') }),
  /** Ask an applet 1.8 how many PIN tries are left; other cards answer `not-told`. */
  v.object({ type: v.literal('pin-tries') }),
]);
export type HostRequest = v.InferOutput<typeof hostRequestSchema>;
