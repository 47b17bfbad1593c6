'use server'

import { z } from 'zod'
import { definePublicAction } from '@/lib/core/action'
import { donnerDefi } from '@/lib/soutien/preuve/commands'

export const demanderDefi = definePublicAction(z.object({}), donnerDefi)
