export const TEST_ELECTRON_VERSION: string;
export function findTestElectron(): string | null;
export function getTestElectron(): Promise<string>;
