import { z } from 'zod'

/** An address that cannot be an id is a page that does not exist. */
export const estIdentifiant = (id: string): boolean => z.uuid().safeParse(id).success
