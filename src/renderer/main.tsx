import { createRoot } from 'react-dom/client';
import './styles/index.css';
import { FIRST_LANGUAGE } from '../shared/language.ts';
import { Broken } from './Broken.tsx';
import { App } from './App.tsx';
import { changeLanguage, startLanguage } from './program/screen-language.ts';
import { Lost } from './Lost.tsx';
import { catchEverything } from './program/failures.ts';
import { Net } from './parts/ScreenNet.tsx';
import { connect } from './program/bridge.ts';
import { loadEveryScreen } from './program/load-screens.ts';
import { forgetFailed } from './program/loading.ts';
import { loadContent } from './program/use-content.ts';
import { followCheck } from './check/check-state.ts';
import { followDocuments } from './documents/documents-state.ts';
import { followPractice } from './practice/practice-state.ts';
import { usePreferences } from './session/preferences.ts';
import { ProgramProvider } from './program/program.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
const root = createRoot(place);

catchEverything();

/** Connects to the program, asks for what every screen needs, and draws the first one. */
async function start(): Promise<void> {
  if (import.meta.env.DEV) (await import('./program/development.ts')).followRestarts();
  const client = await connect(() => root.render(<Lost detail="the program has ended" />));
  // The page before this one (reloaded or crashed) may have held the card in the middle of a login; nobody else would
  // let it go. All is asked at once: each answer takes its way there and back.
  const [about] = await Promise.all([
    client.request('app.about', undefined),
    followCheck(client),
    followDocuments(client),
    followPractice(client),
    client.request('check.hold', false),
  ]);
  await startLanguage(about.language);
  usePreferences.getState().begin(about.language, about.policy.textSize);
  usePreferences.subscribe(({ language }, before) => {
    if (language === before.language) return;
    void changeLanguage(language);
    client.send('app.speak', language);
  });
  // A page that was loaded anew begins with the policy's language again.
  client.send('app.speak', about.language);
  const broken = (detail: string) => <Broken detail={detail} client={client} />;
  if (import.meta.env.DEV) (await import('./program/development.ts')).keepScreen();
  root.render(
    <Net instead={broken}>
      <ProgramProvider program={{ client, about }}>
        <App />
      </ProgramProvider>
    </Net>,
  );
  // The first screen is on its way; now load what the next ones need. Should that fail, the screen that needs it says
  // so.
  loadContent(about.language, about.policy.services).then(loadEveryScreen).catch(forgetFailed);
}

start().catch(async (error: unknown) => {
  console.error(error);
  await startLanguage(FIRST_LANGUAGE);
  root.render(<Lost detail={error instanceof Error ? error.message : String(error)} />);
});
