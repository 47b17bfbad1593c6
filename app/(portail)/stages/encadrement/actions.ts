'use server'

import { z } from 'zod'
import { defineAction } from '@/lib/core/requete/action'
import { envoyerEncadrer } from '@/lib/stages/encadrement/commands'

export const envoyer = defineAction(z.object({}), envoyerEncadrer)
