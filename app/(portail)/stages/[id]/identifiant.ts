import { z } from 'zod'

/** An address with a part that cannot be an id is a 404. */
export const estIdentifiant = (id: string): boolean => z.uuid().safeParse(id).success
