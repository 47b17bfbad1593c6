import 'server-only'
import { reglages } from '@/lib/core/reglages'
import { PHRASE, RECUS, type RecuFictif } from './schema'

/** The phrase of the fictitious doctors. Null outside the demonstration. */
export const phraseFictive = (): string | null => (reglages().DEMONSTRATION ? PHRASE : null)

/** The receipts of fictitious requests. None outside the demonstration. */
export const listRecusFictifs = (): readonly RecuFictif[] => (reglages().DEMONSTRATION ? RECUS : [])
