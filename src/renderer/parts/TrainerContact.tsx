import { useProgram } from '../program/program.tsx';
import { Icon } from './Icon.tsx';

/** Who helps in this place, as the administrator's policy says; shows nothing when the policy names nobody. */
export function TrainerContact() {
  const { trainer } = useProgram().about.policy;
  return trainer === null ? null : (
    <p className="note tone-ok">
      <Icon name="ask" />
      <span>{trainer}</span>
    </p>
  );
}
