/** What App loads when somebody goes to the check, or before, while nothing else is to be done. */
export { CheckScreen } from './Check.tsx';
export { CheckHelpScreen } from './CheckHelp.tsx';
