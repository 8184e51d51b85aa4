import { useTranslation } from 'react-i18next';
import { Primary } from '../parts/Page.tsx';
import { useProgram } from '../program/program.tsx';

/** Prints the sheet on the screen; nothing where the policy has closed printing. */
export function PrintButton() {
  const { t } = useTranslation();
  const { closed } = useProgram().about.policy;
  if (closed.includes('print')) return null;
  return <Primary onClick={() => window.print()}>{t('check.print')}</Primary>;
}
