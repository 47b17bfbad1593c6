import { z } from 'zod'

/** A list field of a form: absent is empty, one value is a list of one. */
export const listeDe = <T extends z.ZodType>(element: T, max = 50) =>
  z.preprocess((v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]), z.array(element).max(max))

/** A check box: absent is false. */
export const caseCochee = () => z.preprocess((v) => v === 'on' || v === 'true' || v === true || v === '1', z.boolean())

/** A file field. Browsers send an empty file for « nothing chosen »: it counts as absent. */
export const fichierChoisi = (manque: string) =>
  z.instanceof(File, { error: manque }).refine((f) => f.size > 0 || !['', 'undefined', 'blob'].includes(f.name), { error: manque })

/** Whether a part of an address can name a row: a text that is not a UUID names none. */
export const estUuid = (valeur: string): boolean => z.uuid().safeParse(valeur).success
