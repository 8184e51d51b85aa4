export function electronVersion(): string | null;
export function findElectron(): string | null;
export function getElectron(): Promise<string | null>;
