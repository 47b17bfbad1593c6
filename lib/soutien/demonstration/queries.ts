import 'server-only'
import { reglages } from '@/lib/core/reglages'
import { PHRASE, RECUS, type RecuFictif } from './schema'

/** The phrase of the fictitious doctors; null outside the demonstration. */
export const phraseFictive = (): string | null => (reglages().DEMONSTRATION ? PHRASE : null)

/** Receipts that open fictitious requests; none outside the demonstration. */
export const listRecusFictifs = (): readonly RecuFictif[] => (reglages().DEMONSTRATION ? RECUS : [])
