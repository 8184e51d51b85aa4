/** What App loads when somebody ends the session, or before, while nothing else is to be done. */
export { SessionEndScreen, SessionEndedScreen } from './SessionEnd.tsx';
