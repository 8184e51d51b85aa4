/**
 * Runs between the page and the program: lets requests and events of the contract through, and nothing else of
 * Electron.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract.ts';
import { isEventName, isRequestName } from '../shared/contract-names.ts';

const bridge: Bridge = {
  request: async (name, argument) => {
    if (!isRequestName(name)) throw new Error('unknown request');
    return ipcRenderer.invoke(name, argument);
  },
  listen: (name, listener) => {
    if (!isEventName(name)) throw new Error('unknown event');
    // Electron's event object would give the page ipcRenderer, so it is not passed on.
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld('cleEnMain', bridge);
