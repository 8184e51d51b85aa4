import type { Plugin } from 'vite';
import type { Document, LineCounter, YAMLError } from 'yaml';

export function yaml(): Plugin;
export function lineOfError(document: Document, error: YAMLError, lineCounter: LineCounter): number;
