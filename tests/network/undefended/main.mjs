/** A window as Electron opens it by itself: the control by which the tests know that they would see traffic. */
import { app, BrowserWindow } from 'electron';

void app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<textarea>Bonjour</textarea>'));
