/** The custom properties that components hand to the style sheets. */
import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Width over height of a picture. */
    '--shape'?: number;
  }
}
