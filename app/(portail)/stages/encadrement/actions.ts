'use server'

import { z } from 'zod'
import { defineAction } from '@/lib/core/action'
import { envoyerEncadrer } from '@/lib/referentiel/stage/encadrement/commands'

export const envoyer = defineAction(z.object({}), envoyerEncadrer)
