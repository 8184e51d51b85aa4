import type { Plugin } from 'vite';

export function yaml(): Plugin;
