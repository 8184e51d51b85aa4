/** The search over the content in the present language. */
import { search, type Hit } from './search.ts';
import { useContent } from '../program/use-content.ts';

/** Null when nothing was asked. */
export function useSearch(query: string): Hit[] | null {
  return search(useContent(), query);
}
