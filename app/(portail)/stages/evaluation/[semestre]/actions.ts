'use server'
import { defineAction } from '@/lib/core/requete/action'
import { evaluerStage } from '@/lib/stages/evaluation/commands'
import { evaluationSchema } from '@/lib/stages/evaluation/schema'

export const evaluer = defineAction(evaluationSchema, evaluerStage)
