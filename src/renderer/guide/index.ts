/** What App loads when somebody looks for a guide or follows one, or before, while nothing else is to be done. */
export { GuideScreen } from './GuideScreen.tsx';
export { GuidesScreen } from './Guides.tsx';
