/** How long nobody has touched this PC, in whichever window, as Chromium asks the system. */
import { app, powerMonitor } from 'electron';

/**
 * Milliseconds since the last key or movement anywhere on this PC, in whole seconds. Null under Wayland: Chromium then
 * says 0 where the desktop does not tell, and the X server beside it sees its own windows only.
 */
export function idleFor(platform: NodeJS.Platform = process.platform, environment = process.env): number | null {
  const isWayland =
    platform === 'linux' &&
    (environment['WAYLAND_DISPLAY'] !== undefined || app.commandLine.getSwitchValue('ozone-platform') === 'wayland');
  return isWayland ? null : powerMonitor.getSystemIdleTime() * 1000;
}
