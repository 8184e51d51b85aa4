/** See open-to-all.mjs. */
export function isOpenToAll(path: string): boolean;
