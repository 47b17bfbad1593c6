'use server'
import { defineAction } from '@/lib/core/action'
import { evaluerStage } from '@/lib/referentiel/stage/evaluation/commands'
import { evaluationSchema } from '@/lib/referentiel/stage/evaluation/schema'

export const evaluer = defineAction(evaluationSchema, evaluerStage)
