/** The search over the content in the present language. */
import { search, type Hit } from './search.ts';
import { useContent } from '../program/use-content.ts';

/**
 * The guides, services and screens that a query finds in the present language, best first; empty when nothing fits,
 * null when the query is blank. Suspends while the content loads.
 */
export function useSearch(query: string): Hit[] | null {
  return search(useContent(), query);
}
