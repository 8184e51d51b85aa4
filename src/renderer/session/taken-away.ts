/** Whether a PDF was saved in this session: who ends it is then told to take it along, not to empty its folder. */
import { create } from 'zustand';

/** Kept on the screen that says the session is over, and forgotten when the next one begins. */
export const useTakenAway = create<{ pdf: boolean }>(() => ({ pdf: false }));
